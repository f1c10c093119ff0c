namespace Portfolio.Reports.Statistics;

/// <summary>The difference of two shares.</summary>
public static class RiskDifference
{
    /// <summary>Name of the estimator.</summary>
    public const string Method = "Newcombe hybrid score";

    /// <summary>
    /// First share less the other, with the hybrid score interval built from the two Wilson intervals (R. G. Newcombe,
    /// Statistics in Medicine 17, 1998, 873–890, method 10).
    /// </summary>
    /// <returns>No value and no interval when either denominator is 0.</returns>
    public static Comparison Newcombe(
        int numerator, int denominator, int otherNumerator, int otherDenominator, double level = Interval.DefaultLevel)
    {
        if (BinomialInterval.Wilson(numerator, denominator, level) is not { Lower: { } l1, Upper: { } u1 }
            || BinomialInterval.Wilson(otherNumerator, otherDenominator, level) is not { Lower: { } l2, Upper: { } u2 })
        {
            return new Comparison(null, null, Method);
        }

        var p1 = (double)numerator / denominator;
        var p2 = (double)otherNumerator / otherDenominator;
        var difference = p1 - p2;
        return new Comparison(
            difference,
            new Interval(
                difference - double.Hypot(p1 - l1, u2 - p2), difference + double.Hypot(u1 - p1, p2 - l2), level, Method),
            Method);
    }

    /// <summary>The difference of two shares already counted.</summary>
    public static Comparison Newcombe(Share share, Share other, double level = Interval.DefaultLevel)
    {
        ArgumentNullException.ThrowIfNull(share);
        ArgumentNullException.ThrowIfNull(other);
        return Newcombe(share.Numerator, share.Denominator, other.Numerator, other.Denominator, level);
    }
}
