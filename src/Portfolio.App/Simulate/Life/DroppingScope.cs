using Portfolio.App.Simulate.Cast;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>A piece of scope is given up.</summary>
internal sealed class DroppingScope : ScopeBehaviour
{
    public override double Rate(ProgrammeLife life, LifeItem item) =>
        item.Deferrals > 0 ? life.Hazards.Deferrals.Drop : life.Hazards.Scope.Drop;

    public override void Happen(ProgrammeLife life, LifeItem item)
    {
        var causes = life.Causes();
        life.Record.InOrder(new DropScopeItem(item.Code, causes, Reasons.Other(causes)), life.Today);
        item.Dropped = true;
    }
}
