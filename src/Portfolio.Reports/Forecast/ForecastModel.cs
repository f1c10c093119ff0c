using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Forecast;

/// <summary>
/// What is expected of items that wait, learnt from what was known on a day. While the history is too short for
/// covariates there are the pooled rates alone.
/// </summary>
/// <param name="Fit">Null while there is too little history.</param>
/// <param name="Pooled">The same for all items: the base rate that the covariates must improve on.</param>
public sealed record ForecastModel(CompetingLogit? Fit, PooledHazards Pooled)
{
    /// <summary>Fewest ends of items that covariates are fitted on.</summary>
    public const int FewestEnds = 40;

    /// <summary>Fewest of them that were deliveries.</summary>
    public const int FewestDeliveries = 10;

    /// <summary>Fewest programmes in which they came about.</summary>
    public const int FewestProgrammes = 15;

    /// <summary>Tried, the strongest first: normal priors on log odds ratios with these standard deviations.</summary>
    private static readonly double[] Penalties = [.. new[] { 0.1, 0.25, 0.6, 1.5 }.Select(deviation => 1 / (deviation * deviation))];

    /// <summary>Near enough to tell penalties apart: their gains differ by more.</summary>
    private const double NearEnough = 1e-3;

    /// <summary>Nothing known at all.</summary>
    public static readonly ForecastModel None = new(null, new(0, 0, 0));

    internal static ForecastModel Of(ForecastRecord record)
    {
        var pooled = record.Pooled;
        if (pooled.First + pooled.Second < FewestEnds || pooled.First < FewestDeliveries || record.ProgrammesWithEnds < FewestProgrammes)
        {
            return new(null, pooled);
        }

        var rows = record.Rows();
        return new(CompetingLogit.Fit(rows, ForecastCell.Columns, Penalty(record), record.Programmes), pooled);
    }

    // By validation that respects time: fitted on what lies before a day, held against the year that followed it.
    private static double Penalty(ForecastRecord record)
    {
        var gains = new double[Penalties.Length];
        for (var year = 0; year < WaitingMonths.Years; year++)
        {
            var (before, came) = (record.Rows(year + 1, WaitingMonths.Years), record.Rows(year, year));
            if (before.Length == 0)
            {
                break;
            }

            CompetingLogit? fit = null;
            for (var i = 0; i < Penalties.Length; i++)
            {
                fit = CompetingLogit.Fit(before, ForecastCell.Columns, Penalties[i], from: fit?.Coefficients, converged: NearEnough);
                gains[i] += fit.LogLikelihoodOf(came);
            }
        }

        return Penalties[Array.IndexOf(gains, gains.Max())];
    }

    /// <summary>What is expected of an item.</summary>
    /// <param name="waited">Whole months since its first deferral.</param>
    public ItemForecast Of(Factors factors, int waited) => Fit is { } fit
        ? ItemForecast.Of(fit, factors, waited)
        : ItemForecast.Of(Pooled);
}
