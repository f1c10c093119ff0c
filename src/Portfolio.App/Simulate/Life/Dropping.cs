using Portfolio.App.Simulate.Cast;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>A programme is given up; more easily while it is stalled, or before it has begun.</summary>
internal sealed class Dropping : Behaviour
{
    public override double Rate(ProgrammeLife life) =>
        life.State switch
        {
            ProgrammeState.Proposed => life.Hazards.Lifecycle.Withdraw,
            ProgrammeState.Active => life.Hazards.Lifecycle.Drop,
            ProgrammeState.Stalled => life.Hazards.Stalls.Drop,
            _ => 0,
        };

    public override void Happen(ProgrammeLife life)
    {
        var causes = life.Causes();
        life.Record.AfterAll(new Drop(causes, Reasons.Other(causes)), life.Today);
        life.State = ProgrammeState.Dropped;
    }
}
