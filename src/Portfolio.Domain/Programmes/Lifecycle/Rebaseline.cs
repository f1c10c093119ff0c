namespace Portfolio.Domain.Programmes;

/// <summary>Moves the planned finish, in either direction; later is a delay. The original is always shown.</summary>
/// <param name="ApprovedBy">The id of the person who approved it.</param>
public sealed record Rebaseline(
    DateOnly To,
    ValueList<Derailer>? Causes = null,
    string? OtherCause = null,
    string? ApprovedBy = null,
    string? ChangeReference = null,
    string? Reason = null) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() => CauseFaults(Causes ?? [], OtherCause, needed: false);

    public override Decision Decide(Programme programme, Occasion on)
    {
        if (ApprovedBy is not null && !on.KnowsPerson(ApprovedBy))
        {
            return new Decision.Refused([.. PersonFaults(ApprovedBy, on, "approvedBy")]);
        }

        return programme.PlannedFinish == To
            ? Decision.Nothing
            : Decision.Record(new NewFact(new FinishRebaselined(To, Causes ?? [], ApprovedBy, ChangeReference), [])
                .With(TextNames.OtherCause, OtherCause)
                .With(TextNames.Reason, Reason));
    }

    internal static Refusal? Rule(Programme p) => p.Open
        ? null
        : new("rebaseline-an-open", $"{p.Code} is {p.InWords()}; its finish can no longer be moved.");
}
