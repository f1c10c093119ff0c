using Portfolio.App.Access;
using Portfolio.App.Lists;
using Portfolio.App.Organisations;
using Portfolio.Domain.BoardPacks;

namespace Portfolio.App.BoardPacks;

/// <summary>What was published for the board.</summary>
public static class BoardPackEndpoints
{
    public static void MapBoardPacks(this IEndpointRouteBuilder api) => api
        .MapList("/board-packs", OrganisationLists.BoardPacks, (_, r) => r.Organisation.BoardPacks.Values, Shown)
        .RequireAuthorization(Policies.Read).WithTags("Board packs").WithSummary("What was published for the board.");

    private static BoardPackRow Shown(BoardPackPublished p) => new(
        p.Pack, p.Title, p.Report, p.Position, p.Sha256,
        $"/api/reports/{p.Report}?{(p.Parameters.Length == 0 ? "" : p.Parameters + "&")}knownAt={p.Position}");
}
