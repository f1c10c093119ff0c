using Portfolio.Reports.Figures;

namespace Portfolio.Reports.PhaseTwo;

internal static class PhaseTwoTables
{
    public static IEnumerable<ReportTable> Of(PhaseTwoResult report) =>
    [
        CurveTable.Of("fates", "What becomes of deferred items, by time since the first deferral", report.Fates),
        Splits(report),
        Table.Of(
            "flow",
            "From phase to phase and to their fate",
            report.Flow,
            new("from", "From", CellKind.Text, f => f.From) { IsKey = true },
            new("to", "To", CellKind.Text, f => f.To) { IsKey = true },
            new("items", "Items", CellKind.Whole, f => f.Items),
            new("customerValue", "Customer value", CellKind.Number, f => f.CustomerValue)),
        CauseTable.Of("deferrals", report.Causes),
        Table.Of(
            "items",
            "Deferred items",
            report.Items,
            new("programme", "Programme", CellKind.Programme, i => i.Programme) { IsKey = true },
            new("programmeTitle", "Programme’s title", CellKind.Text, i => i.ProgrammeTitle),
            new("department", "Department then", CellKind.Text, i => i.Department),
            new("item", "Item", CellKind.Text, i => i.Item) { IsKey = true },
            new("title", "Title", CellKind.Text, i => i.Title),
            new("deferredOn", "First deferred", CellKind.Day, i => i.DeferredOn),
            new("deferrals", "Deferrals", CellKind.Whole, i => i.Deferrals),
            new("fromPhase", "From phase", CellKind.Whole, i => i.FromPhase),
            new("planned", "To a planned phase", CellKind.YesNo, i => i.Planned),
            new("funded", "Funded then", CellKind.YesNo, i => i.Funded),
            new("promised", "Promised then", CellKind.YesNo, i => i.Promised),
            new("toPhase", "Phase now", CellKind.Whole, i => i.ToPhase),
            new("customerValue", "Customer value then", CellKind.Whole, i => i.CustomerValue),
            new("delivered", "Delivered, %", CellKind.Whole, i => i.Delivered),
            new("fate", "Fate", CellKind.Text, i => i.Fate),
            new("end", "Fate came on", CellKind.Day, i => i.End),
            new("months", "Months", CellKind.Number, i => i.Months) { Ages = true },
            new("expected", "Expected within 12 months", CellKind.Share, i => i.Forecast?.Delivered) { Ages = true },
            new("expectedLower", "Lower 95 %", CellKind.Share, i => i.Forecast?.Interval?.Lower) { Ages = true },
            new("expectedUpper", "Upper 95 %", CellKind.Share, i => i.Forecast?.Interval?.Upper) { Ages = true },
            new("expectedGone", "Expected dropped or lost sight of", CellKind.Share, i => i.Forecast?.Gone) { Ages = true },
            new("expectedNever", "Expected not within 24 months", CellKind.Share, i => i.Forecast?.Never) { Ages = true },
            new("prior", "How much of the forecast is prior", CellKind.Share, i => i.Forecast?.Prior),
            new("causes", "Causes", CellKind.Text, i => Table.Joined(i.Causes)),
            new("positions", "Positions", CellKind.Text, i => Table.Joined(i.Positions))),
    ];

    private static ReportTable Splits(PhaseTwoResult report) => Table.Of(
        "splits",
        "By what was known at the deferral",
        report.Splits.SelectMany(s => s.Figures.Select(f => (Split: s, Figure: f))).ToList(),
        new("by", "By", CellKind.Text, r => r.Split.By) { IsKey = true },
        new("group", "Group", CellKind.Text, r => r.Split.Group) { IsKey = true },
        new("items", "Items", CellKind.Whole, r => r.Split.Items),
        new("figure", "Figure", CellKind.Text, r => r.Figure.Name) { IsKey = true },
        new("title", "Title", CellKind.Text, r => r.Figure.Title),
        new("value", "Value", CellKind.Number, r => r.Figure.Value) { Ages = true },
        new("unit", "Unit", CellKind.Text, r => r.Figure.Unit),
        new("lower", "Lower 95 %", CellKind.Number, r => r.Figure.Interval?.Lower) { Ages = true },
        new("upper", "Upper 95 %", CellKind.Number, r => r.Figure.Interval?.Upper) { Ages = true },
        new("numerator", "Numerator", CellKind.Whole, r => r.Figure.Numerator),
        new("denominator", "Denominator", CellKind.Number, r => r.Figure.Denominator),
        new("censored", "Censored", CellKind.Whole, r => r.Figure.Censored),
        new("notObserved", "Not observed", CellKind.Whole, r => r.Figure.NotObserved),
        new("estimator", "Estimator", CellKind.Text, r => r.Figure.Estimator));
}
