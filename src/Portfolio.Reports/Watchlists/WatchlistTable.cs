using Portfolio.Reports.Figures;

namespace Portfolio.Reports.Watchlists;

internal static class WatchlistTable
{
    public static ReportTable Of(string name, string title, IReadOnlyList<WatchlistEntry> entries) => Table.Of(
        name,
        title,
        entries,
        new("programme", "Programme", CellKind.Programme, e => e.Programme) { IsKey = true },
        new("title", "Title", CellKind.Text, e => e.Title),
        new("department", "Department", CellKind.Text, e => e.Department),
        new("rule", "Rule", CellKind.Text, e => e.Rule) { IsKey = true },
        new("item", "About", CellKind.Text, e => e.Item) { IsKey = true },
        new("person", "Person", CellKind.Person, e => e.Person) { IsKey = true },
        new("reason", "Reason", CellKind.Text, e => e.Reason) { Ages = true },
        new("since", "Since", CellKind.Day, e => e.Since),
        new("days", "Days", CellKind.Whole, e => e.Days) { Ages = true },
        new("positions", "Positions", CellKind.Text, e => Table.Joined(e.Positions)));
}
