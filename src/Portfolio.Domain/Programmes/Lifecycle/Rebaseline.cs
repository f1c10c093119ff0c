namespace Portfolio.Domain.Programmes;

/// <summary>Moves the planned finish, in either direction; later is a delay. The original is always shown.</summary>
/// <param name="To">The day it is to be done now.</param>
/// <param name="Causes">What made it so: all that apply.</param>
/// <param name="OtherCause">What the cause “Other” is; needed with it.</param>
/// <param name="ApprovedBy">The id of the person who approved it.</param>
/// <param name="ChangeReference">The change request it goes back to, for example <c>CR-17</c>.</param>
/// <param name="Reason">Why, in a sentence or more.</param>
public sealed record Rebaseline(
    DateOnly To,
    ValueList<Derailer>? Causes = null,
    string? OtherCause = null,
    string? ApprovedBy = null,
    string? ChangeReference = null,
    string? Reason = null) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() =>
    [
        .. CommandFaults.Causes(Causes ?? [], OtherCause, needed: false), .. Words.Faults(ChangeReference, "changeReference"),
    ];

    public override IEnumerable<Refusal> FaultsOn(Occasion on) =>
        [.. Days.Faults(To, on.Today, "to"), .. CommandFaults.Person(ApprovedBy, on, "approvedBy")];

    public override Decision Decide(Programme programme, Occasion on) =>
        programme.PlannedFinish == To
            ? Decision.Nothing
            : Decision.Record(
                new NewFact(new FinishRebaselined(To, Causes ?? [], ApprovedBy, Words.Tidy(ChangeReference)), [])
                    .With(TextNames.OtherCause, OtherCause)
                    .With(TextNames.Reason, Reason));

    internal static Refusal? Rule(Programme p) => p.Open
        ? null
        : new("rebaseline-an-open", $"{p.Code} is {p.InWords()}; its finish can no longer be moved.");
}
