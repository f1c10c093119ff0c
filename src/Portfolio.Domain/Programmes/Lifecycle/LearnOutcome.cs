namespace Portfolio.Domain.Programmes;

/// <summary>What became of a programme that had left its register, learnt later.</summary>
/// <param name="On">The day it happened, where known.</param>
public sealed record LearnOutcome(Outcome Outcome, DateOnly? On = null, string? Narrative = null) : ProgrammeCommand
{
    public override Decision Decide(Programme programme, Occasion on)
    {
        if (On > on.Today)
        {
            return Decision.Refuse("outcome-lies-behind", $"An outcome of {On:yyyy-MM-dd} still lies ahead.", "on");
        }

        return programme.Outcome == new OutcomeLearnt(Outcome, On)
            ? Decision.Nothing
            : Decision.Record(new NewFact(new OutcomeLearnt(Outcome, On), []).With(TextNames.Narrative, Narrative));
    }

    internal static Refusal? Rule(Programme p) => p.State == ProgrammeState.LeftRegister
        ? null
        : new(
            "outcome-of-one-that-left",
            $"An outcome is learnt of a programme that left its register; {p.Code} is {p.InWords()}.");
}
