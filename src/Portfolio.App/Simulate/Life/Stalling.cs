using Portfolio.App.Simulate.Cast;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>A standstill that nobody wanted: more often while a swap or a cut is fresh.</summary>
internal sealed class Stalling : Behaviour
{
    public override double Rate(ProgrammeLife life) =>
        life is { State: ProgrammeState.Active, WhollyObserved: true }
        ? life.Hazards.Stalls.Stall
            * (life.SwapIsFresh ? life.Hazards.Stalls.AfterSwap : 1)
            * (life.CutIsFresh ? life.Hazards.Stalls.AfterCut : 1)
        : 0;

    public override void Happen(ProgrammeLife life)
    {
        var causes = life.Causes();
        life.Record.InOrder(new Stall(causes, Reasons.Other(causes)), life.Today);
        life.State = ProgrammeState.Stalled;
    }
}
