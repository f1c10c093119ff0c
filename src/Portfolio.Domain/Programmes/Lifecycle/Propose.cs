namespace Portfolio.Domain.Programmes;

/// <summary>Puts a programme on record before it begins.</summary>
public sealed record Propose(
    string Code,
    string Title,
    string Department,
    ValueList<string>? Accounts = null,
    string? Segment = null,
    DateOnly? PlannedStart = null,
    DateOnly? PlannedFinish = null,
    Money? Budget = null,
    Cadence? Cadence = null,
    string? Purpose = null) : ProgrammeCommand
{
    public override bool Opens => true;

    public override IEnumerable<Refusal> Faults() =>
    [
        .. Domain.Code.Faults(Code, "code"),
        .. TitleFaults(Title),
        .. DateOrderFaults(PlannedStart, PlannedFinish, "plannedFinish"),
        .. Budget?.Faults("budget") ?? [],
    ];

    public override Decision Decide(Programme programme, Occasion on) =>
        FirstOf(OrganisationFaults(Department, Accounts, on), () =>
        {
            var proposed = new ProgrammeProposed(
                Code, Title, Department, Accounts ?? [], Segment, PlannedStart, PlannedFinish, Budget, Cadence);
            return proposed.Equals(programme.Opening)
                ? Decision.Nothing
                : Decision.Record(new NewFact(proposed, []).With(TextNames.Purpose, Purpose));
        });

    internal static Refusal? Rule(Programme p) => p.Exists
        ? new("programme-is-new", $"There is already a programme {p.Code}, “{p.Title}”.", "code")
        : null;
}
