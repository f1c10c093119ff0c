using System.Globalization;
using Portfolio.App.Node;
using Portfolio.App.Web;
using Portfolio.Domain;

namespace Portfolio.App.Audit.Replay;

/// <summary>A programme or the portfolio as it was known, and what differs between two points.</summary>
internal static class ReplayEndpoints
{
    public static void Map(RouteGroupBuilder audit) => audit.MapGet("/replay", Replay)
        .WithSummary("A programme (stream) or the portfolio at a point (knownAt, asOf, basis); with from and to, what differs between two points, field by field, with the events that made it so. from and to are positions, days or instants of knowledge; with knownAt they are days of the world, both as known then.")
        .Produces<ProgrammeBetweenModel>().ProducesProblem(400);

    private static IResult Replay(HttpContext context, PortfolioNode node, CancellationToken cancellation)
    {
        var (view, query) = (node.View, context.Request.Query);
        string[] known = [.. ReplayRequest.Names, "cursor", "limit"];
        if (query.Keys.FirstOrDefault(k => !known.Contains(k)) is { } unknown)
        {
            return Problems.BadParameter(unknown, $"There is no parameter “{Words.Shown(unknown)}”; there are {string.Join(", ", known)}.");
        }

        var limit = 100;
        if (query["limit"].ToString() is { Length: > 0 } text
            && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= Limits.Page))
        {
            return Problems.BadParameter("limit", $"limit is a number from 1 to {Limits.Page}.");
        }

        var (request, fault) = ReplayRequest.Read(query, node, view);
        return request is null
            ? Problems.BadParameter(fault!.Value.Parameter, fault.Value.Sentence)
            : Results.Json(
                ReplayAnswer.Of(request, view, query["cursor"].ToString() is { Length: > 0 } after ? after : null, limit, cancellation),
                StateShape.Options);
    }
}
