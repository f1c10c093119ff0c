using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Sponsorship;

public sealed class SwapSponsorTests
{
    [Fact]
    public void The_role_goes_with_the_seat()
    {
        var seat = Running.When("2026-03-01", new SwapSponsor("ann", "bob", "Moved on"))
            .Then(new SponsorSwapped("ann", "bob")).History.Latest.Sponsors.ShouldHaveSingleItem();
        seat.ShouldBe(new Seat("bob", SponsorRole.Lead, Today.Day("2026-03-01"), SwappedIn: "ann"));
    }

    [Fact]
    public void Of_two_who_replace_the_same_sponsor_the_second_is_refused() =>
        Running.And("2026-03-01", new SponsorSwapped("ann", "bob"))
            .When("2026-03-01", new SwapSponsor("ann", "cem", "Moved on"))
            .ThenRefused("The person to be replaced does not sponsor CRM on that day.");

    [Fact]
    public void The_same_swap_told_again_changes_nothing() =>
        Running.And("2026-03-01", new SponsorSwapped("ann", "bob"))
            .When("2026-03-05", new SwapSponsor("ann", "bob", "Moved on")).ThenNothing();

    [Fact]
    public void Who_comes_is_not_who_goes() =>
        Running.When("2026-03-01", new SwapSponsor("ann", "ann", "Moved on"))
            .ThenRefused("A sponsor cannot be swapped for the same person.");

    [Fact]
    public void Who_comes_does_not_sit_already() =>
        Running.And("2026-02-10", new SponsorAppointed("bob", SponsorRole.Joint))
            .When("2026-03-01", new SwapSponsor("ann", "bob", "Moved on"))
            .ThenRefused("The new person already sponsors CRM.");

    [Fact]
    public void Who_comes_is_known_and_a_reason_is_given() =>
        Running.When("2026-03-01", new SwapSponsor("ann", "zoe", " "))
            .ThenRefused(
                "Give the reason in words: it stays on the record.", "There is no person with the id “zoe”: add them first.");

    [Fact]
    public void Who_goes_may_have_been_erased_since() =>
        Registered.And("2026-01-02", new SponsorAppointed("erased", SponsorRole.Lead))
            .When("2026-03-01", new SwapSponsor("erased", "bob", "Moved on")).Then(new SponsorSwapped("erased", "bob"));

    [Fact]
    public void A_swap_can_be_announced_and_counts_from_its_day()
    {
        var history = Running.When("2026-09-01", new SwapSponsor("ann", "bob", "Retires"))
            .Then(new SponsorSwapped("ann", "bob")).History;
        history.On(Today.Date).Sponsors.ShouldHaveSingleItem().Person.ShouldBe("ann");
        history.On(Today.Day("2026-09-01")).Sponsors.ShouldHaveSingleItem().Person.ShouldBe("bob");
    }

    [Fact]
    public void What_would_end_before_an_announced_swap_is_told_to_take_it_back_first() =>
        Running.And("2026-09-01", new SponsorSwapped("ann", "bob")).When("2026-06-01", new Complete())
            .ThenRefused(
                "This does not fit with what is on record for later: “sponsor swapped” of 2026-09-01 (position 8). CRM is completed since 2026-06-01; who fills its seats can no longer change. It was announced for a day to come: retract it first.");
}
