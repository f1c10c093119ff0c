namespace Portfolio.Domain.Programmes;

/// <summary>The programme is no longer meant to bring a result. What was measured stays on the record.</summary>
/// <param name="Outcome">The outcome's code.</param>
/// <param name="Reason">Why, in a sentence or more.</param>
public sealed record UnlinkOutcome(string Outcome, string Reason) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() => CommandFaults.Reason(Reason);

    // Once unlinked its code is known from this very event only.
    public override Decision Decide(Programme programme, Occasion on) =>
        !programme.Outcomes.ContainsKey(Outcome)
        && programme.LastUnlinked is var (code, day)
        && string.Equals(code, Outcome, StringComparison.OrdinalIgnoreCase)
        && day == on.EffectiveOn
            ? Decision.Nothing
            : Decision.Record(
                new NewFact(new OutcomeUnlinked(programme.OutcomeCode(Outcome)), []).With(TextNames.Reason, Reason));

    internal static Refusal? Rule(Programme p, OutcomeUnlinked e) => OutcomeRules.Linked(p, e.Outcome);
}
