using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Scope;

public sealed class DropScopeItemTests
{
    [Fact]
    public void An_item_is_given_up() =>
        Scoped.When("2026-03-01", new DropScopeItem("a-1", [Derailer.BudgetCut]))
            .Then(new ScopeItemDropped("A-1", [Derailer.BudgetCut]));

    [Fact]
    public void A_partly_delivered_one_too() =>
        Scoped.And("2026-02-10", new ScopeItemDelivered("A-1", 60)).When("2026-03-01", new DropScopeItem("A-1", []))
            .Then(new ScopeItemDropped("A-1", [])).History.Latest.Items["A-1"].Delivered.ShouldBe(60);

    [Fact]
    public void Told_again_it_changes_nothing() =>
        Scoped.And("2026-02-10", new ScopeItemDropped("A-1", [])).When("2026-03-01", new DropScopeItem("A-1", [])).ThenNothing();

    [Fact]
    public void For_another_cause_it_is_not_dropped_again() =>
        Scoped.And("2026-02-10", new ScopeItemDropped("A-1", []))
            .When("2026-03-01", new DropScopeItem("A-1", [Derailer.BudgetCut]))
            .ThenRefused("A-1 was dropped already.");

    [Fact]
    public void An_item_of_an_ended_programme_has_shared_its_fate() =>
        Dropped.When("2026-04-01", new DropScopeItem("A-1", []))
            .ThenRefused("CRM is dropped since 2026-03-01; its scope can no longer change.");
}
