using System.Security.Cryptography;
using System.Text;
using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Web;
using Portfolio.Reports;

namespace Portfolio.App.Reports;

/// <summary>Reports over HTTP, as JSON or, a table at a time, as CSV.</summary>
public static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder api)
    {
        var reports = api.MapGroup("/reports").WithTags("Reports").RequireAuthorization(Policies.Read);
        reports.MapGet("", () => ReportCatalogue.All.Select(r => new { r.Name, r.Title, r.Question }))
            .WithSummary("The reports there are.");
        reports.MapGet("/{name}", Show)
            .WithSummary("A report: asOf, knownAt, basis, department, sponsor, account, segment, by, since, evidence; format json or csv (with table).")
            .ProducesProblem(400).ProducesProblem(404);
    }

    private static IResult Show(string name, HttpContext context, PortfolioNode node, ReportCatalogue catalogue)
    {
        if (ReportCatalogue.Find(name) is not { } entry)
        {
            return Problems.NotFound($"There is no report “{name}”; there are {string.Join(", ", ReportCatalogue.All.Select(r => r.Name))}.");
        }

        var view = node.View;
        var (parameters, fault) = ReportQuery.Read(context.Request.Query, node, view);
        if (parameters is null)
        {
            return Problems.BadParameter(fault!.Value.Parameter, fault.Value.Sentence);
        }

        if (parameters.Evidence && !Policies.Allowed(Policies.History).Contains(context.User.RoleOf()))
        {
            return Problems.Of(StatusCodes.Status403Forbidden, "evidence-is-for-histories", "Your role does not allow the evidence behind figures.", []);
        }

        // Parameters and position determine the report in one incarnation of the ledger, so they are its ETag.
        var etag = $"\"{ETag($"{node.Ledger.Known.Current.Incarnation}/{name}?{context.Request.Query["format"]}&{context.Request.Query["table"]}&{parameters}")}\"";
        context.Response.Headers.ETag = etag;
        context.Response.Headers.CacheControl = "private, no-cache";
        if (context.Request.Headers.IfNoneMatch == etag)
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        return (context.Request.Query["format"].ToString(), context.Request.Query["table"].ToString()) switch
        {
            ("" or "json", "") => new JsonReport(catalogue.JsonOf(catalogue.Compute(entry, view, parameters))),
            ("csv", var table) => Csv(catalogue.Compute(entry, view, parameters), table, node.People),
            ("" or "json", _) => Problems.BadParameter("table", "table goes with format=csv."),
            _ => Problems.BadParameter("format", "format is json or csv."),
        };
    }

    private static IResult Csv(Report report, string name, People people)
    {
        var tables = report.Tables();
        return tables.FirstOrDefault(t => t.Name == (name.Length == 0 ? tables[0].Name : name)) is { } table
            ? Results.File(
                CsvTable.Write(table, people), "text/csv; charset=utf-8",
                $"{report.Header.Name}-{table.Name}-{report.Header.Parameters.Knowledge.AsOf:yyyy-MM-dd}-at-{report.Header.Parameters.Knowledge.KnownAt}.csv")
            : Problems.BadParameter("table", $"There is no table “{name}”; there are {string.Join(", ", tables.Select(t => t.Name))}.");
    }

    private static string ETag(string of) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(of)).AsSpan(0, 12));

    private sealed class JsonReport(ReadOnlyMemory<byte> json) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            context.Response.ContentType = "application/json";
            return context.Response.BodyWriter.WriteAsync(json, context.RequestAborted).AsTask();
        }
    }
}
