using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Milestones;

public sealed class SetMilestoneTests
{
    private static readonly MilestoneSet Pilot = new("PILOT", "Pilot", Today.Day("2026-09-01"));

    [Fact]
    public void A_milestone_is_set_for_a_day() =>
        Running.When("2026-03-01", new SetMilestone("PILOT", " Pilot ", Pilot.Due)).Then(Pilot)
            .History.Latest.Milestones["pilot"].ShouldBe(new Milestone("PILOT", "Pilot", Pilot.Due, Pilot.Due));

    [Fact]
    public void The_first_date_is_never_replaced() =>
        Running.And("2026-03-01", Pilot).When("2026-03-02", new SetMilestone("pilot", "Pilot", Today.Day("2026-10-01")))
            .ThenRefused("PILOT, “Pilot”, was set for 2026-09-01; the first date is never replaced: reforecast it instead.");

    [Fact]
    public void Not_even_after_it_was_reforecast()
    {
        var history = Running.And("2026-03-01", Pilot).And("2026-03-02", new MilestoneReforecast("PILOT", Today.Day("2026-11-01"), []));
        history.When("2026-03-03", new SetMilestone("PILOT", "Pilot", Today.Day("2026-11-01")))
            .ThenRefused("PILOT, “Pilot”, was set for 2026-09-01; the first date is never replaced: reforecast it instead.");
        history.When("2026-03-03", new SetMilestone("PILOT", "Pilot", Pilot.Due)).ThenNothing();
    }

    [Fact]
    public void Told_late_it_must_not_replace_what_is_on_record_for_later() =>
        Running.And("2026-03-05", Pilot).When("2026-03-01", new SetMilestone("PILOT", "Pilot", Today.Day("2026-08-01")))
            .ThenRefused(
                "This does not fit with what is on record for later: “milestone PILOT set for 2026-09-01” of 2026-03-05 (position 8). PILOT, “Pilot”, was set for 2026-08-01; the first date is never replaced: reforecast it instead.");

    [Fact]
    public void Code_title_and_day_are_checked_at_once() =>
        Running.When("2026-03-01", new SetMilestone("?", "", new(2926, 1, 1))).ThenRefusedAt("milestone", "title", "due");

    [Fact]
    public void A_programme_that_ended_sets_none() =>
        Dropped.When("2026-03-02", new SetMilestone("PILOT", "Pilot", Pilot.Due))
            .ThenRefused("CRM is dropped since 2026-03-01; its milestones can no longer change.");
}
