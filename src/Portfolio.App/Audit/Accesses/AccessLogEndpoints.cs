using Portfolio.App.Node;
using Portfolio.App.Web;

namespace Portfolio.App.Audit.Accesses;

/// <summary>Who looked at what.</summary>
internal static class AccessLogEndpoints
{
    public static void Map(RouteGroupBuilder audit) => audit.MapGet("/access", FindAsync)
        .WithName("access-log")
        .WithSummary("What auditors and leadership opened or took away, and what was refused, newest first.")
        .Produces<AccessPage>().ProducesProblem(400).Takes(AccessQuery.Parameters);

    /// <param name="From">Number of the first entry of this page.</param>
    /// <param name="Total">How many entries fit on all pages together.</param>
    /// <param name="Next">Give it as <c>cursor</c> for the next page; null on the last.</param>
    private sealed record AccessPage(IReadOnlyList<AccessModel> Entries, long From, long To, long Total, string? Next);

    private sealed record AccessModel(
        long Id, DateTimeOffset At, string Kind, string? Person, string? Role, string Method, string Address, string Parameters,
        int Status, long Bytes, long? Rows, int Milliseconds)
    {
        public static AccessModel Of(KeptAccess kept)
        {
            var e = kept.Entry;
            return new(
                kept.Id, e.At, e.Kind.ToString().ToLowerInvariant(), e.Person, e.Role, e.Method, e.Address, e.Parameters,
                e.Status, e.Bytes, e.Rows, e.Milliseconds);
        }
    }

    private static async Task<IResult> FindAsync(
        HttpContext context, PortfolioNode node, AccessLogReader reader, CancellationToken cancellation)
    {
        var (query, fault) = AccessQuery.Read(context.Request.Query, node);
        if (query is null)
        {
            return Problems.BadParameter(fault!.Value.Parameter, fault.Value.Sentence);
        }

        var found = await reader.FindAsync(query.Filter, query.Limit, cancellation);
        context.NotePeople(query.People.Select(p => p.Id));
        context.NoteRows(found.Entries.Count);
        return Results.Ok(new AccessPage(
            [.. found.Entries.Select(AccessModel.Of)],
            found.Entries.Count == 0 ? 0 : found.Before + 1,
            found.Before + found.Entries.Count,
            found.Total,
            AccessQuery.Next(found)));
    }
}
