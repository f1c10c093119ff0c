namespace Portfolio.Reports.Statistics;

/// <summary>A confidence interval and the name of the method that gave it.</summary>
/// <param name="Lower">Lower bound in the unit of the estimate; null when the data set no lower bound.</param>
/// <param name="Upper">Upper bound in the unit of the estimate; null when the data set no upper bound.</param>
/// <param name="Level">Confidence level, between 0 and 1 (0.95 is 95%).</param>
/// <param name="Method">The estimator by its usual name, as a page shows it.</param>
/// <remarks>
/// Bounds are never NaN or infinite: a quantile that the curve does not reach, or a rate ratio over no events,
/// has a null bound, which a page words as "not reached" or "no bound".
/// </remarks>
public sealed record Interval(double? Lower, double? Upper, double Level, string Method)
{
    /// <summary>The level that every figure uses unless a report is asked for another.</summary>
    public const double DefaultLevel = 0.95;

    /// <summary>Whether the value lies within the bounds, both included.</summary>
    public bool Contains(double value) =>
        (Lower is not { } lower || value >= lower) && (Upper is not { } upper || value <= upper);

    /// <summary>
    /// The interval of 1 − x, for x with this interval: a share not delivered from a share delivered.
    /// </summary>
    public Interval Complement() => this with { Lower = 1 - Upper, Upper = 1 - Lower };

    /// <summary>The two-sided standard normal quantile of a level: 1.96 for 0.95.</summary>
    internal static double NormalQuantile(double level)
    {
        RequireLevel(level);
        // R: qnorm(1 - (1 - level) / 2)
        return InverseCdf.Standard(1 - ((1 - level) / 2));
    }

    internal static void RequireLevel(double level)
    {
        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "A confidence level lies between 0 and 1.");
    }
}
