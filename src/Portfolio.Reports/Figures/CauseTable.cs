namespace Portfolio.Reports.Figures;

internal static class CauseTable
{
    public static ReportTable Of(string what, IReadOnlyList<CauseCount> causes) => Table.Of(
        "causes",
        $"Causes of {what}; several may be named at a time",
        causes,
        new("cause", "Cause", CellKind.Text, c => c.Cause) { IsKey = true },
        new("cases", "Named by", CellKind.Whole, c => c.Cases),
        new("programmes", "Programmes", CellKind.Whole, c => c.Programmes),
        new("share", "Share", CellKind.Share, c => c.Share.Value),
        new("denominator", "Of", CellKind.Whole, c => c.Share.Denominator),
        new("lower", "Lower 95 %", CellKind.Share, c => c.Share.Interval?.Lower),
        new("upper", "Upper 95 %", CellKind.Share, c => c.Share.Interval?.Upper));
}
