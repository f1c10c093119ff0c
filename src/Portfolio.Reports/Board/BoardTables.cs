using Portfolio.Reports.Figures;
using Portfolio.Reports.Watchlists;

namespace Portfolio.Reports.Board;

internal static class BoardTables
{
    public static IEnumerable<ReportTable> Of(BoardResult board) =>
    [
        Table.Of(
            "states",
            "Programmes by state",
            board.States,
            new("state", "State", CellKind.Text, s => s.State) { IsKey = true },
            new("programmes", "Programmes", CellKind.Whole, s => s.Programmes)),
        Table.Of(
            "series",
            "Twelve months",
            board.Series.SelectMany(s => s.Points.Select(p => (Series: s, Point: p))).ToList(),
            new("figure", "Figure", CellKind.Text, r => r.Series.Name) { IsKey = true },
            new("title", "Title", CellKind.Text, r => r.Series.Title),
            new("asOf", "As of", CellKind.Day, r => r.Point.AsOf) { IsKey = true },
            new("value", "Value", CellKind.Number, r => r.Point.Value),
            new("unit", "Unit", CellKind.Text, r => r.Series.Unit),
            new("lower", "Lower 95 %", CellKind.Number, r => r.Point.Interval?.Lower),
            new("upper", "Upper 95 %", CellKind.Number, r => r.Point.Interval?.Upper),
            new("numerator", "Numerator", CellKind.Whole, r => r.Point.Numerator),
            new("denominator", "Denominator", CellKind.Number, r => r.Point.Denominator),
            new("censored", "Censored", CellKind.Whole, r => r.Point.Censored),
            new("notObserved", "Not observed", CellKind.Whole, r => r.Point.NotObserved)),
        FigureTable.Of(board.Departments, "departments", "By department"),
        WatchlistTable.Of("watchlist", "Watchlist", board.Watchlist),
        WatchlistTable.Of("watchlist-new", "New on the watchlist", board.WatchlistAdded),
        WatchlistTable.Of("watchlist-cleared", "Cleared from the watchlist", board.WatchlistCleared),
        Table.Of(
            "changes",
            "What changed",
            board.Changes,
            new("programme", "Programme", CellKind.Programme, c => c.Programme) { IsKey = true },
            new("title", "Title", CellKind.Text, c => c.Title),
            new("on", "Day", CellKind.Day, c => c.On),
            new("kind", "Kind", CellKind.Text, c => c.Kind),
            new("inWords", "What happened", CellKind.Text, c => c.InWords),
            new("position", "Position", CellKind.Whole, c => c.Position) { IsKey = true }),
    ];
}
