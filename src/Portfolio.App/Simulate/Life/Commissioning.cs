using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>A proposed programme begins, with its first phase.</summary>
internal sealed class Commissioning : Behaviour
{
    public override double Rate(ProgrammeLife life) =>
        life.State == ProgrammeState.Proposed ? life.Hazards.Lifecycle.Commission : 0;

    public override void Happen(ProgrammeLife life)
    {
        var budget = Amounts.First(life.Dice);
        life.Record.InOrder(new Commission(life.PlannedFinish, budget), life.Today);
        life.Record.InOrder(new StartPhase(1), life.Today);
        life.State = ProgrammeState.Active;
        life.Budget = budget;
        life.Phases[0].State = PhaseState.Started;
    }
}
