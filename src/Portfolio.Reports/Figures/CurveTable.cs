namespace Portfolio.Reports.Figures;

/// <summary>Curves as one table, a row for each step of each.</summary>
internal static class CurveTable
{
    public static ReportTable Of(string name, string title, IReadOnlyList<CurveSeries> curves) => Table.Of(
        name,
        title,
        Steps(curves),
        new("curve", "Curve", CellKind.Text, r => r.Curve.Name) { IsKey = true },
        new("days", "Days", CellKind.Number, r => r.Step.Days) { IsKey = true },
        new("months", "Months", CellKind.Number, r => r.Step.Months),
        new("atRisk", "At risk", CellKind.Whole, r => r.Step.AtRisk) { Ages = true },
        new("events", "Ended", CellKind.Whole, r => r.Step.Events),
        new("censored", "Censored", CellKind.Whole, r => r.Step.Censored) { Ages = true },
        new("value", "Share", CellKind.Share, r => r.Step.Value) { Ages = true },
        new("lower", "Lower 95 %", CellKind.Share, r => r.Step.Lower) { Ages = true },
        new("upper", "Upper 95 %", CellKind.Share, r => r.Step.Upper) { Ages = true },
        new("estimator", "Estimator", CellKind.Text, r => r.Curve.Estimator));

    // Curves have thousands of steps, of which few are looked at.
    private static Rows<(CurveSeries Curve, CurveStep Step)> Steps(IReadOnlyList<CurveSeries> curves) => new(
        curves.Sum(c => c.Steps.Count),
        index =>
        {
            var curve = 0;
            for (; index >= curves[curve].Steps.Count; curve++)
            {
                index -= curves[curve].Steps.Count;
            }

            return (curves[curve], curves[curve].Steps[index]);
        });
}
