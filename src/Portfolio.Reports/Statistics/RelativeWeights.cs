using Portfolio.Domain;

namespace Portfolio.Reports.Statistics;

/// <summary>How much of what an outcome varies goes with each of several drivers that vary together.</summary>
/// <param name="Rows">How many complete rows the weights rest on.</param>
/// <param name="Incomplete">How many rows were left out because a value was missing.</param>
/// <param name="RSquared">
/// The part of the outcome's variance that a linear regression on the drivers explains, 0 to 1, which is the sum of the
/// weights; null is "no data": too few rows, or an outcome that does not vary.
/// </param>
/// <param name="Weights">Of each driver that varies, in the order given; empty without data.</param>
/// <param name="Constant">The drivers left out because they do not vary, in the order given.</param>
public sealed record RelativeWeights(
    int Rows, int Incomplete, double? RSquared, ValueList<RelativeWeight> Weights, ValueList<string> Constant)
{
    /// <summary>Of <see cref="RSquared"/>, 95 %; null where there is none, or where it explains all.</summary>
    public Interval? RSquaredInterval { get; init; }

    /// <summary>Name of the estimator.</summary>
    public const string Method = "relative weights (Johnson)";

    /// <summary>
    /// A variance inflation factor of this or more marks a driver as collinear: nine tenths of its variance are those of
    /// the other drivers.
    /// </summary>
    public const double CollinearFrom = 10;

    /// <summary>
    /// Relative weights (J. W. Johnson, Multivariate Behavioral Research 35, 2000, 1–19): the drivers are replaced by
    /// the uncorrelated variables nearest to them, and what each of these explains is handed back to the drivers by
    /// their squared correlations with it. Drivers that are copies of each other share equally. R: with
    /// <c>e = eigen(cor(X)); L = e$vectors %*% diag(sqrt(e$values)) %*% t(e$vectors)</c>, the weights are
    /// <c>L^2 %*% solve(L, cor(X, y))^2</c>.
    /// </summary>
    /// <param name="outcome">By row; null where nobody answered.</param>
    /// <param name="drivers">Each with as many values as there are rows.</param>
    /// <remarks>
    /// A driver that does not vary is left out before incomplete rows are, so that a question nobody answered costs no
    /// row. There are weights from two rows more than drivers on.
    /// </remarks>
    /// <exception cref="ArgumentException">A value that is not finite, or a driver of another length.</exception>
    public static RelativeWeights Estimate(IReadOnlyList<double?> outcome, IReadOnlyList<Driver> drivers)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(drivers);
        Require(outcome, outcome.Count);
        foreach (var driver in drivers)
            Require(driver.Values, outcome.Count);

        // A driver may turn out constant only once incomplete rows are out, and its own gaps then count no more.
        var varying = drivers.ToList();
        int[] rows;
        do
        {
            rows = [.. Complete(outcome, varying)];
        }
        while (varying.RemoveAll(d => !Varies(d, Enumerable.Range(0, outcome.Count)) || (rows.Length > 1 && !Varies(d, rows))) > 0);

        Driver[] constant = [.. drivers.Where(d => !varying.Contains(d))];
        var none = new RelativeWeights(
            rows.Length, outcome.Count - rows.Length, null, [], [.. constant.Select(d => d.Name)]);
        if (varying.Count == 0 || rows.Length < varying.Count + 2 || rows.All(r => outcome[r] == outcome[rows[0]]))
            return none;

        double[][] columns = [.. varying.Select(d => Array.ConvertAll(rows, r => d.Values[r]!.Value))];
        var split = RelativeWeightSplit.Of(columns, Array.ConvertAll(rows, r => outcome[r]!.Value));
        return none with
        {
            RSquared = split.RSquared,
            RSquaredInterval = ExplainedVariance.IntervalOf(split.RSquared, rows.Length, split.Rank, Interval.DefaultLevel),
            Weights =
            [
                .. varying.Select((d, i) => new RelativeWeight(
                    d.Name, split.Weights[i], split.RSquared > 0 ? split.Weights[i] / split.RSquared : null, split.Inflation[i])),
            ],
        };
    }

    private static IEnumerable<int> Complete(IReadOnlyList<double?> outcome, List<Driver> drivers)
    {
        for (var row = 0; row < outcome.Count; row++)
        {
            if (outcome[row] is not null && drivers.TrueForAll(d => d.Values[row] is not null))
                yield return row;
        }
    }

    private static bool Varies(Driver driver, IEnumerable<int> rows) =>
        rows.Select(r => driver.Values[r]).Where(v => v is not null).Distinct().Skip(1).Any();

    private static void Require(IReadOnlyList<double?> values, int rows)
    {
        if (values.Count != rows)
            throw new ArgumentException($"A driver has a value or a gap for each of {rows} rows, not {values.Count}.", nameof(values));
        if (values.Any(v => v is { } value && !double.IsFinite(value)))
            throw new ArgumentException("Every value is a finite number.", nameof(values));
    }
}

/// <summary>What may go with an outcome.</summary>
/// <param name="Values">By row; null where nobody answered.</param>
public sealed record Driver(string Name, IReadOnlyList<double?> Values);

/// <param name="Weight">The part of the outcome's variance that is handed to it, 0 to 1.</param>
/// <param name="Share">The same as a part of what all drivers explain together; null when they explain nothing.</param>
/// <param name="Inflation">
/// Variance inflation factor: 1 for a driver unlike all others; null when it is a combination of others.
/// </param>
public sealed record RelativeWeight(string Driver, double Weight, double? Share, double? Inflation)
{
    /// <summary>Whether it says nearly the same as other drivers, so that a regression could not tell them apart.</summary>
    public bool Collinear => Inflation is null or >= RelativeWeights.CollinearFrom;
}
