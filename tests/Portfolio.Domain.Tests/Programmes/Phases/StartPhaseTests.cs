using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Phases;

public sealed class StartPhaseTests
{
    [Fact]
    public void A_planned_phase_starts() =>
        Running.When("2026-03-01", new StartPhase(1)).Then(new PhaseStarted(1))
            .History.Latest.Phases[1].State.ShouldBe(PhaseState.Started);

    [Fact]
    public void It_is_planned_first() =>
        Running.When("2026-03-01", new StartPhase(4)).ThenRefused("CRM has no phase 4: plan it first.");

    [Fact]
    public void It_starts_once() =>
        Running.And("2026-02-10", new PhaseStarted(1)).And("2026-02-11", new PhaseCompleted(1))
            .When("2026-03-01", new StartPhase(1))
            .ThenRefused("Phase 1 is completed; it cannot be started.");

    [Fact]
    public void Started_again_changes_nothing() =>
        Running.And("2026-02-10", new PhaseStarted(1)).When("2026-03-01", new StartPhase(1)).ThenNothing();

    [Fact]
    public void An_earlier_start_collides_with_the_one_on_record() =>
        Running.And("2026-02-10", new PhaseStarted(1)).When("2026-02-09", new StartPhase(1))
            .ThenRefused(
                "This does not fit with what is on record for later: “phase 1 started” of 2026-02-10 (position 8). Phase 1 has already started.");

    [Fact]
    public void Nothing_starts_while_it_is_stalled() =>
        Stalled.When("2026-04-01", new StartPhase(1))
            .ThenRefused("A phase starts in an active programme; CRM is stalled since 2026-03-01.");

    [Fact]
    public void A_start_is_not_announced_but_planned() =>
        Running.When("2026-09-01", new StartPhase(1))
            .ThenRefused(
                "2026-09-01 lies ahead. Only what can be announced (a sponsor, a lead, a budget, a phase’s plan) can be recorded before its day.");
}
