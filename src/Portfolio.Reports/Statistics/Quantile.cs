namespace Portfolio.Reports.Statistics;

/// <summary>A quantile of plain observations or of a survival curve.</summary>
/// <param name="Probability">Which one: 0.5 is the median.</param>
/// <param name="Value">In the unit of the observations; null is "no data", or "not reached" by a curve.</param>
/// <param name="Interval">Its interval; null when there is no data, a null bound when the data set none.</param>
public sealed record Quantile(double Probability, double? Value, Interval? Interval)
{
    /// <summary>Name of the interval for plain observations.</summary>
    public const string Method = "binomial order statistics";

    private const double Fuzz = 4 * 2.220446049250313e-16;

    /// <summary>
    /// A quantile of plain observations with its distribution-free interval. The estimate is R's default
    /// (<c>quantile(x, p, type = 7)</c>; Hyndman and Fan, The American Statistician 50, 1996, 361–365; for p = 0.5 it
    /// is <c>median(x)</c>). The bounds are the order statistics with the ranks <c>qbinom(α/2, n, p)</c> and
    /// <c>qbinom(1 − α/2, n, p) + 1</c>, which cover at least the level whatever the distribution (Conover, Practical
    /// Nonparametric Statistics, 1999, section 3.2; for the median, <c>DescTools::MedianCI(method = "exact")</c>). A
    /// rank of 0 or n + 1 is a null bound: so few observations cannot bound it on that side.
    /// </summary>
    /// <exception cref="ArgumentException">A value that is not a finite number.</exception>
    public static Quantile Of(
        ReadOnlySpan<double> values, double probability = 0.5, double level = Interval.DefaultLevel)
    {
        Interval.RequireLevel(level);
        RequireProbability(probability);
        var sorted = values.ToArray();
        if (!Array.TrueForAll(sorted, double.IsFinite))
            throw new ArgumentException("Every value is a finite number.", nameof(values));
        if (sorted.Length == 0)
            return new Quantile(probability, null, null);

        Array.Sort(sorted);
        var n = sorted.Length;
        // R's fuzz keeps a position that is a whole number but for rounding on its observation.
        var position = (n - 1) * probability;
        var below = (int)Math.Floor(position + Fuzz);
        var part = position - below;
        var value = part <= 0 || below + 1 >= n
            ? sorted[below]
            : ((1 - part) * sorted[below]) + (part * sorted[below + 1]);

        var tail = (1 - level) / 2;
        var lower = InverseCdf.BinomialQuantile(tail, n, probability);
        var upper = InverseCdf.BinomialQuantile(1 - tail, n, probability) + 1;
        return new Quantile(
            probability,
            value,
            new Interval(lower == 0 ? null : sorted[lower - 1], upper > n ? null : sorted[upper - 1], level, Method));
    }

    /// <summary>The median of plain observations with its distribution-free interval.</summary>
    public static Quantile Median(ReadOnlySpan<double> values, double level = Interval.DefaultLevel) =>
        Of(values, 0.5, level);

    internal static void RequireProbability(double probability)
    {
        if (!(probability > 0 && probability < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(probability), probability, "A quantile's probability lies between 0 and 1.");
        }
    }
}
