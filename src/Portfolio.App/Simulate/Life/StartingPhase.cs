using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>The next phase starts, when those before it are done or its day has come.</summary>
internal sealed class StartingPhase : Behaviour
{
    public override double Rate(ProgrammeLife life) =>
        life.State == ProgrammeState.Active && Next(life) is not null ? life.Hazards.Plans.StartPhase : 0;

    public override void Happen(ProgrammeLife life)
    {
        var next = Next(life)!;
        life.Record.InOrder(new StartPhase(next.Number), life.Today);
        next.State = PhaseState.Started;
    }

    private static LifePhase? Next(ProgrammeLife life)
    {
        var next = life.Phases.Find(p => p.State == PhaseState.Planned);
        return next is not null && (next.Start <= life.Today || !life.Phases.Exists(p => p.Number < next.Number && p.Open))
            ? next
            : null;
    }
}
