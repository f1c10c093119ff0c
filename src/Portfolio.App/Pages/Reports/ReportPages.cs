using Microsoft.AspNetCore.WebUtilities;
using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Pages.Faults;
using Portfolio.App.Reports;
using Portfolio.Reports;
using Portfolio.Reports.Forecast;

namespace Portfolio.App.Pages.Reports;

/// <summary>
/// <c>/reports/{name}</c>: one report; with <c>compare</c> held against itself; <c>/reports/{name}/evidence</c>: what stands behind a
/// number.
/// </summary>
public static class ReportPages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/reports/{name}", ShowAsync).RequireAuthorization(Policies.Read).ExcludeFromDescription();
        app.MapGet("/reports/{name}/compare", Compare).RequireAuthorization(Policies.History).ExcludeFromDescription();
        app.MapGet("/reports/{name}/evidence", ShowEvidenceAsync).RequireAuthorization(Policies.History).ExcludeFromDescription();
    }

    private static Task<IResult> ShowAsync([AsParameters] ReportPageRequest asked)
    {
        var query = asked.Context.Request.Query;
        var sees = Policies.Allowed(Policies.History).Any(asked.Context.User.IsInRole);
        if (query.ContainsKey("compare"))
        {
            return sees
                ? ShowComparedAsync(asked)
                : Task.FromResult<IResult>(FaultPage.Denied("Your role does not allow the events behind figures, which a comparison names."));
        }

        return asked.AnswerAsync<ReportPage>((entry, view) =>
        {
            var (parameters, fault) = ReportQuery.Read(query, asked.Node, view);
            return parameters is null
                ? (null, fault!.Value.Sentence)
                : (new()
                {
                    // A page shows figures, not the events behind each.
                    [nameof(ReportPage.Report)] = asked.Catalogue.ComputeNow(entry, view, parameters with { Evidence = false }).Report,
                    [nameof(ReportPage.Entry)] = entry,
                    [nameof(ReportPage.Organisation)] = ReportCatalogue.OrganisationOf(view, parameters.Knowledge),
                    [nameof(ReportPage.People)] = asked.Node.People,
                    [nameof(ReportPage.SeesEvidence)] = sees,
                    [nameof(ReportPage.Forecast)] = entry.Name == "phase-2" ? ForecastOf(asked, view, parameters) : null,
                }, null);
        });
    }

    // Nobody waits for it here: where it is not there yet it is begun, and the page says so.
    private static ForecastResult? ForecastOf(ReportPageRequest asked, View view, ReportParameters parameters)
    {
        var begun = asked.Catalogue.BeginForecasts(view, parameters.Knowledge);
        if (begun.IsFaulted)
        {
            begun.GetAwaiter().GetResult();
        }

        return begun.IsCompletedSuccessfully
            ? (ForecastResult)asked.Catalogue.Compute(ReportCatalogue.Find("forecast")!, view, parameters with { Evidence = false, By = null })
            : null;
    }

    private static Task<IResult> ShowComparedAsync(ReportPageRequest asked) => asked.AnswerAsync<ComparisonPage>((entry, view) =>
    {
        var (comparison, fault) = ComparedReport.Read(entry, asked.Context.Request.Query, asked.Node, view, asked.Catalogue);
        return comparison is null
            ? (null, fault!.Value.Sentence)
            : (new()
            {
                [nameof(ComparisonPage.Entry)] = entry,
                [nameof(ComparisonPage.Comparison)] = comparison,
                [nameof(ComparisonPage.Events)] = view.Log,
                [nameof(ComparisonPage.People)] = asked.Node.People,
            }, null);
    });

    private static Task<IResult> ShowEvidenceAsync([AsParameters] ReportPageRequest asked) => asked.AnswerAsync<EvidencePage>((entry, _) =>
    {
        var (evidence, fault) = ReportEvidence.Read(entry, asked.Context.Request.Query, asked.Node, asked.Catalogue);
        return evidence is null ? (null, fault!.Value.Sentence) : (new() { [nameof(EvidencePage.Evidence)] = evidence, [nameof(EvidencePage.People)] = asked.Node.People }, null);
    });

    // The form has a field for each part of the second pair; left empty, both mean the same day of the month before.
    private static IResult Compare([AsParameters] ReportPageRequest asked)
    {
        var query = asked.Context.Request.Query;
        var parts = new[] { ("asOf", query["thenAsOf"].ToString()), ("knownAt", query["thenKnownAt"].ToString()) }
            .Where(p => p.Item2.Length > 0)
            .Select(p => $"{p.Item1}:{p.Item2}")
            .ToList();
        if (parts.Count == 0)
        {
            var (knowledge, fault) = KnowledgeQuery.Read(query, asked.Node, asked.Node.View);
            if (knowledge is null)
            {
                return FaultPage.BadRequest(fault!.Value.Sentence);
            }

            parts.Add(FormattableString.Invariant($"asOf:{knowledge.AsOf.AddMonths(-1):yyyy-MM-dd}"));
        }

        var rest = query.Where(p => p.Key is not ("thenAsOf" or "thenKnownAt" or "compare") && p.Value.ToString().Length > 0)
            .Append(new("compare", string.Join(',', parts)));
        return Results.LocalRedirect(QueryHelpers.AddQueryString($"/reports/{Uri.EscapeDataString(asked.Name)}", rest));
    }
}
