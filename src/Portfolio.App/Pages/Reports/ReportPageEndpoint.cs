using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Pages.Faults;
using Portfolio.App.Pages.Layout;
using Portfolio.App.Pages.Time;
using Portfolio.App.Reports;

namespace Portfolio.App.Pages.Reports;

/// <summary><c>/reports/{name}</c>: one report.</summary>
public static class ReportPageEndpoint
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/reports/{name}", AnswerAsync).RequireAuthorization(Policies.Read).ExcludeFromDescription();

    private static async Task<IResult> AnswerAsync(
        string name,
        HttpContext context,
        PortfolioNode node,
        ReportCatalogue catalogue,
        SampleMark mark,
        CancellationToken cancellation)
    {
        if (ReportCatalogue.Find(name) is not { } entry)
        {
            return FaultPage.NotFound($"There is no report “{name}”; there are {string.Join(", ", ReportCatalogue.All.Select(r => r.Name))}.");
        }

        var view = node.View;
        var (parameters, fault) = ReportQuery.Read(context.Request.Query, node, view);
        if (parameters is null)
        {
            return FaultPage.BadRequest(fault!.Value.Sentence);
        }

        var (moment, _) = MomentReader.Read(context.Request.Query, node, view);
        return Page.Of<ReportPage>(new Dictionary<string, object?>
        {
            // A page shows figures, not the events behind each.
            [nameof(ReportPage.Report)] = catalogue.Compute(entry, view, parameters with { Evidence = false }),
            [nameof(ReportPage.Entry)] = entry,
            [nameof(ReportPage.Moment)] = moment,
            [nameof(ReportPage.Organisation)] = view.Organisation,
            [nameof(ReportPage.People)] = node.People,
            [nameof(ReportPage.SeesEvidence)] = Policies.Allowed(Policies.History).Any(context.User.IsInRole),
            [nameof(ReportPage.Sample)] = await mark.IsSampleAsync(cancellation),
        });
    }
}
