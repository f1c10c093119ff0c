using Portfolio.App.Access;
using Portfolio.App.Lists;
using Portfolio.App.Node;
using Portfolio.App.Organisations;
using Portfolio.App.Reports;
using Portfolio.App.Web;
using Portfolio.Domain;
using Portfolio.Domain.BoardPacks;

namespace Portfolio.App.BoardPacks;

/// <summary>What was published for the board.</summary>
public static class BoardPackEndpoints
{
    public static void MapBoardPacks(this IEndpointRouteBuilder api)
    {
        api.MapList("/board-packs", OrganisationLists.BoardPacks, (_, r) => r.Organisation.BoardPacks.Values, Shown)
            .RequireAuthorization(Policies.Read).WithTags("Board packs").WithSummary("What was published for the board.");
        api.MapGet("/board-packs/{**code}", Show).RequireAuthorization(Policies.Read).WithTags("Board packs")
            .WithSummary("A board pack: who published it and when, and whether the report, computed again from the position on record, is what was published, to the byte.")
            .Produces<BoardPackChecked>().ProducesProblem(404);
    }

    private static IResult Show(string code, PortfolioNode node, ReportCatalogue catalogue) =>
        PublishedReport.Find(code, node, catalogue) is { } found
            ? TypedResults.Ok(new BoardPackChecked(
                Shown(found.Pack), found.Recorded.Position, found.Recorded.RecordedAt, node.People.NameOf(found.Recorded.Actor.Id), found.Sha256, found.Same, found.Fault))
            : Problems.NotFound($"There is no board pack “{Words.Shown(code)}”.");

    private static BoardPackRow Shown(BoardPackPublished p) =>
        new(p.Pack, p.Title, p.Report, p.Position, p.Sha256, PublishedReport.AddressOf(p));
}
