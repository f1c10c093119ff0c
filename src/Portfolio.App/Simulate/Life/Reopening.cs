using Portfolio.App.Simulate.Cast;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>A programme that was completed or dropped goes on after all: second thoughts.</summary>
internal sealed class Reopening : Behaviour
{
    public override double Rate(ProgrammeLife life) =>
        life.State is ProgrammeState.Completed or ProgrammeState.Dropped ? life.Hazards.Becoming.Reopen : 0;

    public override void Happen(ProgrammeLife life)
    {
        life.Record.AfterAll(new Reopen(life.Dice.Pick(Reasons.Reopening)), life.Today);
        life.State = life.Begun ? ProgrammeState.Active : ProgrammeState.Proposed;
        if (!life.Reports)
        {
            StatusReporting.Begin(life);
        }
    }
}
