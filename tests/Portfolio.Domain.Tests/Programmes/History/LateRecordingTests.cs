using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.History;

public sealed class LateRecordingTests
{
    [Fact]
    public void What_fits_between_is_accepted_and_counts_from_its_day()
    {
        var history = Stalled.When("2026-02-15", new DeferScopeItem("A-1", [], 2)).Then(new ScopeItemDeferred("A-1", 2, [])).History;
        history.On(Today.Day("2026-02-14")).Items["A-1"].Phase.ShouldBe(1);
        history.On(Today.Day("2026-02-15")).Items["A-1"].Phase.ShouldBe(2);
        history.Standing[^1].Event.ShouldBeOfType<ProgrammeStalled>();
    }

    [Fact]
    public void A_stall_and_its_end_can_both_be_told_late() =>
        Scoped.And("2026-05-01", new ProgrammePutOnHold(null)).And("2026-03-01", new ProgrammeStalled([Derailer.Other]),
                new ProgrammeResumed())
            .History.Latest.State.ShouldBe(ProgrammeState.OnHold);

    [Fact]
    public void What_does_not_fit_is_refused_naming_what_it_collides_with() =>
        Stalled.When("2026-02-20", new Stall([Derailer.Reorganisation]))
            .ThenRefused(
                "This does not fit with what is on record for later: “programme stalled” of 2026-03-01 (position 11). CRM is already stalled since 2026-02-20.");

    [Fact]
    public void Nothing_happens_before_the_programme_is_on_record() =>
        Running.When("2025-12-31", new Describe("Another"))
            .ThenRefused("The programme is on record from 2026-01-01 only; 2025-12-31 lies before that.");

    [Fact]
    public void On_one_day_what_was_recorded_first_came_first() =>
        Running.And("2026-03-01", new ProgrammeStalled([Derailer.BudgetCut]))
            .And("2026-03-01", new ProgrammeResumed())
            .When("2026-03-01", new Stall([Derailer.BudgetCut])).Then(new ProgrammeStalled([Derailer.BudgetCut]));

    [Fact]
    public void A_late_rebaseline_changes_what_a_later_one_moved_from()
    {
        var crm = Running.And("2026-05-01", new FinishRebaselined(Today.Day("2029-01-01"), [], null, null))
            .When("2026-04-01", new Rebaseline(Today.Day("2028-01-01")))
            .Then(new FinishRebaselined(Today.Day("2028-01-01"), [], null, null)).History.Latest;
        (crm.PlannedFinish, crm.Rebaselines).ShouldBe((Today.Day("2029-01-01"), 2));
    }

    [Theory]
    [InlineData("1899-12-31")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public void A_day_in_another_age_is_a_slip(string day) =>
        Running.When(day, new AppointSponsor("bob", SponsorRole.Joint))
            .ThenRefused($"{day} cannot be meant: give a day from 1900-01-01 to 2126-07-01.");

    [Fact]
    public void What_has_happened_is_not_recorded_before_its_day() =>
        Running.When("2026-07-02", new Stall([Derailer.BudgetCut]))
            .ThenRefused(
                "2026-07-02 lies ahead. Only what can be announced (a sponsor, a lead, a budget, a phase’s plan) can be recorded before its day.");

    [Fact]
    public void Nothing_can_be_done_to_a_programme_that_is_not_there() =>
        Scenario.Nothing.When("2026-03-01", new Stall([Derailer.BudgetCut])).ThenRefused("There is no such programme.");
}
