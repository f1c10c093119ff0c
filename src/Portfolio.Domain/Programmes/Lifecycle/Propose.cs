namespace Portfolio.Domain.Programmes;

/// <summary>Puts a programme on record before it begins.</summary>
/// <param name="Code">The programme's code: 2 to 60 letters, digits or - _ . /; it stands in its address.</param>
/// <param name="Title">What the programme is called.</param>
/// <param name="Department">The code of the department that is answerable for it.</param>
/// <param name="Accounts">The codes of the customers it is for.</param>
/// <param name="Segment">The customers it is for, for example <c>Retail</c>.</param>
/// <param name="PlannedStart">The day it is to begin.</param>
/// <param name="PlannedFinish">The day it is to be done.</param>
/// <param name="Budget">The money asked for.</param>
/// <param name="Cadence">How often its status is due.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Experiment">What it is to find out, if it is an experiment.</param>
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
    string? Purpose = null,
    Experiment? Experiment = null) : ProgrammeCommand
{
    public override bool Opens => true;

    public override IEnumerable<Refusal> Faults() =>
    [
        .. Domain.Code.Faults(Code, "code"),
        .. Words.TitleFaults(Title),
        .. Words.Faults(Segment, "segment"),
        .. CommandFaults.DateOrder(PlannedStart, PlannedFinish, "plannedFinish"),
        .. Budget?.Faults("budget") ?? [],
        .. CommandFaults.Known(Cadence, "cadence"),
        .. Experiment is null ? [] : Words.TitleFaults(Experiment.Criterion, "experiment.criterion")
            .Select(f => f.Rule == "title-is-given"
                ? f with { Rule = "experiment-has-a-criterion", Sentence = $"Say in 1 to {Words.LongestTitle} characters what result would make the experiment a success." }
                : f),
    ];

    public override IEnumerable<Refusal> FaultsOn(Occasion on) =>
    [
        .. CommandFaults.Department(Department, on),
        .. CommandFaults.Accounts(Accounts, on),
        .. Days.Faults(PlannedStart, on.Today, "plannedStart"),
        .. Days.Faults(PlannedFinish, on.Today, "plannedFinish"),
    ];

    public override Decision Decide(Programme programme, Occasion on)
    {
        var proposed = new ProgrammeProposed(
            Code, Title.Trim(), on.Organisation.DepartmentCode(Department), Accounts.AsRecorded(on), Words.Tidy(Segment),
            PlannedStart, PlannedFinish, Budget, Cadence,
            Experiment is null ? null : new Experiment(Experiment.Criterion.Trim()));
        return proposed.Equals(programme.Opening)
            ? Decision.Nothing
            : Decision.Record(new NewFact(proposed, []).With(TextNames.Purpose, Purpose));
    }

    internal static Refusal? Rule(Programme p) => p.Exists
        ? new("programme-is-new", $"There is already a programme {p.Code}, “{p.Title}”.", "code")
        : null;
}
