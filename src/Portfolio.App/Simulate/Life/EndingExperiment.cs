using Portfolio.App.Simulate.Cast;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>An experiment comes to the end that its plan foresaw.</summary>
internal sealed class EndingExperiment : Behaviour
{
    public override double Rate(ProgrammeLife life) =>
        life is { IsExperiment: true, State: ProgrammeState.Active } ? life.Hazards.Becoming.EndExperiment : 0;

    public override void Happen(ProgrammeLife life)
    {
        life.Record.AfterAll(new EndExperiment(life.Dice.Chance(0.4), Reasons.Learnt), life.Today);
        life.State = ProgrammeState.ExperimentEnded;
    }
}
