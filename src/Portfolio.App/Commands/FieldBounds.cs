using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
using Portfolio.Domain.Surveys;
using Portfolio.Domain.Waves;

namespace Portfolio.App.Commands;

/// <summary>
/// What a value of a field lies within, whichever record it is about; each element, where the field takes a list. The
/// domain’s rules decide, and a test holds these against them.
/// </summary>
/// <param name="Shortest">Characters of a text at least, without blanks at either end.</param>
/// <param name="Longest">Characters of a text at most.</param>
/// <param name="Least">The least number.</param>
/// <param name="Most">The greatest number.</param>
/// <param name="Pattern">What a text looks like, as a regular expression.</param>
/// <param name="Fewest">Elements of a list at least.</param>
public sealed record FieldBounds(
    int? Shortest = null, int? Longest = null, decimal? Least = null, decimal? Most = null, string? Pattern = null, int? Fewest = null)
{
    /// <summary>Anything of its kind.</summary>
    public static readonly FieldBounds None = new();

    private static readonly FieldBounds Title = new(Shortest: 1, Longest: Words.LongestTitle);
    private static readonly FieldBounds Named = new(Shortest: 1, Longest: Words.Longest);
    private static readonly FieldBounds Short = new(Longest: Words.Longest);
    private static readonly FieldBounds Text = new(Longest: FreeText.Longest);
    private static readonly FieldBounds Percent = new(Least: 1, Most: 100);
    private static readonly FieldBounds PhaseNumber = new(Least: 1, Most: 99);
    private static readonly FieldBounds Some = new(Fewest: 1);

    /// <param name="command">The command, or the object within one.</param>
    public static FieldBounds Of(Type command, string field, FieldMeaning meaning) => (command.Name, field) switch
    {
        (_, "title" or "metric" or "audience" or "channel" or "wording" or "criterion" or "drivers") when command != typeof(ResponseRow) => Title,
        (nameof(Stratum) or nameof(ScalePoint), "name") => Title,
        (_, "unit" or "method" or "register" or "threat") => Named,
        (nameof(ReassignTeamMember), "role") or (nameof(Coverage), "source") => Named,
        (_, "segment" or "driver" or "priceBasis" or "notRatedBecause") when command != typeof(DriverScore) => Short,
        (nameof(OpenSurvey), "question") => Short,
        (nameof(IdentifyInRegister), "id") => new(Shortest: 1, Longest: 100),
        (nameof(StatusScale), "name") => new(Pattern: Code.Pattern),
        (nameof(StatusScale), "version") => new(Least: 1),
        (nameof(Money), "amount") => new(Least: 0),
        (nameof(Stall) or nameof(Drop), "causes") or (nameof(ObserveDerailers), "kinds") or (nameof(Split), "into") => Some,
        (_, "customerValue") => new(Least: 0, Most: 100),
        (nameof(Deliver), "share") or (nameof(ReassignTeamMember), "shareLost") => Percent,
        (nameof(PublishedShare), "percent") => new(Least: 0, Most: 100),
        (_, "severity") => new(Least: 1, Most: 5),
        (nameof(AnswerStrategyQuestion), "question") => new(Least: 1, Most: StrategyCanvas.Questions),
        (nameof(AnswerStrategyQuestion), "component") => new(Least: 1, Most: StrategyCanvas.Components),
        (nameof(FollowUp), "serviceLevelDays") => new(Least: 1, Most: 365),
        (nameof(RecordCustomerAssessment), "sampleSize") or (nameof(OpenWave), "invited") => new(Least: 1),
        (nameof(Stratum), "invited") => new(Least: 0),
        (nameof(PlanPhase) or nameof(ReplanPhase) or nameof(StartPhase) or nameof(CompletePhase) or nameof(CancelPhase), "number") => PhaseNumber,
        (_, "phase" or "toPhase" or "moveItemsTo") => PhaseNumber,
        (nameof(Surveys.InvitationRequest), "count") => new(Least: 1, Most: InviteToSurvey.Most),
        _ => meaning switch
        {
            FieldMeaning.NewCode => new(Pattern: Code.Pattern),
            FieldMeaning.Currency => new(Pattern: "^[A-Z]{3}$"),
            FieldMeaning.FreeText => Text,
            _ => None,
        },
    };
}
