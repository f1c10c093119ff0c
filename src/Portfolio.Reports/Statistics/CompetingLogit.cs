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
    /// Fits by Newton's method, the step halved where it would not gain; the penalised likelihood has one maximum. R:
    /// <c>optim</c> on the same function, or without penalty <c>nnet::multinom</c>.
    /// </summary>
    /// <param name="rows">In any order.</param>
    /// <param name="columns">How many covariates, the intercept included.</param>
    /// <param name="penalty">Above 0, so that what nothing speaks for is 0.</param>
    /// <param name="clusters">The same periods again, by cluster; left out, the covariance is H⁻¹.</param>
    /// <param name="from">Coefficients to start from; left out, 0.</param>
    /// <param name="converged">
    /// Newton's decrement, twice the gain that is left, below which one step more is the last. Left out, what is off then
    /// is rounding; more will do for comparing penalties.
    /// </param>
    public static CompetingLogit Fit(
        ReadOnlySpan<LogitRow> rows,
        int columns,
        double penalty,
        IEnumerable<IEnumerable<LogitRow>>? clusters = null,
        Vector<double>? from = null,
        double converged = Converged)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (!(double.IsFinite(penalty) && penalty > 0))
            throw new ArgumentOutOfRangeException(nameof(penalty), penalty, "A penalty is above 0.");

        var size = 2 * columns;
        var beta = from?.Clone() ?? Vector<double>.Build.Dense(size);
        var score = new double[size];
        var information = new double[size, size];
        var gain = Likelihood(rows, beta, columns) - Penalised(beta, columns, penalty);
        for (var step = 0; step < MaximumSteps; step++)
        {
            Derive(rows, beta, columns, score, information);
            AddPenalty(beta, columns, penalty, score, information);
            var gradient = Vector<double>.Build.Dense(score);
            var change = Matrix<double>.Build.DenseOfArray(information).Cholesky().Solve(gradient);
            var left = gradient.DotProduct(change);
            if (left <= Math.Max(Near, converged))
            {
                beta += change;
                if (left <= converged)
                    break;
                continue;
            }

            for (var halving = 0; ; halving++)
            {
                var next = beta + change;
                var gained = Likelihood(rows, next, columns) - Penalised(next, columns, penalty);
                if (gained >= gain || halving == MaximumHalvings)
                {
                    (beta, gain) = (next, gained);
                    break;
                }

                change /= 2;
            }
        }

        Derive(rows, beta, columns, score, information);
        AddPenalty(beta, columns, penalty, score, information);
        var inverse = Matrix<double>.Build.DenseOfArray(information).Cholesky().Solve(Matrix<double>.Build.DenseIdentity(size));
        var covariance = clusters is null ? inverse : inverse * Spread(clusters, beta, columns, penalty) * inverse;
        return new(columns, penalty, beta, covariance, Likelihood(rows, beta, columns));
    }

    /// <summary>How well the model foresaw periods, those it was not fitted on too: the sum of the logarithms of what it said of what came.</summary>
    public double LogLikelihoodOf(ReadOnlySpan<LogitRow> rows) => Likelihood(rows, Coefficients, Columns);

    /// <summary>The probabilities of the two ends in a period.</summary>
    /// <param name="active">The columns that are there.</param>
    public (double First, double Second) Hazards(ReadOnlySpan<byte> active) => Hazards(active, Coefficients, Columns);

    private static (double First, double Second) Hazards(ReadOnlySpan<byte> active, Vector<double> beta, int columns)
    {
        var (first, second) = (0.0, 0.0);
        foreach (var column in active)
        {
            first += beta[column];
            second += beta[columns + column];
        }

        // Divided by the largest, so that none overflows.
        var most = Math.Max(0, Math.Max(first, second));
        var (one, two, none) = (Math.Exp(first - most), Math.Exp(second - most), Math.Exp(-most));
        return (one / (one + two + none), two / (one + two + none));
    }

    private static double Likelihood(ReadOnlySpan<LogitRow> rows, Vector<double> beta, int columns)
    {
        var sum = 0.0;
        foreach (var row in rows)
        {
            var (first, second) = Hazards(row.Active.Span, beta, columns);
            sum += Part(row.First, first) + Part(row.Second, second)
                + Part(row.Periods - row.First - row.Second, 1 - first - second);
        }

        return sum;

        static double Part(double count, double probability) => count == 0 ? 0 : count * Math.Log(probability);
    }

    private static double Penalised(Vector<double> beta, int columns, double penalty)
    {
        var sum = 0.0;
        for (var i = 0; i < beta.Count; i++)
            sum += i % columns == 0 ? 0 : beta[i] * beta[i];
        return penalty * sum / 2;
    }

    private static void Derive(
        ReadOnlySpan<LogitRow> rows, Vector<double> beta, int columns, double[] score, double[,] information)
    {
        Array.Clear(score);
        Array.Clear(information);
        foreach (var row in rows)
        {
            var (first, second) = Hazards(row.Active.Span, beta, columns);
            var (d1, d2) = (row.First - (row.Periods * first), row.Second - (row.Periods * second));
            var (v1, v2, v12) = (row.Periods * first * (1 - first), row.Periods * second * (1 - second), -row.Periods * first * second);
            var active = row.Active.Span;
            for (var k = 0; k < active.Length; k++)
            {
                var i = active[k];
                score[i] += d1;
                score[columns + i] += d2;

                // Each pair once, whichever way round it comes; the other halves are the same.
                foreach (var j in active[..(k + 1)])
                {
                    var (low, high) = i < j ? (i, j) : (j, i);
                    information[high, low] += v1;
                    information[columns + high, columns + low] += v2;
                    information[columns + high, low] += v12;
                }
            }
        }

        for (var i = 0; i < columns; i++)
        {
            for (var j = 0; j < i; j++)
            {
                information[columns + j, i] = information[columns + i, j];
                information[j, i] = information[i, j];
                information[columns + j, columns + i] = information[columns + i, columns + j];
            }
        }

        for (var i = 0; i < columns; i++)
        {
            for (var j = 0; j < columns; j++)
                information[i, columns + j] = information[columns + j, i];
        }
    }

    private static void AddPenalty(Vector<double> beta, int columns, double penalty, double[] score, double[,] information)
    {
        for (var i = 0; i < beta.Count; i++)
        {
            if (i % columns != 0)
            {
                score[i] -= penalty * beta[i];
                information[i, i] += penalty;
            }
        }
    }

    private static Matrix<double> Spread(
        IEnumerable<IEnumerable<LogitRow>> clusters, Vector<double> beta, int columns, double penalty)
    {
        var spread = new double[beta.Count, beta.Count];
        var score = new double[beta.Count];
        var touched = new SortedSet<int>();
        foreach (var cluster in clusters)
        {
            touched.Clear();
            foreach (var row in cluster)
            {
                var (first, second) = Hazards(row.Active.Span, beta, columns);
                foreach (var i in row.Active.Span)
                {
                    score[i] += row.First - (row.Periods * first);
                    score[columns + i] += row.Second - (row.Periods * second);
                    touched.Add(i);
                    touched.Add(columns + i);
                }
            }

            int[] here = [.. touched];
            foreach (var i in here)
            {
                foreach (var j in here)
                    spread[i, j] += score[i] * score[j];
            }

            foreach (var i in here)
                score[i] = 0;
        }

        for (var i = 0; i < beta.Count; i++)
            spread[i, i] += i % columns == 0 ? 0 : penalty;
        return Matrix<double>.Build.DenseOfArray(spread);
    }
}

/// <summary>Periods at risk that are alike, and how many of them ended.</summary>
/// <param name="Active">The columns that are there, each once; column 0, the intercept, is always one of them.</param>
/// <param name="Periods">How many.</param>
/// <param name="First">How many ended in the first way.</param>
/// <param name="Second">How many ended in the second way.</param>
public readonly record struct LogitRow(ReadOnlyMemory<byte> Active, double Periods, double First, double Second);
