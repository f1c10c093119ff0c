using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Figures;

/// <summary>An estimated curve, for a picture and its table.</summary>
/// <param name="Name">Stable name in camelCase.</param>
/// <param name="Estimator">The estimator with its standard error and scale.</param>
/// <param name="Start">The value from 0 to the first step: 1 for what remains, 0 for an incidence.</param>
/// <param name="Steps">In order of time; the value holds until the next step.</param>
public sealed record CurveSeries(string Name, string Title, string Estimator, double Start, Rows<CurveStep> Steps)
{
    public static CurveSeries Of(string name, string title, Curve curve) => new(
        name,
        title,
        curve.Estimator,
        curve.Start,
        new(curve.Count, i => Step(curve.Point(i))));

    private static CurveStep Step(CurvePoint p) => new(
        p.Time, p.Time / Length.DaysPerMonth, p.AtRisk, p.Events, p.Censored, p.Value, p.Interval?.Lower, p.Interval?.Upper);
}

/// <param name="Days">Since the origin.</param>
/// <param name="Months">The same in months of 30.4375 days.</param>
/// <param name="Lower">Pointwise 95 % bound; null where the data give none.</param>
/// <param name="Upper">Pointwise 95 % bound; null where the data give none.</param>
public sealed record CurveStep(
    double Days, double Months, int AtRisk, int Events, int Censored, double Value, double? Lower, double? Upper);
