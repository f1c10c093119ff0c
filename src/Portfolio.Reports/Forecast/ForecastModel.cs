using MathNet.Numerics.LinearAlgebra;
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

        var (penalty, near) = Validated(record);
        return new(CompetingLogit.Fit(record.Rows(), ForecastCell.Columns, penalty, record.Programmes(), near), pooled);
    }

    // The penalty by validation that respects time: fitted on what lies before a day, held against the year that followed
    // it. With it the coefficients from which the last fit is not far.
    private static (double Penalty, Vector<double>? Near) Validated(ForecastRecord record)
    {
        var gains = new double[Penalties.Length];
        var lastYear = new Vector<double>?[Penalties.Length];
        Vector<double>? beta = null;
        for (var year = 0; year < MonthSpan.Years; year++)
        {
            using var before = new LogitPeriods(record.Rows(year + 1, MonthSpan.Years), ForecastCell.Columns);
            using var came = new LogitPeriods(record.Rows(year, year), ForecastCell.Columns);
            if (before.Count == 0)
            {
                break;
            }

            beta = year == 0 ? AtRates(record.Pooled) : lastYear[0];
            for (var i = 0; i < Penalties.Length; i++)
            {
                beta = CompetingLogit.Maximum(before, Penalties[i], beta, NearEnough);
                lastYear[i] ??= beta;
                came.LookAt(beta, Penalties[i]);
                gains[i] += came.LogLikelihood;
            }
        }

        var best = Array.IndexOf(gains, gains.Max());
        return (Penalties[best], lastYear[best] ?? AtRates(record.Pooled));
    }

    // No factor says anything.
    private static Vector<double> AtRates(PooledHazards pooled)
    {
        var (first, second) = (pooled.FirstRate, pooled.SecondRate);
        var beta = Vector<double>.Build.Dense(2 * ForecastCell.Columns);
        (beta[0], beta[ForecastCell.Columns]) = (Math.Log(first / (1 - first - second)), Math.Log(second / (1 - first - second)));
        return beta;
    }
}
