using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Scope;

public sealed class DeliverTests
{
    private static readonly Scenario Part = Scoped.And("2026-02-20", new ScopeItemDelivered("A-1", 40));

    [Fact]
    public void Without_a_share_all_that_was_missing_is_delivered() =>
        Part.When("2026-03-01", new Deliver("a-1")).Then(new ScopeItemDelivered("A-1", 60))
            .History.Latest.Items["A-1"].Open.ShouldBeFalse();

    [Fact]
    public void Partial_deliveries_add_up() =>
        Part.When("2026-03-01", new Deliver("A-1", 30)).Then(new ScopeItemDelivered("A-1", 30))
            .History.Latest.Items["A-1"].Delivered.ShouldBe(70);

    [Fact]
    public void But_not_to_more_than_all_of_it() =>
        Part.When("2026-03-01", new Deliver("A-1", 61))
            .ThenRefused("A-1 is already delivered to 40 %; another 61 % would be more than all of it.");

    [Fact]
    public void A_late_delivery_collides_with_those_that_make_it_too_much() =>
        Part.When("2026-02-10", new Deliver("A-1", 61))
            .ThenRefused(
                "This does not fit with what is on record for later: “scope item A-1 delivered (40 %)” of 2026-02-20 (position 11). A-1 is already delivered to 61 %; another 40 % would be more than all of it.");

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void A_share_is_1_to_100_percent(int share) =>
        Scoped.When("2026-03-01", new Deliver("A-1", share)).ThenRefused("A delivery is 1 to 100 % of the item.");

    [Fact]
    public void What_is_delivered_in_full_is_not_delivered_again() =>
        Part.And("2026-02-21", new ScopeItemDelivered("A-1", 60)).When("2026-03-01", new Deliver("A-1"))
            .ThenRefused("A-1 is delivered in full already.");

    [Fact]
    public void The_same_share_on_the_same_day_is_one_delivery_told_twice() =>
        Part.When("2026-02-20", new Deliver("A-1", 40)).ThenNothing();

    [Fact]
    public void A_stalled_programme_can_deliver() =>
        Stalled.When("2026-04-01", new Deliver("A-1")).Then(new ScopeItemDelivered("A-1", 100));

    [Fact]
    public void One_on_hold_cannot() =>
        OnHold.When("2026-04-01", new Deliver("A-1"))
            .ThenRefused("Nothing can be delivered while CRM is on hold since 2026-03-01.");

    [Fact]
    public void It_is_on_record() =>
        Scoped.When("2026-03-01", new Deliver("Z-9")).ThenRefused("CRM has no scope item “Z-9”.");
}
