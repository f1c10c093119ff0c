using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>A piece of scope reaches customers. What was put off to "later" is brought forward on that day.</summary>
internal sealed class Delivering : ScopeBehaviour
{
    public override double Rate(ProgrammeLife life, LifeItem item) =>
        item.Deferrals > 0
        ? life.Hazards.Deferrals.DeliverRate(
            item.Phase is null, item.Funded, item.Promised, item.Deferrals, life.State == ProgrammeState.Stalled)
        : life.Phase(item.Phase)!.State == PhaseState.Started
            ? life.Hazards.Scope.Deliver
                * (life.State == ProgrammeState.Stalled ? life.Hazards.Scope.DeliverWhileStalled : 1)
            : 0;

    public override void Happen(ProgrammeLife life, LifeItem item)
    {
        var home = life.Phase(item.Phase) ?? life.Phases.FindLast(p => p.Open);
        if (item.Phase is null && home is not null)
        {
            life.Record.InOrder(new PullForward(item.Code, home.Number), life.Today);
            item.Phase = home.Number;
        }

        if (home is { State: PhaseState.Planned } && life.State == ProgrammeState.Active)
        {
            life.Record.InOrder(new StartPhase(home.Number), life.Today);
            home.State = PhaseState.Started;
        }

        var partly = item is { Delivered: 0, Deferrals: 0 } && life.Dice.Chance(life.Hazards.Scope.SharePartial);
        var share = partly ? life.Dice.Between(20, 45) : 100 - item.Delivered;
        var delivery = life.Record.Loosely(new Deliver(item.Code, share), life.Today, notBefore: item.Part);
        item.Delivered += share;
        item.Part = partly ? delivery : null;
    }
}
