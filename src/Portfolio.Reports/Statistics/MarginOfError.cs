namespace Portfolio.Reports.Statistics;

/// <summary>How far a share found in a sample may lie from that of a finite population.</summary>
public static class MarginOfError
{
    /// <summary>Name of the estimator.</summary>
    public const string Method = "normal, at a share of one half, finite-population correction";

    /// <summary>
    /// Half the width of the interval of a share of one half, the widest there is, in a simple random sample without
    /// replacement: <c>z √(¼ / n · (N − n) / (N − 1))</c> (W. G. Cochran, Sampling Techniques, 1977, section 3.3). 0 when
    /// everybody answered. It says nothing of those who chose not to.
    /// </summary>
    /// <param name="sample">How many answered, at most the population.</param>
    /// <param name="population">Of how many.</param>
    /// <returns>Between 0 and 1; null where nobody answered.</returns>
    public static double? Of(int sample, int population, double level = Interval.DefaultLevel)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sample);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sample, population);
        var z = Interval.NormalQuantile(level);
        if (sample == 0)
            return null;
        return sample == population
            ? 0
            : Math.Min(1, z * Math.Sqrt(0.25 / sample * (population - sample) / (population - 1.0)));
    }
}
