namespace Portfolio.Reports.Statistics;

/// <summary>
/// Two competing ends at constant rates per month, each with a gamma prior: what is said while there is little history,
/// and how it moves as evidence comes.
/// </summary>
/// <param name="First">How many ended in the first way (delivered).</param>
/// <param name="Second">How many ended in the second way.</param>
/// <param name="Months">Time at risk and observed, in months.</param>
/// <remarks>
/// The prior is ours, after what is said of "Phase 2" (it never happens) and about what became of deferred Python
/// enhancement proposals: at its mean rates <see cref="PriorFirst"/> have ended in the first way and
/// <see cref="PriorSecond"/> in the second after <see cref="PriorHorizon"/> months. It weighs as much as
/// <see cref="PriorMonths"/> observed months.
/// </remarks>
public sealed record PooledHazards(double First, double Second, double Months)
{
    /// <summary>Name of the estimator.</summary>
    public const string Method = "pooled monthly rates, gamma priors";

    /// <summary>The part that has ended in the first way at the horizon, at the prior's mean rates.</summary>
    public const double PriorFirst = 0.10;

    /// <summary>The same for the second way.</summary>
    public const double PriorSecond = 0.30;

    /// <summary>In months.</summary>
    public const double PriorHorizon = 24;

    /// <summary>How many observed months the prior weighs: twenty items watched for a year.</summary>
    public const double PriorMonths = 240;

    // Slices of equal probability of each of the two rates: the interval rests on their products.
    private const int Slices = 64;

    // At constant rates the ends come in proportion to them: 1 − e^(−24 (a + b)) = 0.1 + 0.3, a : b = 0.1 : 0.3.
    private static readonly double PriorTotal = -Math.Log(1 - PriorFirst - PriorSecond) / PriorHorizon;

    /// <summary>Mean rate of the first end after what was observed, per month.</summary>
    public double FirstRate => Shape(First, PriorFirst) / (PriorMonths + Months);

    /// <summary>Mean rate of the second end after what was observed, per month.</summary>
    public double SecondRate => Shape(Second, PriorSecond) / (PriorMonths + Months);

    /// <summary>How much of the rates is prior: its months in all months, 1 without any observation.</summary>
    public double PriorShare => PriorMonths / (PriorMonths + Months);

    /// <summary>The part that ends in the first way within so many months, at the mean rates.</summary>
    public double FirstWithin(double months) => Within(FirstRate, SecondRate, months);

    /// <summary>
    /// The same with the interval that holds it with the given probability: quantiles over 64 × 64 equally probable
    /// slices of the two rates.
    /// </summary>
    public Estimate FirstWithin(double months, double level)
    {
        Interval.RequireLevel(level);
        var (first, second) = (Middles(Shape(First, PriorFirst)), Middles(Shape(Second, PriorSecond)));
        var values = new double[Slices * Slices];
        for (var i = 0; i < values.Length; i++)
            values[i] = Within(first[i / Slices], second[i % Slices], months);
        Array.Sort(values);

        var tail = (1 - level) / 2;
        return new(
            FirstWithin(months),
            null,
            new(values[(int)(tail * values.Length)], values[^(1 + (int)(tail * values.Length))], level, "gamma posterior"),
            Method);
    }

    private static double Within(double first, double second, double months) =>
        first / (first + second) * (1 - Math.Exp(-(first + second) * months));

    private double[] Middles(double shape)
    {
        var rates = new double[Slices];
        for (var i = 0; i < Slices; i++)
            rates[i] = InverseCdf.GammaQuantile((i + 0.5) / Slices, shape) / (PriorMonths + Months);
        return rates;
    }

    private static double Shape(double ended, double prior) =>
        ended + (PriorTotal * prior / (PriorFirst + PriorSecond) * PriorMonths);
}
