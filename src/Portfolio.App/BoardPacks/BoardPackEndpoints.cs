using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.Domain.BoardPacks;

namespace Portfolio.App.BoardPacks;

/// <summary>What was published for the board.</summary>
public static class BoardPackEndpoints
{
    public static void MapBoardPacks(this IEndpointRouteBuilder api) => api
        .MapGet("/board-packs", (PortfolioNode node) => node.View.Organisation.BoardPacks.Values.Select(Shown))
        .RequireAuthorization(Policies.Read).WithTags("Board packs").WithSummary("What was published for the board.");

    // With the address that shows the same for ever.
    private static object Shown(BoardPackPublished p) => new
    {
        p.Pack,
        p.Title,
        p.Report,
        p.Position,
        p.Sha256,
        Address = $"/api/reports/{p.Report}?{(p.Parameters.Length == 0 ? "" : p.Parameters + "&")}knownAt={p.Position}",
    };
}
