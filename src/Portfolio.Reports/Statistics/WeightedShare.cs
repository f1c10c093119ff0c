namespace Portfolio.Reports.Statistics;

/// <summary>A share of cases that do not all count alike: old ones fade.</summary>
/// <param name="Value">Weight of those that have the property over all weight; null is "no data".</param>
/// <param name="Effective">How many cases of equal weight would tell as much (L. Kish, Survey Sampling, 1965, section 11.7).</param>
/// <param name="Interval">Wilson's score interval at the effective number; null without any weight.</param>
public sealed record WeightedShare(double? Value, double Effective, Interval? Interval)
{
    /// <summary>Name of the estimator.</summary>
    public const string Method = "weighted proportion, Wilson score at Kish’s effective size";

    /// <summary>A weighted share; weights are 0 or more.</summary>
    public static WeightedShare Of(IEnumerable<(double Weight, bool Has)> cases, double level = Interval.DefaultLevel)
    {
        ArgumentNullException.ThrowIfNull(cases);
        var (sum, squares, hits) = (0.0, 0.0, 0.0);
        foreach (var (weight, has) in cases)
        {
            if (weight < 0)
                throw new ArgumentException("A weight is 0 or more.", nameof(cases));
            sum += weight;
            squares += weight * weight;
            hits += has ? weight : 0;
        }

        if (sum == 0)
            return new(null, 0, null);

        var (p, n) = (Math.Min(1, hits / sum), sum * sum / squares);
        var z = Interval.NormalQuantile(level);
        var shift = z * z / (2 * n);
        var reach = z * Math.Sqrt((p * (1 - p) / n) + (shift / (2 * n)));
        var scale = 1 + (2 * shift);
        return new(
            p,
            n,
            new Interval(
                p == 0 ? 0 : Math.Min(p, (p + shift - reach) / scale), p == 1 ? 1 : Math.Max(p, (p + shift + reach) / scale), level, Method));
    }
}
