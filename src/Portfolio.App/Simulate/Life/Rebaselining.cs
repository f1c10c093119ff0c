using Portfolio.App.Simulate.Cast;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>The planned finish moves, mostly to later; more often when it is near or the programme stands still.</summary>
internal sealed class Rebaselining : Behaviour
{
    public override double Rate(ProgrammeLife life) =>
        life.Running
        ? life.Hazards.Plans.Rebaseline
            * (life.State == ProgrammeState.Stalled ? life.Hazards.Plans.RebaselineWhileStalled : 1)
            * (life.Now >= life.PlannedFinish.DayNumber - (3 * ProgrammeLife.Month) ? life.Hazards.Plans.RebaselineWhenDue : 1)
        : 0;

    public override void Happen(ProgrammeLife life)
    {
        var (dice, plans) = (life.Dice, life.Hazards.Plans);
        var earlier = life.PlannedFinish > life.Today.AddMonths(6) && dice.Chance(plans.ShareEarlier);
        var from = life.PlannedFinish > life.Today ? life.PlannedFinish : life.Today;
        var to = earlier
            ? from.AddDays(-dice.Between(15, 90))
            : from.AddDays(20 + (int)dice.Exponential(1 / (plans.MonthsMoved * ProgrammeLife.Month)));
        var causes = earlier ? [] : life.Causes();
        life.Record.InOrder(
            new Rebaseline(to, causes, Reasons.Other(causes), Reason: dice.Chance(0.3) ? dice.Pick(Reasons.Moved) : null),
            life.Today);
        life.PlanFinish(to);
    }
}
