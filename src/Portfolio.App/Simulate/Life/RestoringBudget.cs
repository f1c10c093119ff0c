using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>Some of what was cut is given back.</summary>
internal sealed class RestoringBudget : Behaviour
{
    public override double Rate(ProgrammeLife life) =>
        life is { Running: true, Uncut: not null } ? life.Hazards.Plans.RestoreBudget : 0;

    public override void Happen(ProgrammeLife life)
    {
        var (now, before) = (life.Budget!, life.Uncut!);
        var to = life.Dice.Chance(0.5) ? before : Amounts.Between(now, before);
        life.Record.InOrder(new RestoreBudget(to), life.Today);
        (life.Budget, life.Uncut) = (to, null);
    }
}
