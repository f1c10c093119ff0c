using System.Globalization;
using Portfolio.App.Node;
using Portfolio.App.Web;
using Portfolio.App.Web.OpenApi;
using Portfolio.Domain;

namespace Portfolio.App.Audit.Replay;

/// <summary>A programme or the portfolio as it was known, and what differs between two points.</summary>
internal static class ReplayEndpoints
{
    public static void Map(RouteGroupBuilder audit) => audit.MapGet("/replay", Replay)
        .WithSummary("A programme or the portfolio at a point; with from and to, what differs between two points, field by field, with the events that made it so.")
        .ProducesOneOf(typeof(ProgrammeAtModel), typeof(ProgrammeBetweenModel), typeof(PortfolioAtModel), typeof(PortfolioBetweenModel))
        .ProducesProblem(400).Takes(Parameters);

    private static IReadOnlyList<QueryParameter> Parameters =>
    [
        .. ReplayRequest.Parameters,
        new("cursor", "For the portfolio: where the next page begins, as the page before told it in “next”."),
        QueryParameter.Page,
    ];

    private static IResult Replay(HttpContext context, PortfolioNode node, CancellationToken cancellation)
    {
        var (view, query) = (node.View, context.Request.Query);
        string[] known = [.. Parameters.Select(p => p.Name)];
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
