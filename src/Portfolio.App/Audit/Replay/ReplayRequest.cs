using Microsoft.Extensions.Primitives;
using Portfolio.App.Node;
using Portfolio.App.Reports;
using Portfolio.App.Web;
using Portfolio.Domain;
using Portfolio.Reports.Knowing;

namespace Portfolio.App.Audit.Replay;

/// <summary>
/// What is to be replayed: one programme or the whole, at one point or between two. A point is what was known at a
/// position, by a day or at an instant, about a day. By themselves <c>from</c> and <c>to</c> are points of knowledge, each
/// about its own day, or both about <c>asOf</c>; with <c>knownAt</c> they are days of the world, both as known at that point.
/// </summary>
/// <param name="Stream">Name of the programme's stream; null: the whole portfolio.</param>
/// <param name="From">The earlier of two points; null: only <paramref name="At"/> is asked for.</param>
/// <param name="At">The point, or the later of two.</param>
public sealed record ReplayRequest(string? Stream, Knowledge? From, Knowledge At)
{
    /// <summary>What may stand in an address.</summary>
    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new("stream", "A programme, by its code or its stream; left out, the whole portfolio.", Example: "programme/CRM-2"),
        .. KnowledgeQuery.Parameters,
        new("from", "The earlier of two points: a position, day or instant of knowledge; with knownAt, a day of the world.", Example: "2026-01-31"),
        new("to", "The later of two points; left out, now.", Example: "2026-03-31"),
    ];

    /// <summary>Their names, for those that must say what others there are.</summary>
    public static readonly IReadOnlyList<string> Names = [.. Parameters.Select(p => p.Name)];

    /// <summary>The request, or the parameter at fault and what is wrong with it, in a sentence.</summary>
    public static (ReplayRequest? Request, (string Parameter, string Sentence)? Fault) Read(
        IQueryCollection query, PortfolioNode node, View view)
    {
        string? stream = null;
        if (Text(query, "stream") is { } text)
        {
            var code = text.StartsWith(View.ProgrammeStreams, StringComparison.OrdinalIgnoreCase) ? text[View.ProgrammeStreams.Length..] : text;
            stream = Code.Stream("programme", code);
            if (!view.Programmes.ContainsKey(stream))
            {
                return (null, ("stream", $"There is no programme “{Words.Shown(code)}”. Leave stream out to replay the whole."));
            }
        }

        var (from, to) = (Text(query, "from"), Text(query, "to"));
        if (from is null && to is not null)
        {
            return (null, ("from", "from is needed beside to: differences lie between two points."));
        }

        if (from is null)
        {
            var (at, fault) = KnowledgeQuery.Read(query, node, view);
            return at is null ? (null, fault) : (new(stream, null, at), null);
        }

        return Between(query, stream, from, to, node, view);
    }

    private static (ReplayRequest?, (string, string)?) Between(
        IQueryCollection query, string? stream, string from, string? to, PortfolioNode node, View view)
    {
        var (asOf, knownAt) = (Text(query, "asOf"), Text(query, "knownAt"));
        if (asOf is not null && knownAt is not null)
        {
            return (null, ("asOf", "With from and to, give asOf (both points speak of that day) or knownAt (from and to are days, both as known then), not both."));
        }

        (Knowledge?, (string Parameter, string Sentence)?) Point(string? at) => KnowledgeQuery.Read(
            new QueryCollection(new Dictionary<string, StringValues>
            {
                ["basis"] = query["basis"],
                ["asOf"] = knownAt is null ? asOf : at,
                ["knownAt"] = knownAt ?? at,
            }),
            node,
            view);

        var (first, firstFault) = Point(from);
        var (second, secondFault) = Point(to);
        if (first is null || second is null)
        {
            var (parameter, fault) = first is null ? ("from", firstFault!.Value) : ("to", secondFault!.Value);

            // What was said of knownAt or asOf was read from the one that stands in its place here.
            var own = fault.Parameter == (knownAt is null ? "knownAt" : "asOf");
            return (null, own ? (parameter, fault.Sentence.Replace(fault.Parameter, parameter, StringComparison.Ordinal)) : fault);
        }

        return first.KnownAt > second.KnownAt || (first.KnownAt == second.KnownAt && first.AsOf > second.AsOf)
            ? (null, ("to", "to lies before from."))
            : (new(stream, first, second), null);
    }

    private static string? Text(IQueryCollection query, string name) =>
        query[name].ToString().Trim() is { Length: > 0 } given ? given : null;
}
