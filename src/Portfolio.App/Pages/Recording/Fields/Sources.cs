using Portfolio.App.Commands;

namespace Portfolio.App.Pages.Recording.Fields;

/// <summary>
/// What each field of a command is chosen from: whatever its description says that it means, but less where only a part of
/// that can be meant.
/// </summary>
public static class Sources
{
    private static readonly Dictionary<string, FieldSource> Narrower = new(StringComparer.Ordinal)
    {
        ["swap-sponsor.from"] = FieldSource.Sponsor,
        ["vacate-sponsor.person"] = FieldSource.Sponsor,
        ["recommit-sponsor.person"] = FieldSource.Sponsor,
        ["record-engagement.department"] = FieldSource.InvolvedDepartment,
        ["clear-derailer.kind"] = FieldSource.StandingDerailer,
        ["review-contingency.threat"] = FieldSource.PreparedThreat,
        ["invoke-contingency.threat"] = FieldSource.PreparedThreat,
        ["override-status.period"] = FieldSource.ReportedPeriod,
        ["log-communication.reference"] = FieldSource.Reference,
        ["answer-strategy-question.question"] = FieldSource.StrategyQuestion,
        ["answer-strategy-question.component"] = FieldSource.StrategyComponent,

        // Of another programme, or of another record than a programme's.
        ["transfer-scope-item.toPhase"] = FieldSource.Typed,
        ["merge.toPhase"] = FieldSource.Typed,
        ["retract-shock.command"] = FieldSource.Typed,
        ["retract-wave.command"] = FieldSource.Typed,
    };

    private static readonly Dictionary<string, FieldSource> Suggested = new(StringComparer.Ordinal)
    {
        ["segment"] = FieldSource.Segment,
        ["driver"] = FieldSource.Driver,
        ["register"] = FieldSource.Register,
        ["priceBasis"] = FieldSource.PriceBasis,
    };

    /// <param name="command">The command's name.</param>
    /// <param name="path">The field's JSON path without the numbers of rows, <c>promises.account</c>.</param>
    public static FieldSource Of(string command, string path, CommandField field) => field.Meaning switch
    {
        _ when Narrower.TryGetValue($"{command}.{path}", out var narrower) => narrower,
        FieldMeaning.Person => FieldSource.Person,
        FieldMeaning.Department => FieldSource.Department,
        FieldMeaning.Account => FieldSource.Account,
        FieldMeaning.Programme => FieldSource.Programme,
        FieldMeaning.Phase => FieldSource.Phase,
        FieldMeaning.ScopeItem => FieldSource.Item,
        FieldMeaning.Milestone => FieldSource.Milestone,
        FieldMeaning.Incident => FieldSource.Incident,
        FieldMeaning.Outcome => FieldSource.Outcome,
        FieldMeaning.FeedbackAction => FieldSource.Action,
        FieldMeaning.Currency => FieldSource.Currency,
        FieldMeaning.Threat => FieldSource.Threat,
        FieldMeaning.Shock => FieldSource.Shock,
        FieldMeaning.Wave => FieldSource.Wave,
        FieldMeaning.WaveAction => FieldSource.WaveAction,
        FieldMeaning.Survey => FieldSource.Survey,
        FieldMeaning.StatusScale => FieldSource.Scale,
        FieldMeaning.StatusPoint => FieldSource.Rating,
        FieldMeaning.Setting => FieldSource.Setting,
        FieldMeaning.Report => FieldSource.Report,
        FieldMeaning.Command => FieldSource.Command,
        _ when field.Kind == FieldKind.Choice => FieldSource.Values,
        _ => Suggested.GetValueOrDefault(field.Name, FieldSource.Typed),
    };

    /// <summary>Whether only what the source holds can be given.</summary>
    public static bool IsClosed(FieldSource source) => source is > FieldSource.Typed and < FieldSource.Threat;

    /// <summary>Whether it is made of what is on the programme's own record.</summary>
    public static bool IsOwn(FieldSource source) => source is >= FieldSource.Sponsor and <= FieldSource.ReportedPeriod;

    /// <summary>Whether it holds more than a list could.</summary>
    public static bool IsFound(FieldSource source) => source is FieldSource.Person or FieldSource.Programme;
}
