namespace Portfolio.Reports.Statistics;

/// <summary>A mean of observations that do not all count alike: old ones fade.</summary>
/// <param name="Value">The weighted mean in their unit; null is "no data".</param>
/// <param name="Effective">How many observations of equal weight would tell as much (L. Kish, Survey Sampling, 1965, section 11.7).</param>
/// <param name="Interval">
/// Student's interval at the effective number; null below two of those, or when all are the same, which leaves nothing to
/// measure spread by.
/// </param>
public sealed record WeightedMean(double? Value, double Effective, Interval? Interval)
{
    /// <summary>Name of the estimator.</summary>
    public const string Method = "Student t at Kish’s effective size";

    /// <summary>
    /// A weighted mean; weights are 0 or more. The variance is that of R's <c>cov.wt(values, weights, method = "unbiased")</c>.
    /// </summary>
    /// <exception cref="ArgumentException">A weight below 0, or a value or weight that is not a finite number.</exception>
    public static WeightedMean Of(IEnumerable<(double Value, double Weight)> cases, double level = Interval.DefaultLevel)
    {
        ArgumentNullException.ThrowIfNull(cases);
        Interval.RequireLevel(level);
        (double Value, double Weight)[] all = [.. cases];
        var (sum, weight, weights) = (0.0, 0.0, 0.0);
        foreach (var (value, w) in all)
        {
            if (!double.IsFinite(value) || !double.IsFinite(w) || w < 0)
                throw new ArgumentException("Every value is a finite number, and every weight one of 0 or more.", nameof(cases));
            sum += w * value;
            weight += w;
            weights += w * w;
        }

        if (weight == 0)
            return new(null, 0, null);

        // Two passes: the second corrects the rounding of the first.
        var (mean, left, squares) = (sum / weight, 0.0, 0.0);
        foreach (var (value, w) in all)
            left += w * (value - mean);
        mean += left / weight;
        foreach (var (value, w) in all)
            squares += w * (value - mean) * (value - mean);

        var n = weight * weight / weights;
        if (n < 2)
            return new(mean, n, null);

        var error = Math.Sqrt(squares / weight / (n - 1));
        return new(mean, n, Mean.Around(mean, Math.Abs(mean), error, n - 1, level, Method));
    }
}
