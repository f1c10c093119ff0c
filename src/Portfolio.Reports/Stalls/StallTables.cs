using Portfolio.Reports.Figures;

namespace Portfolio.Reports.Stalls;

internal static class StallTables
{
    public static IEnumerable<ReportTable> Of(StallResult report) =>
    [
        CurveTable.Of("fates", "How stalls end, by days stalled", report.Fates),
        CauseTable.Of("stalls", report.Causes),
        Table.Of(
            "stalls",
            "Stalls",
            report.Stalls,
            new("programme", "Programme", CellKind.Programme, s => s.Programme) { IsKey = true },
            new("title", "Title", CellKind.Text, s => s.Title),
            new("department", "Department", CellKind.Text, s => s.Department),
            new("from", "From", CellKind.Day, s => s.From) { IsKey = true },
            new("to", "To", CellKind.Day, s => s.To),
            new("end", "End", CellKind.Text, s => s.End),
            new("days", "Days", CellKind.Whole, s => s.Days) { Ages = true },
            new("causes", "Causes", CellKind.Text, s => Table.Joined(s.Causes)),
            new("observed", "Observed", CellKind.YesNo, s => s.Observed),
            new("positions", "Positions", CellKind.Text, s => Table.Joined(s.Positions)),
            new("again", "Again that day", CellKind.Whole, s => s.Again) { IsKey = true }),
        Table.Of(
            "suspected",
            "Suspected: active, but silent for too long",
            report.Suspected,
            new("programme", "Programme", CellKind.Programme, s => s.Programme) { IsKey = true },
            new("title", "Title", CellKind.Text, s => s.Title),
            new("department", "Department", CellKind.Text, s => s.Department),
            new("lastOn", "Last heard of", CellKind.Day, s => s.LastOn),
            new("days", "Days", CellKind.Whole, s => s.Days) { Ages = true },
            new("cadence", "Cadence", CellKind.Text, s => s.Cadence),
            new("position", "Position", CellKind.Whole, s => s.Position)),
    ];
}
