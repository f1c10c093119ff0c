using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>What was put off is planned for an earlier phase again.</summary>
internal sealed class PullingForward : ScopeBehaviour
{
    public override double Rate(ProgrammeLife life, LifeItem item) =>
        item.Deferrals > 0 && Earlier(life, item) is not null ? life.Hazards.Deferrals.PullForward : 0;

    public override void Happen(ProgrammeLife life, LifeItem item)
    {
        item.Phase = Earlier(life, item)!.Number;
        life.Record.InOrder(new PullForward(item.Code, item.Phase.Value), life.Today);
    }

    private static LifePhase? Earlier(ProgrammeLife life, LifeItem item) =>
        life.Phases.Find(p => p.Open && p.Number < (item.Phase ?? int.MaxValue));
}
