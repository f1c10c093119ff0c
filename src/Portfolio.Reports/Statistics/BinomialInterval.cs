namespace Portfolio.Reports.Statistics;

/// <summary>Intervals for a binomial share of <c>numerator</c> in <c>denominator</c>.</summary>
public static class BinomialInterval
{
    /// <summary>Name of the estimator of <see cref="Wilson"/>.</summary>
    public const string WilsonMethod = "Wilson score";

    /// <summary>Name of the estimator of <see cref="ClopperPearson"/>.</summary>
    public const string ClopperPearsonMethod = "Clopper–Pearson exact";

    /// <summary>
    /// The score interval (E. B. Wilson, JASA 22, 1927, 209–212), without continuity correction.
    /// R: <c>prop.test(numerator, denominator, correct = FALSE)$conf.int</c>.
    /// </summary>
    /// <returns>Null when the denominator is 0.</returns>
    public static Interval? Wilson(int numerator, int denominator, double level = Interval.DefaultLevel)
    {
        RequireCounts(numerator, denominator);
        var z = Interval.NormalQuantile(level);
        if (denominator == 0)
            return null;

        double n = denominator;
        var p = numerator / n;
        var shift = z * z / (2 * n);
        var reach = z * Math.Sqrt((p * (1 - p) / n) + (shift / (2 * n)));
        var scale = 1 + (2 * shift);
        // At the ends the score bound is exactly 0 or 1; the formula leaves rounding there.
        return new Interval(
            numerator == 0 ? 0 : (p + shift - reach) / scale,
            numerator == denominator ? 1 : (p + shift + reach) / scale,
            level,
            WilsonMethod);
    }

    /// <summary>
    /// The exact interval from the tails of the binomial (Clopper and Pearson, Biometrika 26, 1934, 404–413), by the
    /// quantiles of the beta distribution. R: <c>binom.test(numerator, denominator)$conf.int</c>.
    /// </summary>
    /// <returns>Null when the denominator is 0.</returns>
    public static Interval? ClopperPearson(int numerator, int denominator, double level = Interval.DefaultLevel)
    {
        RequireCounts(numerator, denominator);
        Interval.RequireLevel(level);
        if (denominator == 0)
            return null;

        var tail = (1 - level) / 2;
        return new Interval(
            numerator == 0 ? 0 : InverseCdf.BetaQuantile(tail, numerator, denominator - numerator + 1),
            numerator == denominator ? 1 : InverseCdf.BetaQuantile(1 - tail, numerator + 1, denominator - numerator),
            level,
            ClopperPearsonMethod);
    }

    private static void RequireCounts(int numerator, int denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(numerator);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(numerator, denominator);
    }
}
