using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>A phase is done: nothing in it is open any more.</summary>
internal sealed class CompletingPhase : Behaviour
{
    public override double Rate(ProgrammeLife life) =>
        life.State == ProgrammeState.Active && Done(life) is not null ? life.Hazards.Plans.CompletePhase : 0;

    public override void Happen(ProgrammeLife life)
    {
        var done = Done(life)!;
        life.Record.AfterAll(new CompletePhase(done.Number), life.Today);
        done.State = PhaseState.Completed;
    }

    private static LifePhase? Done(ProgrammeLife life) =>
        life.Phases.Find(p => p.State == PhaseState.Started && !life.Items.Exists(i => i.Open && i.Phase == p.Number));
}
