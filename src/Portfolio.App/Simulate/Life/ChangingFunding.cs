using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>A phase yet to come gets its money, or loses it.</summary>
internal sealed class ChangingFunding : Behaviour
{
    public override double Rate(ProgrammeLife life) =>
        life.State == ProgrammeState.Active && life.Phases.Exists(Ahead) ? life.Hazards.Plans.ChangeFunding : 0;

    public override void Happen(ProgrammeLife life)
    {
        var phase = life.Phases.Find(Ahead)!;
        phase.Funded = !phase.Funded;
        life.Record.InOrder(new ReplanPhase(phase.Number, Funded: phase.Funded), life.Today);
    }

    private static bool Ahead(LifePhase phase) => phase.State == PhaseState.Planned;
}
