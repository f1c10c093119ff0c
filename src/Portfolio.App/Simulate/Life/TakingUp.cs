using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>A hold ends.</summary>
internal sealed class TakingUp : Behaviour
{
    public override double Rate(ProgrammeLife life) =>
        life.State == ProgrammeState.OnHold ? life.Hazards.Lifecycle.TakeUp : 0;

    public override void Happen(ProgrammeLife life)
    {
        life.Record.InOrder(new TakeUp(), life.Today);
        life.State = ProgrammeState.Active;
    }
}
