using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>A stalled programme moves again.</summary>
internal sealed class Resuming : Behaviour
{
    public override double Rate(ProgrammeLife life) =>
        life.State == ProgrammeState.Stalled ? life.Hazards.Stalls.Resume : 0;

    public override void Happen(ProgrammeLife life)
    {
        life.Record.InOrder(new Resume(), life.Today);
        life.State = ProgrammeState.Active;
    }
}
