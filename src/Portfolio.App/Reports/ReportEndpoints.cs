using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Portfolio.App.Access;
using Portfolio.App.Export;
using Portfolio.App.Node;
using Portfolio.App.Web;
using Portfolio.App.Web.OpenApi;
using Portfolio.Reports;
using Portfolio.Reports.Comparing;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Knowing;

namespace Portfolio.App.Reports;

/// <summary>A report there is, as the list of them tells it.</summary>
public sealed record ReportQuestion(string Name, string Title, string Question);

/// <summary>Reports over HTTP, as JSON or, a table at a time, as CSV.</summary>
public static class ReportEndpoints
{
    // How many entries of each list an answer has unless it is asked for more.
    private const int Limit = 100;

    public static void MapReports(this IEndpointRouteBuilder api)
    {
        var reports = api.MapGroup("/reports").WithTags("Reports").RequireAuthorization(Policies.Read);
        reports.MapGet("", () => ReportCatalogue.All.Select(r => new ReportQuestion(r.Name, r.Title, r.Question)))
            .WithName("list-reports").WithSummary("The reports there are.");

        // Each at an address of its own, so that the description can tell its shape.
        foreach (var report in ReportCatalogue.All)
        {
            reports.MapGet($"/{report.Name}", (HttpContext context, PortfolioNode node, ReportCatalogue catalogue, LatestReports latest) =>
                    Show(report, context, node, catalogue, latest))
                .WithName($"report-{report.Name}")
                .WithSummary($"{report.Title}: {char.ToLowerInvariant(report.Question[0])}{report.Question[1..]}")
                .WithDescription(
                    "One asked for without knownAt may be answered up to two seconds behind while commands come, never behind the caller’s own; it names its "
                    + "position. With compare the answer is a comparison.")
                .ProducesOneOf(report.Result, typeof(ReportComparison)).ProducesFiles("text/csv", XlsxExport.ContentType)
                .Produces(StatusCodes.Status304NotModified)
                .ProducesProblem(400).ProducesProblem(422).ProducesProblem(503)
                .Takes(ReportQuery.Parameters)
                .WithMetadata(EncodesItself.Mark);
        }

        reports.MapGet("/{name}", (string name) => NoSuch(name)).ExcludeFromDescription();
        reports.MapEvidence();
    }

    /// <summary>That there is no such report, and which there are.</summary>
    internal static IResult NoSuch(string name) =>
        Problems.NotFound($"There is no report “{Domain.Words.Shown(name)}”; there are {string.Join(", ", ReportCatalogue.All.Select(r => r.Name))}.");

    private static Task<IResult> Show(
        ReportEntry entry, HttpContext context, PortfolioNode node, ReportCatalogue catalogue, LatestReports latest)
    {
        // The plain question, which most ask.
        return !context.Request.QueryString.HasValue && latest.Find(entry.Name, context.User.IdOf()) is { } kept
            ? kept.Given
            : ShowAsync(entry, context, node, catalogue, latest);
    }

