using System.Runtime.InteropServices;
using MathNet.Numerics.LinearAlgebra;

namespace Portfolio.Reports.Statistics;

/// <summary>
/// A discrete-time model of two competing ends: in each period the first comes, the second comes, or neither, by a
/// multinomial logit on covariates that are there or not, with a ridge penalty on all but the intercepts. The penalty is
/// a normal prior of mean 0 and variance 1 / penalty on every log odds ratio.
/// </summary>
/// <param name="Columns">How many covariates, the intercept (column 0) included.</param>
/// <param name="Penalty">On half the sum of the squared coefficients.</param>
/// <param name="Coefficients">Those of the first end, then those of the second; log odds against neither.</param>
/// <param name="Covariance">
/// Of the coefficients, from the inverse of the penalised information H with the information that clusters carry in the
/// place of the model's: H⁻¹ (Σ s s′ + penalty) H⁻¹, s being the sum of the scores of a cluster.
/// </param>
/// <param name="LogLikelihood">Not penalised.</param>
public sealed record CompetingLogit(
    int Columns, double Penalty, Vector<double> Coefficients, Matrix<double> Covariance, double LogLikelihood)
{
    /// <summary>Name of the estimator.</summary>
    public const string Method = "multinomial logit on item-months, ridge, penalised maximum likelihood";

    private const int MaximumSteps = 100;
    private const int MaximumHalvings = 40;

    /// <summary>
    /// Newton's decrement, twice the gain that is left, below which whole steps are taken unasked: each squares what is
    /// off, and their gain would drown in rounding.
    /// </summary>
    private const double Near = 1e-6;

    /// <summary>The decrement below which one step more is the last: what is off then is rounding.</summary>
    private const double Converged = 1e-13;

    /// <summary>
    /// Fits by Newton's method, the step halved where it would not gain; the penalised likelihood has one maximum. It agrees
    /// with Newton's method in R, whose coefficients are those of <c>optim</c> on the same function to 1e-6, and with next to no
    /// penalty those of <c>nnet::multinom</c>.
    /// </summary>
    /// <param name="rows">In any order.</param>
    /// <param name="columns">How many covariates, the intercept included.</param>
    /// <param name="penalty">Above 0, so that what nothing speaks for is 0.</param>
    /// <param name="clusters">
    /// The same periods again, by cluster, a row in as many parts as one likes; each is done with before the next is asked
    /// for. Left out, the covariance is H⁻¹.
    /// </param>
    /// <param name="from">Coefficients to start from; left out, 0.</param>
    /// <param name="converged">
    /// Newton's decrement, twice the gain that is left, below which one step more is the last. Left out, what is off then
    /// is rounding; more will do for comparing penalties.
    /// </param>
    public static CompetingLogit Fit(
        ReadOnlySpan<LogitRow> rows,
        int columns,
        double penalty,
        IEnumerable<ReadOnlyMemory<LogitPart>>? clusters = null,
        Vector<double>? from = null,
        double converged = Converged)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (!(double.IsFinite(penalty) && penalty > 0))
            throw new ArgumentOutOfRangeException(nameof(penalty), penalty, "A penalty is above 0.");

        using var periods = new LogitPeriods(rows, columns);
        var beta = Maximum(periods, penalty, from, converged);
        return new(columns, penalty, beta, CovarianceOf(periods, clusters), periods.LogLikelihood);
    }

    /// <summary>The coefficients alone, of which the periods have been looked at last.</summary>
    internal static Vector<double> Maximum(LogitPeriods periods, double penalty, Vector<double>? from, double converged)
    {
        var beta = from?.Clone() ?? Vector<double>.Build.Dense(periods.Size);
        var gain = periods.LookAt(beta, penalty);
        for (var step = 0; step < MaximumSteps; step++)
        {
            var gradient = Vector<double>.Build.Dense(periods.Score());
            var change = periods.Information().Cholesky().Solve(gradient);
            var left = gradient.DotProduct(change);
            if (left <= Math.Max(Near, converged))
            {
                beta += change;
                gain = periods.LookAt(beta, penalty);
                if (left <= converged)
                    break;
                continue;
            }

            for (var halving = 0; ; halving++)
            {
                var next = beta + change;
                var gained = periods.LookAt(next, penalty);
                if (gained >= gain || halving == MaximumHalvings)
                {
                    (beta, gain) = (next, gained);
                    break;
                }

                change /= 2;
            }
        }

        return beta;
    }

    private static Matrix<double> CovarianceOf(LogitPeriods periods, IEnumerable<ReadOnlyMemory<LogitPart>>? clusters)
    {
        var inverse = periods.Information().Cholesky().Solve(Matrix<double>.Build.DenseIdentity(periods.Size));
        return clusters is null ? inverse : inverse * periods.Spread(clusters) * inverse;
    }

    /// <summary>How well the model foresaw periods, those it was not fitted on too: the sum of the logarithms of what it said of what came.</summary>
    public double LogLikelihoodOf(ReadOnlySpan<LogitRow> rows)
    {
        using var periods = new LogitPeriods(rows, Columns);
        periods.LookAt(Coefficients, Penalty);
        return periods.LogLikelihood;
    }

    /// <summary>The probabilities of the two ends in a period.</summary>
    /// <param name="active">The columns that are there.</param>
    public (double First, double Second) Hazards(ReadOnlySpan<byte> active)
    {
        var (first, second) = (0.0, 0.0);
        foreach (var column in active)
        {
            first += Coefficients[column];
            second += Coefficients[Columns + column];
        }

        return Hazards(first, second);
    }

    /// <param name="first">Log odds of the first end against neither.</param>
    /// <param name="second">The same of the second.</param>
    internal static (double First, double Second) Hazards(double first, double second)
    {
        // Divided by the largest, so that none overflows.
        var most = Math.Max(0, Math.Max(first, second));
        var (one, two, none) = (Math.Exp(first - most), Math.Exp(second - most), Math.Exp(-most));
        return (one / (one + two + none), two / (one + two + none));
    }
}

/// <summary>Periods at risk that are alike, and how many of them ended.</summary>
/// <param name="Active">The columns that are there, each once; column 0, the intercept, is always one of them.</param>
/// <param name="Periods">How many.</param>
/// <param name="First">How many ended in the first way.</param>
/// <param name="Second">How many ended in the second way.</param>
public readonly record struct LogitRow(ReadOnlyMemory<byte> Active, double Periods, double First, double Second);

/// <summary>What one cluster has of the periods of a row.</summary>
/// <param name="Row">The index of the row.</param>
/// <param name="Periods">How many of its periods.</param>
/// <param name="First">How many of them ended in the first way.</param>
/// <param name="Second">How many of them ended in the second way.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LogitPart(int Row, double Periods, double First, double Second);
