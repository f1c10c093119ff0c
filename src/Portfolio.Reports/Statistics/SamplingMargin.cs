namespace Portfolio.Reports.Statistics;

/// <summary>
/// How far a sample drawn at random without replacement may be off from the population it speaks for. The larger the
/// part of the population that answered, the smaller; nobody is left to be wrong about when everybody did.
/// </summary>
/// <remarks>It says nothing of those who would not answer: who answers may differ from who does not.</remarks>
public static class SamplingMargin
{
    /// <summary>Name of the margin of a share.</summary>
    public const string ShareMethod = "normal, finite-population correction";

    /// <summary>Name of the margin of a mean.</summary>
    public const string MeanMethod = "Student t, finite-population correction";

    /// <summary>
    /// Half the width of the interval of a share at most, which is that of a share of a half (W. G. Cochran, Sampling
    /// Techniques, 1977, chapter 3): z · √(¼/n · (N − n)/(N − 1)).
    /// R: <c>qnorm(1 - (1 - level) / 2) * sqrt(0.25 / n * (N - n) / (N - 1))</c>.
    /// </summary>
    /// <param name="responses">How many answered, n.</param>
    /// <param name="population">How many there are, N.</param>
    /// <param name="level">Level of the interval.</param>
    /// <returns>Null when nobody answered; 0 when everybody did.</returns>
    public static double? OfAnyShare(int responses, int population, double level = Interval.DefaultLevel)
    {
        Require(responses, population);
        var z = Interval.NormalQuantile(level);
        if (responses == 0)
            return null;
        return responses == population
            ? 0
            : z * Math.Sqrt(0.25 / responses * (population - responses) / (population - 1));
    }

    /// <summary>
    /// The interval of the population's mean (Cochran, chapter 2): mean ± t · √((1 − n/N) · s²/n), with n − 1
    /// degrees of freedom. R: <c>mean(x) + c(-1, 1) * qt(1 - (1 - level) / 2, n - 1) * sqrt((1 - n / N) * var(x) / n)</c>.
    /// </summary>
    /// <param name="mean">Of those who answered.</param>
    /// <param name="population">How many there are, N.</param>
    /// <param name="level">Level of the interval.</param>
    /// <returns>
    /// The mean alone when everybody answered: it is the population's; null where the answers have no interval.
    /// </returns>
    public static Interval? OfMean(Mean mean, int population, double level = Interval.DefaultLevel)
    {
        ArgumentNullException.ThrowIfNull(mean);
        Require(mean.Count, population);
        Interval.RequireLevel(level);
        if (mean.Value is not { } value)
            return null;
        if (mean.Count == population)
            return new Interval(value, value, level, MeanMethod);
        if (mean.Interval is null || mean.Variance is not { } variance)
            return null;

        double n = mean.Count;
        var reach = InverseCdf.Student(1 - ((1 - level) / 2), n - 1) * Math.Sqrt((1 - (n / population)) * variance / n);
        return new Interval(value - reach, value + reach, level, MeanMethod);
    }

    private static void Require(int responses, int population)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(responses);
        if (responses > population)
        {
            throw new ArgumentOutOfRangeException(
                nameof(responses), responses, "No more can answer than there are in the population.");
        }
    }
}
