namespace Portfolio.Reports.Statistics;

/// <summary>An arithmetic mean of plain observations.</summary>
/// <param name="Count">How many observations.</param>
/// <param name="Value">The mean in their unit; null is "no data".</param>
/// <param name="Variance">The sample variance (divisor n − 1); null below two observations.</param>
/// <param name="Interval">
/// Student's interval; null below two observations, or when all are the same, which leaves nothing to measure spread
/// by.
/// </param>
public sealed record Mean(int Count, double? Value, double? Variance, Interval? Interval)
{
    /// <summary>Name of the estimator of one mean.</summary>
    public const string Method = "Student t";

    /// <summary>Name of the estimator of a difference.</summary>
    public const string WelchMethod = "Welch t";

    /// <summary>The mean with Student's interval. R: <c>t.test(values)</c>.</summary>
    /// <exception cref="ArgumentException">A value that is not a finite number.</exception>
    public static Mean Of(ReadOnlySpan<double> values, double level = Interval.DefaultLevel)
    {
        Interval.RequireLevel(level);
        if (values.IsEmpty)
            return new Mean(0, null, null, null);

        // Two passes: the second corrects the rounding of the first, as R's mean() does.
        double n = values.Length;
        var sum = 0.0;
        foreach (var value in values)
        {
            if (!double.IsFinite(value))
                throw new ArgumentException("Every value is a finite number.", nameof(values));
            sum += value;
        }

        var mean = sum / n;
        var (left, squares) = (0.0, 0.0);
        foreach (var value in values)
            left += value - mean;
        mean += left / n;
        foreach (var value in values)
            squares += (value - mean) * (value - mean);
        if (values.Length == 1)
            return new Mean(1, mean, null, null);

        var variance = squares / (n - 1);
        var error = Math.Sqrt(variance / n);
        return new Mean(values.Length, mean, variance, Around(mean, Math.Abs(mean), error, n - 1, level, Method));
    }

    /// <summary>
    /// The first mean less the other, for groups whose spread may differ (B. L. Welch, Biometrika 34, 1947, 28–35).
    /// R: <c>t.test(values, other)</c>.
    /// </summary>
    /// <returns>
    /// No value when a group is empty; no interval when a group has fewer than two observations or neither has spread.
    /// </returns>
    public static Comparison Difference(Mean mean, Mean other, double level = Interval.DefaultLevel)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(other);
        Interval.RequireLevel(level);
        if (mean.Value is not { } first || other.Value is not { } second)
            return new Comparison(null, null, WelchMethod);
        if (mean.Variance is not { } v1 || other.Variance is not { } v2)
            return new Comparison(first - second, null, WelchMethod);

        var (e1, e2) = (v1 / mean.Count, v2 / other.Count);
        var error = Math.Sqrt(e1 + e2);
        var freedom = (e1 + e2) * (e1 + e2) / ((e1 * e1 / (mean.Count - 1)) + (e2 * e2 / (other.Count - 1)));
        var size = Math.Max(Math.Abs(first), Math.Abs(second));
        return new Comparison(
            first - second, Around(first - second, size, error, freedom, level, WelchMethod), WelchMethod);
    }

    /// <summary>The difference of the means of two groups of plain observations.</summary>
    public static Comparison Difference(
        ReadOnlySpan<double> values, ReadOnlySpan<double> other, double level = Interval.DefaultLevel) =>
        Difference(Of(values, level), Of(other, level), level);

    /// <summary>The distance from 1 to the next number, as R calls it: .Machine$double.eps.</summary>
    private const double Epsilon = 2.220446049250313e-16;

    internal static Interval? Around(
        double centre, double size, double error, double freedom, double level, string method)
    {
        // R refuses such data as "essentially constant"; an interval of no width would claim certainty.
        if (error <= 10 * Epsilon * size)
            return null;
        var reach = InverseCdf.Student(1 - ((1 - level) / 2), freedom) * error;
        return new Interval(centre - reach, centre + reach, level, method);
    }
}
