using Portfolio.App.Simulate.Cast;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>A piece of scope is put off, to a later phase or to "later"; what is worth most is put off most.</summary>
internal sealed class Deferring : ScopeBehaviour
{
    public override double Rate(ProgrammeLife life, LifeItem item) =>
        item.Phase is null ? 0
        : item.Deferrals > 0 ? life.Hazards.Deferrals.DeferAgain
        : life.Hazards.Scope.Defer * (1 + ((life.Hazards.Scope.DeferMostValuable - 1) * item.CustomerValue / 100));

    public override void Happen(ProgrammeLife life, LifeItem item)
    {
        var (dice, causes) = (life.Dice, life.Causes());
        var target = dice.Chance(life.Hazards.Deferrals.ShareToLater) ? null : Target(life, item.Phase!.Value);
        life.Record.InOrder(
            new DeferScopeItem(item.Code, causes, target?.Number, target is null, Reasons.Other(causes)), life.Today);
        item.Phase = target?.Number;
        item.Funded = target?.Funded ?? false;
        item.Deferrals++;
    }

    // The next phase there is; "Phase 2" is often made up on the spot.
    private static LifePhase? Target(ProgrammeLife life, int phase)
    {
        if (life.Phases.Find(p => p.Open && p.Number > phase) is { } next)
        {
            return next;
        }

        return life.Phases.Count < 7 && life.Dice.Chance(0.5) ? NewPhase.Plan(life, funded: false) : null;
    }
}
