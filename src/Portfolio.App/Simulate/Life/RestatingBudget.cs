using Portfolio.App.Simulate.Cast;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>The budget is estimated anew: not a cut, and not more money either.</summary>
internal sealed class RestatingBudget : Behaviour
{
    public override double Rate(ProgrammeLife life) =>
        life is { Running: true, Uncut: null, Budget.Amount: > 200_000 } ? life.Hazards.Plans.RestateBudget : 0;

    public override void Happen(ProgrammeLife life)
    {
        var to = Amounts.Scaled(life.Budget!, life.Dice, 1.05, 1.4);
        life.Record.InOrder(new RestateBudget(to, Reason: life.Dice.Pick(Reasons.Money)), life.Today);
        life.Budget = to;
    }
}
