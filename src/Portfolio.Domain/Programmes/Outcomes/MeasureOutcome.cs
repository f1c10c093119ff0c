namespace Portfolio.Domain.Programmes;

/// <summary>What an outcome's metric came to, on the day this is effective. A later record for the same day counts.</summary>
/// <param name="Outcome">The outcome's code.</param>
/// <param name="Value">What its metric came to, in its unit.</param>
public sealed record MeasureOutcome(string Outcome, decimal Value) : ProgrammeCommand
{
    public override Decision Decide(Programme programme, Occasion on) =>
        programme.Outcomes.TryGetValue(Outcome, out var held)
        && held.Measure == new OutcomeMeasure(Value, on.EffectiveOn)
            ? Decision.Nothing
            : Decision.Record(new OutcomeMeasured(programme.OutcomeCode(Outcome), Value));

    internal static Refusal? Rule(Programme p, OutcomeMeasured e) => OutcomeRules.Linked(p, e.Outcome);
}
