namespace Portfolio.Domain.Programmes;

/// <summary>Changes what is said of the programme; what is left out stays as it is.</summary>
public sealed record Describe(
    string? Title = null,
    string? Department = null,
    ValueList<string>? Accounts = null,
    string? Segment = null,
    Cadence? Cadence = null,
    string? Purpose = null) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() => TitleFaults(Title);

    public override Decision Decide(Programme programme, Occasion on) =>
        FirstOf(OrganisationFaults(Department, Accounts, on), () =>
        {
            var changes = new ProgrammeDescribed(
                Title == programme.Title ? null : Title,
                Department == programme.Department ? null : Department,
                Accounts is null || Accounts.Equals(programme.Accounts) ? null : Accounts,
                Segment == programme.Segment ? null : Segment,
                Cadence == programme.Cadence ? null : Cadence);
            return changes == new ProgrammeDescribed(null, null, null, null, null)
                ? Decision.Nothing
                : Decision.Record(new NewFact(changes, []).With(TextNames.Purpose, Purpose));
        });
}
