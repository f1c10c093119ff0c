namespace Portfolio.Reports.Statistics;

/// <summary>Pointwise intervals as <c>survfit_confint</c> of R's survival package gives them.</summary>
internal static class PointwiseInterval
{
    public static string Name(PointwiseScale scale) => scale switch
    {
        PointwiseScale.LogLog => "log(−log)",
        PointwiseScale.Log => "log",
        PointwiseScale.Plain => "plain",
        _ => throw new ArgumentOutOfRangeException(nameof(scale), scale, "Not a scale of a pointwise interval."),
    };

    /// <summary>
    /// The interval of a probability with a relative standard error. Null where the error is 0 or not defined (before
    /// the first event, after the last of all): R then gives an interval of no width or none, and no width claims
    /// certainty.
    /// </summary>
    /// <param name="p">The estimate.</param>
    /// <param name="relativeError">Its standard error divided by it, which is that of log p.</param>
    /// <param name="z">The standard normal quantile of the level.</param>
    /// <param name="scale">Where the interval is symmetric.</param>
    /// <param name="level">The level, for the result.</param>
    /// <param name="method">The estimator's name, for the result.</param>
    public static Interval? Around(
        double p, double relativeError, double z, PointwiseScale scale, double level, string method)
    {
        if (!(relativeError > 0 && double.IsFinite(relativeError)))
            return null;
        switch (scale)
        {
            case PointwiseScale.LogLog when p is > 0 and < 1:
                var centre = Math.Log(-Math.Log(p));
                var reach = z * relativeError / Math.Log(p);
                return new Interval(
                    Math.Exp(-Math.Exp(centre - reach)), Math.Exp(-Math.Exp(centre + reach)), level, method);
            case PointwiseScale.Log when p > 0:
                return new Interval(
                    Math.Exp(Math.Log(p) - (z * relativeError)),
                    Math.Min(Math.Exp(Math.Log(p) + (z * relativeError)), 1),
                    level,
                    method);
            case PointwiseScale.Plain when p > 0:
                return new Interval(
                    Math.Max(p - (z * relativeError * p), 0), Math.Min(p + (z * relativeError * p), 1), level, method);
            default:
                return null;
        }
    }
}
