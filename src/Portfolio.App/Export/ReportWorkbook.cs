using Portfolio.App.Node;
using Portfolio.App.Reports;
using Portfolio.Reports;

namespace Portfolio.App.Export;

/// <summary>A report as a workbook: all that it says, a sheet for each table, and one that says what it is.</summary>
internal static class ReportWorkbook
{
    public static IReadOnlyList<ExportTable> Of(Report report, People people)
    {
        var address = $"/api/reports/{report.Header.Name}?format=xlsx&{ReportQuery.ToQuery(report.Header.Parameters)}";
        return [.. report.Tables().Select(t => ExportTable.Of(t, people)), AboutTable.Of(report.Header, address)];
    }
}
