using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Milestones;

public sealed class ReforecastMilestoneTests
{
    private static readonly Scenario Set = Running.And("2026-02-10", new MilestoneSet("PILOT", "Pilot", Today.Day("2026-09-01")));

    [Fact]
    public void It_is_expected_on_another_day_and_the_first_stays()
    {
        var pilot = Set.When("2026-03-01", new ReforecastMilestone("pilot", Today.Day("2026-11-01"), [Derailer.TeamReassigned]))
            .Then(new MilestoneReforecast("PILOT", Today.Day("2026-11-01"), [Derailer.TeamReassigned]))
            .History.Latest.Milestones["PILOT"];
        (pilot.First, pilot.Forecast, pilot.Reforecasts).ShouldBe((Today.Day("2026-09-01"), Today.Day("2026-11-01"), 1));
    }

    [Fact]
    public void Back_to_the_first_day_is_a_move_too() =>
        Set.And("2026-03-01", new MilestoneReforecast("PILOT", Today.Day("2026-11-01"), []))
            .When("2026-03-02", new ReforecastMilestone("PILOT", Today.Day("2026-09-01")))
            .Then(new MilestoneReforecast("PILOT", Today.Day("2026-09-01"), [])).History.Latest.Milestones["PILOT"].Reforecasts.ShouldBe(2);

    [Fact]
    public void The_day_it_has_changes_nothing() =>
        Set.When("2026-03-01", new ReforecastMilestone("PILOT", Today.Day("2026-09-01"))).ThenNothing();

    [Fact]
    public void It_is_set_before() =>
        Running.When("2026-03-01", new ReforecastMilestone("PILOT", Today.Day("2026-11-01")))
            .ThenRefused("CRM has no milestone “PILOT”: set it first.");

    [Fact]
    public void What_was_reached_is_not_expected_any_more() =>
        Set.And("2026-05-01", new MilestoneReached("PILOT")).When("2026-06-01", new ReforecastMilestone("PILOT", Today.Day("2026-11-01")))
            .ThenRefused("PILOT was reached on 2026-05-01; it cannot be reforecast any more.");

    [Fact]
    public void The_cause_other_is_named() =>
        Set.When("2026-03-01", new ReforecastMilestone("PILOT", Today.Day("2026-11-01"), [Derailer.Other]))
            .ThenRefused("The cause “Other” needs a text that says what it was.");
}
