using System.Globalization;
using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Web;

namespace Portfolio.App.Audit.Accesses;

/// <summary>What was asked of the access log, over HTTP and on the page alike.</summary>
/// <param name="People">Who was meant by <c>person</c>.</param>
public sealed record AccessQuery(AccessFilter Filter, IReadOnlyList<Person> People, int Limit)
{
    public static readonly IReadOnlyList<string> Names = ["person", "role", "kind", "address", "from", "to", "cursor", "limit"];

    /// <summary>The question, or the parameter at fault and what is wrong with it, in a sentence.</summary>
    public static (AccessQuery? Query, (string Parameter, string Sentence)? Fault) Read(IQueryCollection query, PortfolioNode node, int limit = 100)
    {
        var read = new AuditQueryReader(query, Names, node, node.View);
        var (people, days, cursor) = (read.People(), read.Days(""), read.Cursor(long.MaxValue));
        string[] kinds = [.. Enum.GetNames<AccessKind>().Select(k => k.ToLowerInvariant())];
        var asked = new AccessQuery(
            new AccessFilter(
                people is null ? null : [.. people.Select(p => p.Id)],
                read.OneOf("role", [.. Roles.All]),
                read.OneOf("kind", kinds) is { } kind ? Enum.Parse<AccessKind>(kind, ignoreCase: true) : null,
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
    public static string? Next(AccessesFound found) => found.HasMore
        ? string.Create(CultureInfo.InvariantCulture, $"{found.UpTo}.{found.Entries[^1].Id}")
        : null;
}
