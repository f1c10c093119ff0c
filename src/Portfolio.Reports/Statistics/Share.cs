namespace Portfolio.Reports.Statistics;

/// <summary>A share as every report shows it: never a bare percentage.</summary>
/// <param name="Numerator">How many of the denominator have the property.</param>
/// <param name="Denominator">How many were observed long enough to tell.</param>
/// <param name="Censored">How many were still open, so that they cannot tell yet; not in the denominator.</param>
/// <param name="NotObserved">How many nobody reported this of; not in the denominator either.</param>
/// <param name="Interval">The interval of the share, or null when the denominator is 0.</param>
public sealed record Share(int Numerator, int Denominator, int Censored, int NotObserved, Interval? Interval)
{
    /// <summary>Below this many in the denominator a page says that the base is small.</summary>
    public const int SmallBaseBelow = 10;

    /// <summary>Between 0 and 1; null is "no data", which is not 0%.</summary>
    public double? Value => Denominator == 0 ? null : (double)Numerator / Denominator;

    /// <summary>Whether the denominator is below <see cref="SmallBaseBelow"/>, also when it is 0.</summary>
    public bool SmallBase => Denominator < SmallBaseBelow;

    /// <summary>A share with its Wilson score interval.</summary>
    public static Share Of(
        int numerator, int denominator, int censored = 0, int notObserved = 0, double level = Interval.DefaultLevel) =>
        new(numerator, denominator, censored, notObserved, BinomialInterval.Wilson(numerator, denominator, level));

    /// <summary>A share with its exact (Clopper–Pearson) interval.</summary>
    public static Share Exact(
        int numerator, int denominator, int censored = 0, int notObserved = 0, double level = Interval.DefaultLevel) =>
        new(
            numerator,
            denominator,
            censored,
            notObserved,
            BinomialInterval.ClopperPearson(numerator, denominator, level));
}
