using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Phases;

public sealed class PlanPhaseTests
{
    [Fact]
    public void A_phase_is_planned() =>
        Proposed.When("2026-01-05", new PlanPhase(1, " Discovery ", Today.Day("2026-02-01"), Today.Day("2026-04-01"), true))
            .Then(new PhasePlanned(1, "Discovery", Today.Day("2026-02-01"), Today.Day("2026-04-01"), true));

    [Fact]
    public void A_number_is_taken_once() =>
        Running.When("2026-03-01", new PlanPhase(1, "Another"))
            .ThenRefused("There is already a phase 1, “Phase 1”: replan it instead.");

    [Fact]
    public void A_cancelled_phase_leaves_its_number() =>
        Running.And("2026-02-10", new PhaseCancelled(3, [])).When("2026-03-01", new PlanPhase(3, "Another"))
            .Then(new PhasePlanned(3, "Another", null, null, false));

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void Phases_are_numbered_from_1_to_99(int number) =>
        Running.When("2026-03-01", new PlanPhase(number, "Another")).ThenRefused("Phases are numbered from 1 to 99.");

    [Fact]
    public void It_starts_before_it_finishes() =>
        Running.When("2026-03-01", new PlanPhase(4, "Another", Today.Day("2026-05-02"), Today.Day("2026-05-01")))
            .ThenRefused("It would finish on 2026-05-01, before it starts on 2026-05-02.");

    [Fact]
    public void It_has_a_title() =>
        Running.When("2026-03-01", new PlanPhase(4, "")).ThenRefused("A title has 1 to 300 characters.");

    [Fact]
    public void What_has_ended_plans_no_more() =>
        Completed.When("2026-04-01", new PlanPhase(4, "Another"))
            .ThenRefused("CRM is completed since 2026-03-01; no phase can be planned any more.");

    [Fact]
    public void Planned_again_as_it_is_changes_nothing() =>
        Running.When("2026-03-01", new PlanPhase(1, "Phase 1", Funded: true)).ThenNothing();

    [Fact]
    public void A_plan_can_be_announced() =>
        Running.When("2026-09-01", new PlanPhase(4, "Another")).Then(new PhasePlanned(4, "Another", null, null, false))
            .History.On(Today.Date).Phases.Count.ShouldBe(3);
}
