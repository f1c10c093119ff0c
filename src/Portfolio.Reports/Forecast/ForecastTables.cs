using Portfolio.Reports.Figures;

namespace Portfolio.Reports.Forecast;

internal static class ForecastTables
{
    public static IEnumerable<ReportTable> Of(ForecastResult report) =>
    [
        Table.Of(
            "items",
            "Waiting items, the least likely to be delivered first",
            report.Items,
            new("programme", "Programme", CellKind.Programme, i => i.Programme) { IsKey = true },
            new("programmeTitle", "Programme’s title", CellKind.Text, i => i.ProgrammeTitle),
            new("department", "Department", CellKind.Text, i => i.Department),
            new("item", "Item", CellKind.Text, i => i.Item) { IsKey = true },
            new("title", "Title", CellKind.Text, i => i.Title),
            new("deferredOn", "First deferred", CellKind.Day, i => i.DeferredOn),
            new("waited", "Months waited", CellKind.Whole, i => i.Waited) { Ages = true },
            new("customerValue", "Customer value that waits", CellKind.Number, i => i.CustomerValue),
            new("delivered", "Delivered within 12 months", CellKind.Share, i => i.Delivered) { Ages = true },
            new("lower", "Lower 95 %", CellKind.Share, i => i.Interval?.Lower) { Ages = true },
            new("upper", "Upper 95 %", CellKind.Share, i => i.Interval?.Upper) { Ages = true },
            new("gone", "Dropped or lost sight of", CellKind.Share, i => i.Gone) { Ages = true },
            new("never", "Not within 24 months", CellKind.Share, i => i.Never) { Ages = true },
            new("factors", "What is true of it", CellKind.Text, i => Table.Joined(i.Factors.Select(Factors.InWords)))),
        Table.Of(
            "programmes",
            "Programmes by customer value at risk",
            report.Programmes,
            new("programme", "Programme", CellKind.Programme, p => p.Programme) { IsKey = true },
            new("title", "Title", CellKind.Text, p => p.Title),
            new("department", "Department", CellKind.Text, p => p.Department),
            new("items", "Items that wait", CellKind.Whole, p => p.Items),
            new("customerValue", "Customer value that waits", CellKind.Number, p => p.CustomerValue),
            new("neverDelivered", "Expected never to be delivered", CellKind.Share, p => p.NeverDelivered) { Ages = true },
            new("moves", "What moves it most", CellKind.Text, p => Table.Joined(p.Moves.Select(Said))) { Ages = true }),
        Table.Of(
            "effects",
            "What the covariates say: times the odds of a month, all else equal",
            report.Model.Effects,
            new("covariate", "Covariate", CellKind.Text, e => e.Covariate) { IsKey = true },
            new("delivered", "Delivered, ×", CellKind.Number, e => e.Delivered.Value),
            new("deliveredLower", "Lower 95 %", CellKind.Number, e => e.Delivered.Interval?.Lower),
            new("deliveredUpper", "Upper 95 %", CellKind.Number, e => e.Delivered.Interval?.Upper),
            new("gone", "Dropped or lost sight of, ×", CellKind.Number, e => e.Gone.Value),
            new("goneLower", "Lower 95 %", CellKind.Number, e => e.Gone.Interval?.Lower),
            new("goneUpper", "Upper 95 %", CellKind.Number, e => e.Gone.Interval?.Upper)),
        Table.Of(
            "calibration",
            "Back-test: of the forecasts that said so much, how many came true",
            report.BackTest.Calibration,
            new("from", "Said from", CellKind.Share, b => b.From) { IsKey = true },
            new("to", "to", CellKind.Share, b => b.To),
            new("cases", "Forecasts", CellKind.Whole, b => b.Counted.Denominator),
            new("said", "Said on average", CellKind.Share, b => b.Said),
            new("expected", "Expected to be delivered", CellKind.Number, b => b.Said * b.Counted.Denominator),
            new("deliveredCount", "Delivered", CellKind.Whole, b => b.Counted.Numerator),
            new("came", "Share delivered", CellKind.Share, b => b.Came),
            new("lower", "Lower 95 %", CellKind.Share, b => b.Counted.Interval?.Lower),
            new("upper", "Upper 95 %", CellKind.Share, b => b.Counted.Interval?.Upper),
            new("censored", "Could not be told", CellKind.Whole, b => b.Counted.Censored)),
        Table.Of(
            "quarters",
            "Back-test, quarter by quarter",
            report.BackTest.Quarters,
            new("on", "Forecast on", CellKind.Day, q => q.On) { IsKey = true },
            new("knownAt", "Knowing the ledger up to", CellKind.Whole, q => q.KnownAt),
            new("due", "Due on", CellKind.Day, q => q.Due),
            new("covariates", "By covariates", CellKind.YesNo, q => q.Covariates),
            new("items", "Items that waited", CellKind.Whole, q => q.Items),
            new("cases", "Told right from wrong", CellKind.Whole, q => q.Score?.Cases),
            new("delivered", "Delivered", CellKind.Whole, q => q.Score?.Delivered),
            new("said", "Said on average", CellKind.Share, q => q.Score?.Said),
            new("baseRate", "Base rate known then", CellKind.Share, q => q.Score?.BaseRate),
            new("came", "Share delivered", CellKind.Share, q => q.Score?.Came),
            new("brier", "Brier score", CellKind.Number, q => q.Score?.Brier),
            new("baseBrier", "Brier score of the base rate", CellKind.Number, q => q.Score?.BaseBrier),
            new("skill", "Skill", CellKind.Number, q => q.Score?.Skill.Value)),
    ];

    private static string Said(RiskMove move)
    {
        var points = Math.Round(100 * Math.Abs(move.Moves), 1);
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{Factors.InWords(move.Factor)}: {(move.Items == 0 ? "were it so" : "were it not so")}, {points} points {(move.Moves > 0 ? "less" : "more")}");
    }
}
