using Portfolio.App.Access;
using Portfolio.App.BoardPacks;
using Portfolio.App.Node;
using Portfolio.App.Pages.Faults;
using Portfolio.App.Pages.Layout;
using Portfolio.App.Reports;
using Portfolio.Domain;
using Portfolio.Reports.Freshness;

namespace Portfolio.App.Pages.BoardPacks;

/// <summary><c>/board-packs</c>: what was published; each as it was shown, held against its hash, and ready to print.</summary>
public static class BoardPackPages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var packs = app.MapGroup("/board-packs").RequireAuthorization(Policies.Read).ExcludeFromDescription();
        packs.MapGet("", async (HttpContext context, PortfolioNode node, SampleMark mark) =>
            Page.Of<BoardPacksPage>(new Dictionary<string, object?> { [nameof(BoardPacksPage.Reading)] = await Reading.OfAsync(context, node, mark) }));
        packs.MapGet("/{**code}", ShowAsync);
    }

    private static async Task<IResult> ShowAsync(
        string code, HttpContext context, PortfolioNode node, ReportCatalogue catalogue, SampleMark mark)
    {
        if (PublishedReport.Find(code, node, catalogue) is not { } published)
        {
            return FaultPage.NotFound($"There is no board pack “{Words.Shown(code)}”.");
        }

        // How old the statuses were that the report rests on, by the same knowledge and of the same programmes.
        var freshness = published.Report is { Header.Parameters: var asked }
            ? (FreshnessResult)catalogue.Compute(
                ReportCatalogue.Find("freshness")!, node.View, asked with { By = null, Since = null, Evidence = false, WhatIf = null })
            : null;
        return Page.Of<BoardPackPage>(new Dictionary<string, object?>
        {
            [nameof(BoardPackPage.Reading)] = await Reading.OfAsync(context, node, mark),
            [nameof(BoardPackPage.Published)] = published,
            [nameof(BoardPackPage.Freshness)] = freshness,
        });
    }
}
