namespace Portfolio.Domain.Programmes;

/// <summary>Puts a programme on record that was already running when first seen. Only what is known is given.</summary>
public sealed record Register(
    string Code,
    string Title,
    string? Department = null,
    ValueList<string>? Accounts = null,
    string? Segment = null,
    DateOnly? StartedOn = null,
    DateOnly? PlannedFinish = null,
    Money? Budget = null,
    string? PriceBasis = null,
    Cadence? Cadence = null,
    Coverage? Coverage = null,
    string? Purpose = null) : ProgrammeCommand
{
    public override bool Opens => true;

    public override IEnumerable<Refusal> Faults() =>
    [
        .. Domain.Code.Faults(Code, "code"),
        .. TitleFaults(Title),
        .. Budget?.Faults("budget") ?? [],
    ];

    public override Decision Decide(Programme programme, Occasion on)
    {
        if (StartedOn > on.EffectiveOn)
        {
            return Decision.Refuse(
                "registered-programme-has-started",
                $"A registered programme is already running, but this one starts on {StartedOn:yyyy-MM-dd}, after {on.EffectiveOn:yyyy-MM-dd}: propose it instead.",
                "startedOn");
        }

        return FirstOf(OrganisationFaults(Department, Accounts, on), () =>
        {
            var registered = new ProgrammeRegistered(
                Code, Title, Department, Accounts ?? [], Segment, StartedOn, PlannedFinish, Budget, PriceBasis, Cadence,
                Coverage ?? Programmes.Coverage.Own);
            return registered.Equals(programme.Opening)
                ? Decision.Nothing
                : Decision.Record(new NewFact(registered, []).With(TextNames.Purpose, Purpose));
        });
    }
}
