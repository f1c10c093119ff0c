namespace Portfolio.Domain.Programmes;

/// <summary>Puts a programme on record that was already running when first seen. Only what is known is given.</summary>
/// <param name="Code">The programme's code: 2 to 60 letters, digits or - _ . /; it stands in its address.</param>
/// <param name="Title">What the programme is called.</param>
/// <param name="Department">The code of the department that is answerable for it, if that is known.</param>
/// <param name="Accounts">The codes of the customers it is for.</param>
/// <param name="Segment">The customers it is for, for example <c>Retail</c>.</param>
/// <param name="StartedOn">The day it began, before we looked, if that is known.</param>
/// <param name="PlannedFinish">The day it is to be done, if that is known.</param>
/// <param name="Budget">Its money, if that is known.</param>
/// <param name="PriceBasis">The prices the budget is stated in, for example <c>2024/25 real</c>.</param>
/// <param name="Cadence">How often its status is due.</param>
/// <param name="Coverage">Which kinds of fact its source reports, and how often it looks.</param>
/// <param name="Purpose">What it is for.</param>
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
        .. Words.TitleFaults(Title),
        .. Words.Faults(Segment, "segment"),
        .. Words.Faults(PriceBasis, "priceBasis"),
        .. Budget?.Faults("budget") ?? [],
        .. CommandFaults.Known(Cadence, "cadence"),
        .. Coverage is null ? [] : DeclareCoverage.FaultsOf(Coverage),
    ];

    public override IEnumerable<Refusal> FaultsOn(Occasion on) =>
    [
        .. CommandFaults.Department(Department, on),
        .. CommandFaults.Accounts(Accounts, on),
        .. Days.Faults(StartedOn, on.Today, "startedOn"),
        .. Days.Faults(PlannedFinish, on.Today, "plannedFinish"),
        .. StartedOn > on.EffectiveOn
            ? [new Refusal(
                "registered-programme-has-started",
                $"A registered programme is already running, but this one starts on {StartedOn:yyyy-MM-dd}, after {on.EffectiveOn:yyyy-MM-dd}: propose it instead.",
                "startedOn")]
            : Array.Empty<Refusal>(),
    ];

    public override Decision Decide(Programme programme, Occasion on)
    {
        var registered = new ProgrammeRegistered(
            Code, Title.Trim(), Department is null ? null : on.Organisation.DepartmentCode(Department),
            Accounts.AsRecorded(on), Words.Tidy(Segment), StartedOn, PlannedFinish, Budget, Words.Tidy(PriceBasis), Cadence,
            Coverage ?? Programmes.Coverage.Own);
        return registered.Equals(programme.Opening)
            ? Decision.Nothing
            : Decision.Record(new NewFact(registered, []).With(TextNames.Purpose, Purpose));
    }
}
