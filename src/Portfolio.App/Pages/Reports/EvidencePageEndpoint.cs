using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Pages.Faults;
using Portfolio.App.Pages.Layout;
using Portfolio.App.Pages.Time;
using Portfolio.App.Reports;

namespace Portfolio.App.Pages.Reports;

/// <summary><c>/reports/{name}/evidence?figure=…</c>: the programmes and events behind a number.</summary>
public static class EvidencePageEndpoint
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/reports/{name}/evidence", AnswerAsync).RequireAuthorization(Policies.History).ExcludeFromDescription();

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

        var (evidence, fault) = FigureEvidence.Read(entry, context.Request.Query, node, catalogue);
        if (evidence is null)
        {
            return FaultPage.BadRequest(fault!.Value.Sentence);
        }

        var (moment, _) = MomentReader.Read(context.Request.Query, node, evidence.View);
        return Page.Of<EvidencePage>(new Dictionary<string, object?>
        {
            [nameof(EvidencePage.Evidence)] = evidence,
            [nameof(EvidencePage.Moment)] = moment,
            [nameof(EvidencePage.Sample)] = await mark.IsSampleAsync(cancellation),
        });
    }
}
