using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>What became of a programme that left its register comes to light.</summary>
internal sealed class LearningOutcome : Behaviour
{
    public override double Rate(ProgrammeLife life) =>
        life.State == ProgrammeState.LeftRegister ? life.Hazards.Lifecycle.LearnOutcome : 0;

    public override void Happen(ProgrammeLife life)
    {
        var outcome = life.Dice.Pick([(Outcome.Completed, 5.0), (Outcome.Dropped, 4.0), (Outcome.Merged, 1.0)]);
        life.Record.InOrder(new LearnOutcome(outcome, life.Dice.Chance(0.5) ? life.Today : null), life.Today);
        life.State = outcome switch
        {
            Outcome.Completed => ProgrammeState.Completed,
            Outcome.Dropped => ProgrammeState.Dropped,
            _ => ProgrammeState.Merged,
        };
    }
}
