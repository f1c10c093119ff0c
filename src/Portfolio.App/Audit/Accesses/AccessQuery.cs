using System.Globalization;
using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Web;

namespace Portfolio.App.Audit.Accesses;

/// <summary>What was asked of the access log, over HTTP and on the page alike.</summary>
/// <param name="People">Who was meant by <c>person</c>.</param>
public sealed record AccessQuery(AccessFilter Filter, IReadOnlyList<Person> People, int Limit)
{
    /// <summary>What kinds are called, in an address and in the table, each at the place of its value.</summary>
    internal static readonly string[] Kinds = [.. Enum.GetNames<AccessKind>().Select(k => k.ToLowerInvariant())];

    /// <summary>What may stand in an address.</summary>
    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new("person", "Who looked: an id, or words of a name.", Example: "ada"),
        new("role", "In which role.", OneOf: Roles.All),
        new("kind", "What kind of access.", OneOf: Kinds),
        new("address", "How the address begins.", Example: "/api/reports"),
        new("from", "The first day.", QueryKind.Day, "2026-01-01"),
        new("to", "The last day.", QueryKind.Day, "2026-03-31"),
        new("cursor", "Where the next page begins, as the page before told it in “next”.", Example: "120.118"),
        QueryParameter.Page,
    ];

    /// <summary>Their names, for those that must say what others there are.</summary>
    public static readonly IReadOnlyList<string> Names = [.. Parameters.Select(p => p.Name)];

    /// <summary>The question, or the parameter at fault and what is wrong with it, in a sentence.</summary>
    public static (AccessQuery? Query, (string Parameter, string Sentence)? Fault) Read(IQueryCollection query, PortfolioNode node, int limit = 100)
    {
        var read = new AuditQueryReader(query, Names, node, node.View);
        var (people, days, cursor) = (read.People(), read.Days(""), read.Cursor(long.MaxValue));
        var asked = new AccessQuery(
            new AccessFilter(
                people is null ? null : [.. people.Select(p => p.Id)],
                read.OneOf("role", [.. Roles.All]),
                read.OneOf("kind", Kinds) is { } kind ? Enum.Parse<AccessKind>(kind, ignoreCase: true) : null,
                read.Text("address"),
                days.From is { } from ? node.EndOf(from.AddDays(-1)).AddTicks(1) : null,
                days.To is { } to ? node.EndOf(to).AddTicks(1) : null,
                cursor?.At,
                cursor?.Seen),
            people ?? [],
            read.Number("limit", 1, Limits.Page, limit));
        return read.Fault is { } fault ? (null, fault) : (asked, null);
    }

    /// <summary>Give it as <c>cursor</c> for the page after; null on the last.</summary>
    public static string? Next(AccessesRead read) => read.HasMore
        ? string.Create(CultureInfo.InvariantCulture, $"{read.UpTo}.{read.Last}")
        : null;
}