    private static async Task<IResult> ShowAsync(
        ReportEntry entry, HttpContext context, PortfolioNode node, ReportCatalogue catalogue, LatestReports latest)
    {
        var (name, query) = (entry.Name, context.Request.Query);
        if ((query["evidence"] == "true" || query.ContainsKey("compare")) && !Policies.Allowed(Policies.History).Any(context.User.IsInRole))
        {
            return Problems.Of(StatusCodes.Status403Forbidden, "evidence-is-for-histories", "Your role does not allow the evidence behind figures.", []);
        }

        if (query["atLeast"].ToString() is { Length: > 0 } text && await Reach(text, node, context.RequestAborted) is { } unreached)
        {
            return unreached;
        }

        if (query.ContainsKey("compare"))
        {
            return ComparisonAnswer.Of(entry, context, node, catalogue);
        }

        // What was asked once and answered was asked well.
        var question = $"{name}{context.Request.QueryString.Value}";
        var newest = query.Count == 0 || !query.Keys.Any(k => k is "knownAt" or "atLeast" or "basis" or "format");
        if (newest && latest.Find(question, context.User.IdOf()) is { } kept)
        {
            return new SharedJson(kept);
        }

        var view = node.View;
        var (parameters, fault) = ReportQuery.Read(query, node, view);
        if (parameters is null)
        {
            return Problems.BadParameter(fault!.Value.Parameter, fault.Value.Sentence);
        }

        if (!TryLimit(query["limit"], out var limit))
        {
            return Problems.BadParameter("limit", "limit is how many entries each list has at most, from 0 on, or all.");
        }

        switch (query["format"].ToString(), query["table"].ToString())
        {
            case ("" or "json", ""):
                if (IsHeld(context, ETag(node, $"{name}?{limit}&{parameters}")))
                {
                    context.Response.Headers.Vary = "Accept-Encoding";
                    return Results.StatusCode(StatusCodes.Status304NotModified);
                }

                if (!newest)
                {
                    return new SharedJson(Json(entry, view, parameters, limit, node, (catalogue.Compute(entry, view, parameters), true)));
                }

                // What the address says is read anew on each view: a day passes, settings change.
                var asked = new QueryCollection(query.ToDictionary(StringComparer.OrdinalIgnoreCase));
                return new SharedJson(await latest.ComputeAsync(question, context.User.IdOf(), on =>
                {
                    var newly = ReportQuery.Read(asked, node, on).Parameters!;
                    return Json(entry, on, newly, limit, node, catalogue.ComputeNow(entry, on, newly));
                }));
            // A file is whole: for one that tells what is expected of items, whoever asks waits until that is computed.
            case ("csv" or "xlsx", _) when limit != Limit:
                return Problems.BadParameter("limit", "limit goes with format=json; a table is always whole.");
            case ("csv", var table):
                return IsHeld(
                    context, ETag(node, $"{name}?csv&{table}&{parameters}"),
                    () => TableOf(catalogue.Compute(entry, view, parameters).Tables(), table) is not null)
                    ? Results.StatusCode(StatusCodes.Status304NotModified)
                    : Csv(context, catalogue.Compute(entry, view, parameters), table, node.People);
            case ("xlsx", ""):
                return IsHeld(context, ETag(node, $"{name}?xlsx&{parameters}"))
                    ? Results.StatusCode(StatusCodes.Status304NotModified)
                    : ExportAnswer.Xlsx(context, name, parameters.Knowledge, ReportWorkbook.Of(catalogue.Compute(entry, view, parameters), node.People));
            case ("" or "json" or "xlsx", _):
                return Problems.BadParameter("table", "table goes with format=csv.");
            default:
                return Problems.BadParameter("format", "format is json, csv or xlsx.");
        }
    }

    private static LatestReports.Answer Json(
        ReportEntry entry, View view, ReportParameters parameters, int limit, PortfolioNode node, (Report Report, bool Whole) made) => new(
        view.History,
        view.Position,
        node.Today,
        ETag(node, $"{entry.Name}?{limit}&{parameters}{(made.Whole ? "" : "&not-yet")}"),
        ReportCatalogue.JsonOf(made.Report, limit))
        {
            Whole = made.Whole,
        };

    private static async Task<IResult?> Reach(string text, PortfolioNode node, CancellationToken cancellation)
    {
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
        {
            return Problems.BadParameter("atLeast", "atLeast is a position, as a command’s answer gives it.");
        }

        return await Reached.AtLeastAsync(position, node, cancellation);
    }

    internal static bool TryLimit(string? text, out int limit)
    {
        limit = text switch
        {
            null or "" => Limit,
            "all" => int.MaxValue,
            _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var given) => given,
            _ => -1,
        };
        return limit >= 0;
    }

    // Whoever holds any answer holds it only if there is one.
    private static bool IsHeld(HttpContext context, string etag, Func<bool>? isThere = null)
    {
        context.Response.Headers.ETag = etag;
        context.Response.Headers.CacheControl = "private, no-cache";
        var held = context.Request.Headers.IfNoneMatch;
        return held.Names(etag) || (held.IsAny() && (isThere is null || isThere()));
    }

    private static IResult Csv(HttpContext context, Report report, string table, People people) =>
        Csv(context, report.Header.Name, report.Header.Parameters.Knowledge, report.Tables(), table, people);

    /// <summary>One of some tables, by its name; the first, where none is named.</summary>
    internal static IResult Csv(
        HttpContext context, string report, Knowledge knowledge, IReadOnlyList<ReportTable> tables, string name, People people) =>
        TableOf(tables, name) is { } table
            ? ExportAnswer.Csv(context, $"{report}-{table.Name}", knowledge, ExportTable.Of(table, people))
            : Problems.BadParameter("table", $"There is no table “{name}”; there are {string.Join(", ", tables.Select(t => t.Name))}.");

    private static ReportTable? TableOf(IReadOnlyList<ReportTable> tables, string name) =>
        name.Length == 0 ? tables[0] : tables.FirstOrDefault(t => t.Name == name);

    // Parameters and position determine the report in one incarnation of the ledger, so they are its ETag. It is the same however
    // the answer is encoded, so that it is a weak one (RFC 9110, 8.8.3.3).
    private static string ETag(PortfolioNode node, string of) =>
        $"W/\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{node.Ledger.Known.Current.Incarnation}/{of}")).AsSpan(0, 12))}\"";
}
