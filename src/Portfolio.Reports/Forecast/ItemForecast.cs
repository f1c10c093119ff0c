using MathNet.Numerics.LinearAlgebra;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Forecast;

/// <summary>What is expected of an item that waits.</summary>
/// <param name="Delivered">Probability that it is delivered within twelve months, with its interval.</param>
/// <param name="Gone">Probability that it is dropped or lost sight of within twelve months.</param>
/// <param name="Never">Probability that it is not delivered within <see cref="NeverMonths"/> months more.</param>
/// <param name="Slope">Of <paramref name="Delivered"/> by the coefficients of the model; null where there is none.</param>
public sealed record ItemForecast(Estimate Delivered, double Gone, double Never, Vector<double>? Slope)
{
    public const int Months = 12;

    /// <summary>"Never" as in the never index, from now on.</summary>
    public const int NeverMonths = 24;

    /// <summary>The same for every item.</summary>
    public static ItemForecast Of(PooledHazards pooled)
    {
        ArgumentNullException.ThrowIfNull(pooled);
        return new(
            pooled.FirstWithin(Months, Interval.DefaultLevel),
            pooled.FirstWithin(Months) / pooled.FirstRate * pooled.SecondRate,
            1 - pooled.FirstWithin(NeverMonths),
            null);
    }

    /// <summary>
    /// For an item of which some factors are true now: taken to stay so, but for those that pass, of which the model has
    /// learnt what they say of later months.
    /// </summary>
    /// <param name="waited">Whole months since its first deferral.</param>
    public static ItemForecast Of(CompetingLogit fit, Factors factors, int waited)
    {
        ArgumentNullException.ThrowIfNull(fit);
        return Of(new CellHazards(fit), factors, waited);
    }

    internal static ItemForecast Of(CellHazards hazards, Factors factors, int waited) =>
        Of(Expectation.Of(hazards, factors, waited), hazards.Fit);

    internal static ItemForecast Of(Expectation expected, CompetingLogit fit)
    {
        var direction = Vector<double>.Build.Dense(expected.Slope!);
        return new(Around(expected.Delivered, direction, fit), expected.Gone, expected.Never, direction);
    }

    /// <summary>A probability with the interval that its slope gives, by the delta method on the logit scale.</summary>
    internal static Estimate Around(double probability, Vector<double> slope, CompetingLogit fit)
    {
        var error = Math.Sqrt(slope.DotProduct(fit.Covariance * slope));
        var reach = Interval.NormalQuantile(Interval.DefaultLevel) * error / (probability * (1 - probability));
        var centre = Math.Log(probability / (1 - probability));
        return new(
            probability,
            error,
            new(Logistic(centre - reach), Logistic(centre + reach), Interval.DefaultLevel, "delta method on the logit scale, clustered by programme"),
            CompetingLogit.Method);
    }

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
