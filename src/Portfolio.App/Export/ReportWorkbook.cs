using Portfolio.App.Node;
using Portfolio.App.Reports;
using Portfolio.Reports;
using Portfolio.Reports.Comparing;

namespace Portfolio.App.Export;

/// <summary>A report as a workbook: all that it says, a sheet for each table, and one that says what it is.</summary>
internal static class ReportWorkbook
{
    public static IReadOnlyList<ExportTable> Of(Report report, People people)
    {
        var address = $"/api/reports/{report.Header.Name}?format=xlsx&{ReportQuery.ToQuery(report.Header.Parameters)}";
        return [.. report.Tables().Select(t => ExportTable.Of(t, people)), AboutTable.Of(report.Header, address)];
    }

    /// <summary>A report held against itself: both sides and who makes each difference.</summary>
    public static IReadOnlyList<ExportTable> Of(ReportComparison comparison, People people)
    {
        var address = $"/api/reports/{comparison.Header.Name}?format=xlsx&{ComparedReport.ToQuery(comparison)}";
        return [.. ComparisonTables.Of(comparison).Select(t => ExportTable.Of(t, people)), AboutTable.Of(comparison.Header, address)];
    }
}
