using Portfolio.App.Simulate.Cast;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>Money is taken away.</summary>
internal sealed class CuttingBudget : Behaviour
{
    public override double Rate(ProgrammeLife life) =>
        life is { Running: true, Budget.Amount: > 200_000 } ? life.Hazards.Plans.CutBudget : 0;

    public override void Happen(ProgrammeLife life)
    {
        var to = Amounts.Scaled(life.Budget!, life.Dice, 0.6, 0.9);
        life.Record.InOrder(new CutBudget(to, life.Dice.Pick(Reasons.Money)), life.Today);
        life.Cut(to);
    }
}
