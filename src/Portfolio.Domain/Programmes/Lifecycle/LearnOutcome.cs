namespace Portfolio.Domain.Programmes;

/// <summary>What became of a programme that had left its register, learnt later.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="On">
/// The day it happened, where known: not after the day this is effective, not before the programme was on record. It may
/// lie before the day it left, since that is seen with the next copy of the register only.
/// </param>
/// <param name="Narrative">What happened, in as many words as it takes.</param>
public sealed record LearnOutcome(Outcome Outcome, DateOnly? On = null, string? Narrative = null) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() => CommandFaults.Known<Outcome>(Outcome, "outcome");

    public override Decision Decide(Programme programme, Occasion on)
    {
        var learnt = new OutcomeLearnt(Outcome, On);
        return programme.Outcome == learnt
            ? Decision.Nothing
            : Decision.Record(new NewFact(learnt, []).With(TextNames.Narrative, Narrative));
    }

    internal static Refusal? Rule(Programme p, OutcomeLearnt e, DateOnly on)
    {
        if (p.State != ProgrammeState.LeftRegister)
        {
            return new(
                "outcome-of-one-that-left",
                $"An outcome is learnt of a programme that left its register; {p.Code} is {p.InWords()}.");
        }

        if (e.On > on)
        {
            return new(
                "outcome-lies-behind", $"What was learnt on {on:yyyy-MM-dd} cannot have happened on {e.On:yyyy-MM-dd}.", "on");
        }

        return e.On < p.OnRecordFrom
            ? new(
                "outcome-while-on-record",
                $"{p.Code} was seen running on {p.OnRecordFrom:yyyy-MM-dd}; it cannot have ended on {e.On:yyyy-MM-dd}.",
                "on")
            : null;
    }
}
