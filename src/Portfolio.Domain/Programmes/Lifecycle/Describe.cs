namespace Portfolio.Domain.Programmes;

/// <summary>Changes what is said of the programme; what is left out stays as it is.</summary>
/// <param name="Title">What the programme is called from now on.</param>
/// <param name="Department">The code of the department that is answerable for it.</param>
/// <param name="Accounts">All of them; an empty list takes them all away.</param>
/// <param name="Segment">An empty one takes it away.</param>
/// <param name="Cadence">How often its status is due.</param>
/// <param name="Purpose">
/// Always recorded: texts are kept apart, so that they can be redacted, and a decision cannot compare with what was said.
/// </param>
public sealed record Describe(
    string? Title = null,
    string? Department = null,
    ValueList<string>? Accounts = null,
    string? Segment = null,
    Cadence? Cadence = null,
    string? Purpose = null) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() =>
    [
        .. Words.TitleFaults(Title), .. Words.Faults(Segment, "segment"), .. CommandFaults.Known(Cadence, "cadence"),
    ];

    public override IEnumerable<Refusal> FaultsOn(Occasion on) =>
        [.. CommandFaults.Department(Department, on), .. CommandFaults.Accounts(Accounts, on)];

    public override Decision Decide(Programme programme, Occasion on)
    {
        var accounts = Accounts is null ? null : Accounts.AsRecorded(on);
        var changes = new ProgrammeDescribed(
            Words.Change(Title, programme.Title),
            Words.Change(Department is null ? null : on.Organisation.DepartmentCode(Department), programme.Department),
            programme.Accounts.Equals(accounts) ? null : accounts,
            Words.Change(Segment, programme.Segment),
            Cadence == programme.Cadence ? null : Cadence);
        return changes == new ProgrammeDescribed(null, null, null, null, null) && string.IsNullOrWhiteSpace(Purpose)
            ? Decision.Nothing
            : Decision.Record(new NewFact(changes, []).With(TextNames.Purpose, Purpose));
    }
}
