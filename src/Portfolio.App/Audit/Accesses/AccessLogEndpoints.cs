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
        return Results.Ok(AccessPage.Of(found));
    }
}
