using Portfolio.Reports.Figures;

namespace Portfolio.Reports.Sponsors;

internal static class SponsorTables
{
    public static IEnumerable<ReportTable> Of(SponsorResult report) =>
    [
        CurveTable.Of("curves", "Sponsors still in their seat, programmes still running", report.Curves),
        Table.Of(
            "sitting",
            "Sponsors on the day",
            report.Sitting,
            new("programme", "Programme", CellKind.Programme, s => s.Programme) { IsKey = true },
            new("title", "Title", CellKind.Text, s => s.Title),
            new("department", "Department", CellKind.Text, s => s.Department),
            new("person", "Sponsor", CellKind.Person, s => s.Person) { IsKey = true },
            new("role", "Role", CellKind.Text, s => s.Role),
            new("since", "Since", CellKind.Day, s => s.Since),
            new("beginSeen", "Begin seen", CellKind.YesNo, s => s.BeginSeen),
            new("days", "Days", CellKind.Whole, s => s.Days) { Ages = true },
            new("replaced", "Took over from", CellKind.Person, s => s.Replaced),
            new("commitment", "Commitment", CellKind.Text, s => s.Commitment),
            new("deputy", "Deputy", CellKind.Person, s => s.Deputy),
            new("positions", "Positions", CellKind.Text, s => Table.Joined(s.Positions))),
        Table.Of(
            "vacancies",
            "Without a sponsor on the day",
            report.Vacancies,
            new("programme", "Programme", CellKind.Programme, v => v.Programme) { IsKey = true },
            new("title", "Title", CellKind.Text, v => v.Title),
            new("department", "Department", CellKind.Text, v => v.Department),
            new("since", "Since", CellKind.Day, v => v.Since),
            new("days", "Days", CellKind.Whole, v => v.Days) { Ages = true },
            new("positions", "Positions", CellKind.Text, v => Table.Joined(v.Positions))),
        Table.Of(
            "swaps",
            "Swaps",
            report.Swaps,
            new("programme", "Programme", CellKind.Programme, s => s.Programme) { IsKey = true },
            new("title", "Title", CellKind.Text, s => s.Title),
            new("department", "Department", CellKind.Text, s => s.Department),
            new("on", "Day", CellKind.Day, s => s.On) { IsKey = true },
            new("from", "From", CellKind.Person, s => s.From) { IsKey = true },
            new("to", "To", CellKind.Person, s => s.To) { IsKey = true },
            new("role", "Role", CellKind.Text, s => s.Role),
            new("recommitment", "Re-commitment", CellKind.Text, s => s.Recommitment),
            new("recommittedOn", "On", CellKind.Day, s => s.RecommittedOn),
            new("stalledSoon", "Stalled soon after", CellKind.YesNo, s => s.StalledSoon),
            new("positions", "Positions", CellKind.Text, s => Table.Joined(s.Positions)),
            new("again", "Again that day", CellKind.Whole, s => s.Again) { IsKey = true }),
    ];
}
