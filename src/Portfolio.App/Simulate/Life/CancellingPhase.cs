using Portfolio.App.Simulate.Cast;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>A later phase is given up before it started, with what was put into it or putting that off once more.</summary>
internal sealed class CancellingPhase : Behaviour
{
    public override double Rate(ProgrammeLife life) =>
        life.State == ProgrammeState.Active && Last(life) is not null ? life.Hazards.Plans.CancelPhase : 0;

    public override void Happen(ProgrammeLife life)
    {
        var last = Last(life)!;
        var causes = life.Causes();
        var toLater = life.Dice.Chance(0.5);
        life.Record.AfterAll(
            new CancelPhase(last.Number, causes, Reasons.Other(causes), MoveItemsToLater: toLater), life.Today);
        last.State = PhaseState.Cancelled;
        foreach (var item in life.Items.Where(i => i.Open && i.Phase == last.Number))
        {
            item.Dropped = !toLater;
            item.Deferrals += toLater ? 1 : 0;
            (item.Phase, item.Funded) = (null, false);
        }
    }

    private static LifePhase? Last(ProgrammeLife life) =>
        life.Phases.FindLast(p => p is { Number: > 1, State: PhaseState.Planned });
}
