using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>More money is approved.</summary>
internal sealed class ApprovingBudget : Behaviour
{
    public override double Rate(ProgrammeLife life) =>
        life is { Running: true, Budget: not null, Uncut: null } ? life.Hazards.Plans.ApproveBudget : 0;

    public override void Happen(ProgrammeLife life)
    {
        life.Budget = Amounts.Scaled(life.Budget!, life.Dice, 1.1, 1.5);
        life.Record.InOrder(new ApproveBudget(life.Budget), life.Today);
    }
}
