using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Phases;

public sealed class CompletePhaseTests
{
    private static readonly Scenario Started = Scoped.And("2026-02-10", new PhaseStarted(1));

    [Fact]
    public void With_nothing_open_it_completes() =>
        Started.And("2026-02-20", new ScopeItemDelivered("A-1", 100)).And("2026-02-21", new ScopeItemDropped("B-1", []))
            .When("2026-03-01", new CompletePhase(1)).Then(new PhaseCompleted(1));

    [Fact]
    public void Its_open_items_refuse_it() =>
        Started.And("2026-02-20", new ScopeItemDelivered("A-1", 99)).When("2026-03-01", new CompletePhase(1))
            .ThenRefused("Phase 1 still has 2 open scope items (A-1, B-1): deliver, defer or drop them first.");

    [Fact]
    public void It_has_started() =>
        Running.When("2026-03-01", new CompletePhase(1)).ThenRefused("Phase 1 has not started yet.");

    [Fact]
    public void It_is_planned() =>
        Running.When("2026-03-01", new CompletePhase(4)).ThenRefused("CRM has no phase 4: plan it first.");

    [Fact]
    public void A_cancelled_one_is_not_completed() =>
        Running.And("2026-02-10", new PhaseCancelled(1, [])).When("2026-03-01", new CompletePhase(1))
            .ThenRefused("Phase 1 is cancelled; it cannot be completed.");

    [Fact]
    public void Completed_again_changes_nothing() =>
        Running.And("2026-02-10", new PhaseStarted(1)).And("2026-02-11", new PhaseCompleted(1))
            .When("2026-03-01", new CompletePhase(1)).ThenNothing();

    [Fact]
    public void What_has_ended_completes_no_phase() =>
        Dropped.When("2026-04-01", new CompletePhase(1))
            .ThenRefused("CRM is dropped since 2026-03-01; none of its phases can be completed.");
}
