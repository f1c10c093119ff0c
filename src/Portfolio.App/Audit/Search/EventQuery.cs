using System.Collections.Frozen;
using System.Globalization;
using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Web;

namespace Portfolio.App.Audit.Search;

/// <summary>What was asked of the event search, over HTTP and on the page alike.</summary>
/// <param name="At">The position that the first page was found at: what is recorded meanwhile moves no page and no count.</param>
/// <param name="Seen">The last event of the page before.</param>
/// <param name="Correlation">Is looked up in the ledger: nodes do not keep it in memory.</param>
/// <param name="People">Who was meant by <c>person</c>.</param>
public sealed record EventQuery(
    EventFilter Filter, Guid? Correlation, IReadOnlyList<Person> People, bool NewestFirst, long At, long? Seen, int Limit)
{
    /// <summary>What may stand in an address.</summary>
    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new("person", "Who recorded it or is named in it: an id, or words of a name.", Example: "ada"),
        new("personAs", "Only as the one who recorded it, or only as one who is named in it.", OneOf: ["actor", "mentioned"]),
        new("type", "Kinds of event, with commas between.", Example: "ProgrammeStalled,ProgrammeDropped") { Many = true },
        new("stream", "A stream’s name, or how it begins, with a star; a programme’s code alone will do.", Example: "programme/CRM-2"),
        new("role", "The role in which it was recorded.", OneOf: [.. Roles.All, "system"]),
        new("way", "The way by which it was recorded.", Example: "http"),
        new("command", "The id of a command.", QueryKind.Id),
        new("correlation", "The id of what it was part of: an import, a bulk edit.", QueryKind.Id),
        .. Span("effective", "it happened in the world"),
        .. Span("recorded", "it was recorded"),
        .. Span("reported", "its source said it"),
        new("order", "Which comes first.", OneOf: ["newest", "oldest"]),
        new("cursor", "Where the next page begins, as the page before told it in “next”.", Example: "120.118"),
        QueryParameter.Page,
    ];

    /// <summary>Their names, for those that must say what others there are.</summary>
    public static readonly IReadOnlyList<string> Names = [.. Parameters.Select(p => p.Name)];

    private static IEnumerable<QueryParameter> Span(string kind, string what) =>
    [
        new($"{kind}From", $"The first day on which {what}.", QueryKind.Day, "2026-01-01"),
        new($"{kind}To", $"The last day on which {what}.", QueryKind.Day, "2026-03-31"),
    ];

    /// <summary>The search, or the parameter at fault and what is wrong with it, in a sentence.</summary>
    public static (EventQuery? Query, (string Parameter, string Sentence)? Fault) Read(
        IQueryCollection query, PortfolioNode node, View view, int limit = 100)
    {
        var read = new AuditQueryReader(query, Names, node, view);
        var people = read.People();
        var types = read.Types();
        var (stream, prefix) = read.Stream();
        var (effective, recorded, reported) = (read.Days("effective"), read.Days("recorded"), read.Days("reported"));
        var cursor = read.Cursor(view.Position);
        var at = cursor?.At ?? view.Position;
        var filter = new EventFilter(
            people?.Select(p => p.Id).ToFrozenSet(StringComparer.Ordinal),
            read.OneOf("personAs", "actor", "mentioned") is { } part ? Enum.Parse<PersonAs>(part, ignoreCase: true) : null,
            types,
            stream,
            prefix,
            read.OneOf("role", [.. Roles.All, "system"]),
            read.Text("way"),
            read.Id("command"),
            effective,
            reported,
            recorded.From is { } from ? view.Log.PositionAt(node.EndOf(from.AddDays(-1))) : 0,
            recorded.To is { } to ? Math.Min(at, view.Log.PositionAt(node.EndOf(to))) : at);
        var asked = new EventQuery(
            filter, read.Id("correlation"), people ?? [], read.OneOf("order", "newest", "oldest") != "oldest", at, cursor?.Seen,
            read.Number("limit", 1, Limits.Page, limit));
        return read.Fault is { } fault ? (null, fault) : (asked, null);
    }

    /// <summary>Finds the events; those of a correlation by the ledger's own index.</summary>
    public async Task<EventsFound> FindAsync(PortfolioNode node, View view, CancellationToken cancellation)
    {
        var filter = Filter;
        if (Correlation is { } correlation)
        {
            long[] own = [.. EventSearch.Find(view, Everything(filter, correlation), newestFirst: false, null, int.MaxValue).Events.Select(e => e.Position)];
            filter = filter with { Among = await node.Ledger.Reader.ReadCorrelatedAsync(correlation, own, cancellation) };
        }

        return EventSearch.Find(view, filter, NewestFirst, Seen, Limit);
    }

    /// <summary>Give it as <c>cursor</c> for the page after; null on the last.</summary>
    public string? Next(EventsFound found) => found.HasMore
        ? string.Create(CultureInfo.InvariantCulture, $"{At}.{found.Events[^1].Position}")
        : null;

    // A command that is part of nothing larger is its own correlation.
    private static EventFilter Everything(EventFilter within, Guid command) => new(
        null, null, null, null, false, null, null, command, new(null, null), new(null, null), within.After, within.UpTo);
}
