using Portfolio.App.Simulate.Cast;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>The programme ends as done. What is still open is left undelivered: Phase 2 never happens.</summary>
internal sealed class Completing : Behaviour
{
    public override double Rate(ProgrammeLife life) =>
        life.State != ProgrammeState.Active ? 0
        : life.Items.Count > 0 && !life.Items.Exists(i => i.Open) ? life.Hazards.Lifecycle.CompleteWhenDone
        : life.Today >= life.PlannedFinish ? life.Hazards.Lifecycle.CompleteWhenDue
        : life.Hazards.Lifecycle.CompleteEarly;

    public override void Happen(ProgrammeLife life)
    {
        var leaves = life.Items.Exists(i => i.Open);
        life.Record.AfterAll(new Complete(leaves, leaves ? life.Dice.Pick(Reasons.Closing) : null), life.Today);
        life.Items.ForEach(i => i.Dropped |= i.Open);
        life.State = ProgrammeState.Completed;
    }
}
