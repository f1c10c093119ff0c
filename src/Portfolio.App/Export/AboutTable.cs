using System.Globalization;
using Portfolio.App.Reports;
using Portfolio.Reports;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Knowing;

namespace Portfolio.App.Export;

/// <summary>The sheet that says what a workbook is: of which day, known when, on what basis, and where to get it again.</summary>
internal static class AboutTable
{
    public static ExportTable Of(ReportHeader report, string address) => Of(
        report.Title, report.Parameters.Knowledge, address,
        [
            ("Department", report.Parameters.Department), ("Sponsor", report.Parameters.Sponsor), ("Account", report.Parameters.Account),
            ("Segment", report.Parameters.Segment), ("By", report.Parameters.By?.ToString()), ("Since", report.Parameters.Since),
            ("Since, as known at position", report.Parameters.SinceKnown?.KnownAt),
            ("Programmes", (long)report.Programmes), .. report.Notes.Select(note => ("Note", (object?)note)),
        ]);

    public static ExportTable OfRegister(Knowledge knowledge, string? department)
    {
        var only = department is null ? "" : $"&department={Uri.EscapeDataString(department)}";
        return Of(
            "Register", knowledge, $"/api/export/register?format=xlsx&{KnowledgeQuery.ToQuery(knowledge)}{only}", [("Department", department)]);
    }

    private static ExportTable Of(string title, Knowledge knowledge, string address, IEnumerable<(string Label, object? Value)> more) => new(
        "about", "About", [new("what", "What", CellKind.Text), new("value", "Value", CellKind.Text)],
        new (string Label, object? Value)[]
        {
            ("Title", title),
            ("As of", knowledge.AsOf),
            ("Known at position", knowledge.KnownAt),
            ("Known on", knowledge.KnownOn),
            ("Basis", knowledge.Basis == Basis.Reported
                ? string.Create(CultureInfo.InvariantCulture, $"reported: what sources had said by {knowledge.SaidBy:yyyy-MM-dd}, a claim")
                : "recorded: what the ledger can prove"),
            ("Address", address),
        }
        .Concat(more.Where(m => m.Value is not null))
        .Select(IReadOnlyList<object?> (m) => [m.Label, m.Value]));
}
