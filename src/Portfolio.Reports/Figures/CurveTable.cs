namespace Portfolio.Reports.Figures;

/// <summary>Curves as one table, a row for each step of each.</summary>
internal static class CurveTable
{
    public static ReportTable Of(string name, string title, IEnumerable<CurveSeries> curves) => Table.Of(
        name,
        title,
        curves.SelectMany(c => c.Steps.Select(s => (Curve: c, Step: s))).ToList(),
        new("curve", "Curve", CellKind.Text, r => r.Curve.Name),
        new("days", "Days", CellKind.Number, r => r.Step.Days),
        new("months", "Months", CellKind.Number, r => r.Step.Months),
        new("atRisk", "At risk", CellKind.Whole, r => r.Step.AtRisk),
        new("events", "Ended", CellKind.Whole, r => r.Step.Events),
        new("censored", "Censored", CellKind.Whole, r => r.Step.Censored),
        new("value", "Share", CellKind.Share, r => r.Step.Value),
        new("lower", "Lower 95 %", CellKind.Share, r => r.Step.Lower),
        new("upper", "Upper 95 %", CellKind.Share, r => r.Step.Upper),
        new("estimator", "Estimator", CellKind.Text, r => r.Curve.Estimator)) with
    { Key = ["curve", "days"] };
}
