using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>A programme is no longer in its register, and nobody says why.</summary>
internal sealed class LeavingRegister : Behaviour
{
    public override double Rate(ProgrammeLife life) =>
        life is { Running: true, Register: not null } ? life.Hazards.Lifecycle.LeaveRegister : 0;

    public override void Happen(ProgrammeLife life)
    {
        life.Record.AfterAll(new LeaveRegister(life.Register!), life.Today);
        life.State = ProgrammeState.LeftRegister;
    }
}
