using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Milestones;

public sealed class ReachMilestoneTests
{
    private static readonly Scenario Set = Running.And("2026-02-10", new MilestoneSet("PILOT", "Pilot", Today.Day("2026-09-01")));

    [Fact]
    public void It_is_reached_on_the_day_that_it_is_effective() =>
        Set.When("2026-05-01", new ReachMilestone("pilot")).Then(new MilestoneReached("PILOT"))
            .History.Latest.Milestones["PILOT"].ReachedOn.ShouldBe(Today.Day("2026-05-01"));

    [Fact]
    public void Once() =>
        Set.And("2026-05-01", new MilestoneReached("PILOT")).When("2026-05-02", new ReachMilestone("PILOT"))
            .ThenRefused("PILOT was reached on 2026-05-01; it cannot be reached any more.");

    [Fact]
    public void Not_before_its_day() =>
        Set.When("2026-09-01", new ReachMilestone("PILOT")).ThenRefused(
            "2026-09-01 lies ahead. Only what can be announced (a sponsor, a lead, a budget, a phase’s plan) can be recorded before its day.");

    [Fact]
    public void Nor_before_it_was_set() =>
        Set.When("2026-02-09", new ReachMilestone("PILOT")).ThenRefused("CRM has no milestone “PILOT”: set it first.");
}
