using System.Collections.Frozen;
using Portfolio.App.Access;
using Portfolio.App.Audit.Replay;
using Portfolio.App.Audit.Search;
using Portfolio.App.Lists;
using Portfolio.App.Node;
using Portfolio.App.Pages.Programmes;
using Portfolio.App.Reports;
using Portfolio.App.Web;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Audit.Accesses;

/// <summary>
/// The parameters of an address as the access log keeps them. A value is kept where it cannot be a person's name: a number,
/// a day, an id, a code on record, a word of the program's own. Everything else is left out, and what was searched for by
/// name stands as the ids that were found, so that erasing a name is erasing it here too.
/// </summary>
internal static class AccessParameters
{
    private const string Withheld = "…";

    private static readonly IReadOnlyList<QueryParameter> Described =
    [
        .. EventQuery.Parameters, .. AccessQuery.Parameters, .. ReportQuery.Parameters, .. ReportEvidence.Parameters,
        .. ListCatalogue.Parameters.Values.SelectMany(l => l),
    ];

    private static readonly FrozenSet<string> Names = Described.Select(p => p.Name)
        .Concat(ReplayRequest.Names)
        .Concat(["day", "known", "q", "search", "state", "sort", "page", "after", "version", "position", "size", "verify", "kind", "address", "thenAsOf", "thenKnownAt"])
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Words = EventType.All.Select(t => t.Name)
        .Concat(Roles.All)
        .Concat(ProgrammesQuery.Sorts.SelectMany(s => new[] { s, $"-{s}" }))
        .Concat(Enum.GetNames<ProgrammeState>())
        .Concat(Threat.Named)
        .Concat(Described.SelectMany(p => (p.OneOf ?? []).Concat(p.Among ?? [])))
        .Concat(["all", "recorded", "reported", "now", "then", "said", "true", "false", "json", "csv", "newest", "oldest", "actor", "mentioned", "http", "import", "simulate"])
        .ToFrozenSet(StringComparer.Ordinal);

    /// <param name="answered">Whether there was an answer: of what was refused or not understood, only the names are kept.</param>
    public static string Of(IQueryCollection query, View view, People people, AccessNote? note, bool answered) => string.Join('&', query
        .Where(p => Names.Contains(p.Key))
        .SelectMany(p => p.Value.Where(v => !string.IsNullOrEmpty(v)).Select(v => $"{p.Key}={(answered ? Kept(p.Key, v!, view, people, note) : Withheld)}")));

    private static string Kept(string name, string value, View view, People people, AccessNote? note)
    {
        if (name == "person" && note?.People is { Count: > 0 } ids && ids.All(people.Knows))
        {
            return string.Join(',', ids);
        }

        return IsNumberOrDay(value) || Guid.TryParse(value, out _) || value.Split(',').All(Words.Contains)
            || (name is "table" or "figure" && ReportWords.All.Contains(value)) || (name == "compare" && IsMoment(value))
            || people.Knows(value) || view.Organisation.HasDepartment(value) || view.Organisation.HasAccount(value)
            || view.Programme(value).Version > 0 || view.Programmes.ContainsKey(value) || view.OtherVersions.ContainsKey(value)
            ? value
            : Withheld;
    }

    // What a report is held against: asOf:2026-03-31,knownAt:1234 or saidBy:2026-03-31.
    private static bool IsMoment(string value) => value.Split(',').All(part =>
        part.Split(':', 2) is ["asOf" or "knownAt" or "saidBy", { Length: > 0 } at] && IsNumberOrDay(at));

    // Positions, days, instants and cursors.
    private static bool IsNumberOrDay(string value) =>
        char.IsAsciiDigit(value[0]) && value.All(c => char.IsAsciiDigit(c) || c is '-' or ':' or '.' or '+' or 'T' or 'Z');
}
