using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Phases;

public sealed class CancelPhaseTests
{
    [Fact]
    public void Its_open_items_are_dropped_with_it() =>
        Scoped.And("2026-02-10", new ScopeItemDelivered("A-1", 100))
            .When("2026-03-01", new CancelPhase(1, [Derailer.BudgetCut]))
            .Then(new ScopeItemDropped("B-1", [Derailer.BudgetCut]), new PhaseCancelled(1, [Derailer.BudgetCut]));

    [Fact]
    public void Or_moved_to_a_later_phase() =>
        Scoped.When("2026-03-01", new CancelPhase(1, [Derailer.BudgetCut], MoveItemsTo: 3))
            .Then(
                new ScopeItemDeferred("A-1", 3, [Derailer.BudgetCut]), new ScopeItemDeferred("B-1", 3, [Derailer.BudgetCut]),
                new PhaseCancelled(1, [Derailer.BudgetCut]));

    [Fact]
    public void Or_put_off_to_later() =>
        Scoped.When("2026-03-01", new CancelPhase(2, MoveItemsToLater: true))
            .Then(new ScopeItemDeferred("C-1", null, []), new PhaseCancelled(2, []));

    [Fact]
    public void They_move_one_way() =>
        Scoped.When("2026-03-01", new CancelPhase(1, MoveItemsTo: 3, MoveItemsToLater: true))
            .ThenRefused("Move the items to a phase or to “later”, not both.");

    [Fact]
    public void They_move_to_a_later_phase_only() =>
        Scoped.When("2026-03-01", new CancelPhase(2, MoveItemsTo: 1))
            .ThenRefused("C-1 is planned for phase 2; it can be deferred to a later phase only, not to phase 1.");

    [Fact]
    public void They_move_to_a_planned_phase_only() =>
        Scoped.When("2026-03-01", new CancelPhase(2, MoveItemsTo: 4)).ThenRefused("CRM has no phase 4: plan it first.");

    [Fact]
    public void The_cause_and_the_reason_stay_with_an_empty_phase_too()
    {
        var cancelled = Scoped.When("2026-03-01", new CancelPhase(3, [Derailer.Other], "Flood", Reason: "No dry room"));
        cancelled.Then(new PhaseCancelled(3, [Derailer.Other]));
        cancelled.ThenTexts(new("otherCause", "Flood"), new("reason", "No dry room"));
    }

    [Fact]
    public void A_completed_phase_is_not_cancelled() =>
        Running.And("2026-02-10", new PhaseStarted(1)).And("2026-02-11", new PhaseCompleted(1))
            .When("2026-03-01", new CancelPhase(1)).ThenRefused("Phase 1 is completed; it cannot be cancelled.");

    [Fact]
    public void Cancelled_again_changes_nothing() =>
        Running.And("2026-02-10", new PhaseCancelled(1, [])).When("2026-03-01", new CancelPhase(1)).ThenNothing();

    [Fact]
    public void An_item_put_in_late_collides_with_the_cancelling() =>
        Running.And("2026-02-10", new PhaseCancelled(1, [])).When("2026-02-09", new AddScopeItem("A-1", "Late", 1, 10))
            .ThenRefused(
                "This does not fit with what is on record for later: “phase 1 cancelled” of 2026-02-10 (position 8). Phase 1 would be cancelled with 1 open scope item (A-1) in it.");

    [Fact]
    public void What_has_ended_cancels_no_phase() =>
        Dropped.When("2026-04-01", new CancelPhase(3))
            .ThenRefused("CRM is dropped since 2026-03-01; none of its phases can be cancelled.");
}
