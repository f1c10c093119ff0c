namespace Portfolio.Reports.Statistics;

/// <summary>A Kaplan–Meier curve and what is read off it.</summary>
/// <param name="Curve">The share that has not ended yet, by time.</param>
public sealed record SurvivalCurve(Curve Curve)
{
    /// <summary>The share that has not ended at a time; see <see cref="Curve.At"/>.</summary>
    public CurvePoint? At(double time) => Curve.At(time);

    /// <summary>The median time to the end, with its interval.</summary>
    public Quantile Median() => Quantile(0.5);

    /// <summary>
    /// The time by which the given share has ended, with the interval of Brookmeyer and Crowley (Biometrics 38, 1982,
    /// 29–41): the times at which the curve's own pointwise limits cross the same level, on the curve's scale. Where
    /// the curve runs flat along the level, the middle of that stretch. R: <c>quantile(fit, probability)</c>.
    /// </summary>
    /// <returns>
    /// A null value when the curve does not come down so far: "not reached"; the same for each bound.
    /// </returns>
    public Quantile Quantile(double probability) => CurveQuantile.Of(Curve, probability);

    /// <summary>
    /// The mean time up to a horizon, the area under the curve, with the variance of R's <c>survmean</c> and an
    /// interval from the normal distribution. R: <c>summary(fit, rmean = horizon)$table</c>.
    /// </summary>
    /// <returns>Null when nobody was observed up to the horizon while some had not ended.</returns>
    public Estimate? RestrictedMean(double horizon)
    {
        if (!(double.IsFinite(horizon) && horizon > 0))
            throw new ArgumentOutOfRangeException(nameof(horizon), horizon, "A horizon is a time after 0.");
        if (!Curve.Reaches(horizon))
            return null;

        // From the right, so that each event knows the area that lies beyond it.
        var (area, variance, right) = (0.0, 0.0, horizon);
        for (var index = Curve.Points.Length - 1; index >= 0; index--)
        {
            var point = Curve.Points[index];
            if (point.Time > horizon)
                continue;
            area += (right - point.Time) * point.Value;
            right = point.Time;
            if (point.Events > 0 && point.AtRisk > point.Events)
                variance += area * area * point.Events / ((double)point.AtRisk * (point.AtRisk - point.Events));
        }

        area += right * Curve.Start;
        var error = Math.Sqrt(variance);
        var reach = Interval.NormalQuantile(Curve.Level) * error;
        const string Method = "restricted mean, normal";
        var interval = error > 0 ? new Interval(area - reach, area + reach, Curve.Level, Method) : null;
        return new Estimate(area, error, interval, Method);
    }
}
