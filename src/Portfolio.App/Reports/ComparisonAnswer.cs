using Portfolio.App.Export;
using Portfolio.App.Node;
using Portfolio.App.Web;
using Portfolio.Reports;
using Portfolio.Reports.Comparing;

namespace Portfolio.App.Reports;

/// <summary>A report held against itself, in the format that was asked for.</summary>
internal static class ComparisonAnswer
{
    public static IResult Of(ReportEntry entry, HttpContext context, PortfolioNode node, ReportCatalogue catalogue)
    {
        var query = context.Request.Query;
        var (format, table) = (query["format"].ToString(), query["table"].ToString());
        if (format is not ("" or "json" or "csv" or "xlsx"))
        {
            return Problems.BadParameter("format", "format is json, csv or xlsx.");
        }

        if (table.Length > 0 && format != "csv")
        {
            return Problems.BadParameter("table", "table goes with format=csv.");
        }

        if (!ReportEndpoints.TryLimit(query["limit"], out var limit) || (query.ContainsKey("limit") && format is "csv" or "xlsx"))
        {
            return Problems.BadParameter("limit", "limit is how many programmes each figure names at most, from 0 on, or all; a table is always whole.");
        }

        var (comparison, fault) = ComparedReport.Read(entry, query, node, node.View, catalogue);
        if (comparison is null)
        {
            return Problems.BadParameter(fault!.Value.Parameter, fault.Value.Sentence);
        }

        var (name, knowledge) = ($"{entry.Name}-compared", comparison.Header.Parameters.Knowledge);
        return format switch
        {
            "csv" => ReportEndpoints.Csv(context, name, knowledge, ComparisonTables.Of(comparison), table, node.People),
            "xlsx" => ExportAnswer.Xlsx(context, name, knowledge, ReportWorkbook.Of(comparison, node.People)),
            _ => Results.Bytes(ReportCatalogue.JsonOf(comparison, limit), "application/json"),
        };
    }
}
