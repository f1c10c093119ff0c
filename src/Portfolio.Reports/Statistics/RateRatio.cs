namespace Portfolio.Reports.Statistics;

/// <summary>How many times as often something happens in one exposure as in another.</summary>
public static class RateRatio
{
    /// <summary>Name of the estimator.</summary>
    public const string Method = "Poisson rate ratio, exact conditional";

    /// <summary>
    /// The ratio of two Poisson rates. Given the total of events, the first count is binomial, so that the
    /// Clopper–Pearson bounds of its share become bounds of the ratio (Przyborowski and Wilenski, Biometrika 31, 1940,
    /// 313–323). R: <c>poisson.test(c(events, otherEvents), c(exposure, otherExposure))</c>.
    /// </summary>
    /// <returns>
    /// No value and no interval when either exposure is 0 or nothing happened in both. Where only the other group has
    /// no events the ratio has no value and its interval no upper bound: the lower bound is all that can be said.
    /// </returns>
    public static Comparison Exact(
        int events, double exposure, int otherEvents, double otherExposure, double level = Interval.DefaultLevel)
    {
        Rate.Require(events, exposure);
        Rate.Require(otherEvents, otherExposure);
        Interval.RequireLevel(level);
        if (exposure == 0 || otherExposure == 0 || events + otherEvents == 0)
            return new Comparison(null, null, Method);

        var share = BinomialInterval.ClopperPearson(events, events + otherEvents, level)!;
        var scale = otherExposure / exposure;
        return new Comparison(
            otherEvents == 0 ? null : events * scale / otherEvents,
            new Interval(Odds(share.Lower) * scale, Odds(share.Upper) * scale, level, Method),
            Method);
    }

    /// <summary>The ratio of two rates already measured; their <see cref="Rate.Per"/> plays no part.</summary>
    public static Comparison Exact(Rate rate, Rate other, double level = Interval.DefaultLevel)
    {
        ArgumentNullException.ThrowIfNull(rate);
        ArgumentNullException.ThrowIfNull(other);
        return Exact(rate.Events, rate.Exposure, other.Events, other.Exposure, level);
    }

    private static double? Odds(double? share) => share == 1 ? null : share / (1 - share);
}
