using Portfolio.App.Simulate.Cast;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>A standstill that somebody decided.</summary>
internal sealed class PuttingOnHold : Behaviour
{
    public override double Rate(ProgrammeLife life) =>
        life is { State: ProgrammeState.Active, WhollyObserved: true } ? life.Hazards.Lifecycle.PutOnHold : 0;

    public override void Happen(ProgrammeLife life)
    {
        DateOnly? until = life.Dice.Chance(0.7) ? life.Today.AddMonths(life.Dice.Between(2, 6)) : null;
        life.Record.InOrder(new PutOnHold(until, life.Dice.Pick(Reasons.Hold)), life.Today);
        life.State = ProgrammeState.OnHold;
    }
}
