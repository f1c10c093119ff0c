using MathNet.Numerics.LinearAlgebra;

namespace Portfolio.Reports.Statistics;

/// <summary>The linear algebra of <see cref="RelativeWeights"/>, for columns that vary.</summary>
/// <param name="Inflation">Variance inflation factors; null where a column is a combination of others.</param>
/// <param name="Rank">How many columns there are that no others make up.</param>
internal sealed record RelativeWeightSplit(double RSquared, double[] Weights, double?[] Inflation, int Rank)
{
    /// <summary>
    /// An eigenvalue of the drivers' correlations below this part of the largest is 0 but for rounding: drivers are
    /// combinations of others.
    /// </summary>
    private const double Rounding = 1e-11;

    /// <summary>How much of a driver may lie along such a direction and still be rounding.</summary>
    private const double Apart = 1e-8;

    public static RelativeWeightSplit Of(double[][] drivers, double[] outcome)
    {
        double[][] standard = [.. drivers.Select(Standardised)];
        var y = Standardised(outcome);
        var correlations = Matrix<double>.Build.Dense(drivers.Length, drivers.Length, (i, j) => i == j ? 1 : Dot(standard[i], standard[j]));
        var withOutcome = Vector<double>.Build.Dense(drivers.Length, i => Dot(standard[i], y));

        var eigen = correlations.Evd(Symmetricity.Symmetric);
        var values = eigen.EigenValues.Map(v => v.Real);
        var floor = values.Maximum() * Rounding;
        var vectors = eigen.EigenVectors;

        // Directions without variance carry nothing: the inverse leaves them out (Moore and Penrose).
        var root = Spectral(v => v > floor ? Math.Sqrt(v) : 0);
        var beta = Spectral(v => v > floor ? 1 / Math.Sqrt(v) : 0) * withOutcome;
        var weights = root.PointwisePower(2) * beta.PointwisePower(2);
        var inverse = Spectral(v => v > floor ? 1 / v : 0);
        return new(beta.DotProduct(beta), weights.ToArray(), [.. Enumerable.Range(0, drivers.Length).Select(Inflation)], values.Count(v => v > floor));

        Matrix<double> Spectral(Func<double, double> f) =>
            vectors * Matrix<double>.Build.DiagonalOfDiagonalVector(values.Map(f, Zeros.Include)) * vectors.Transpose();

        double? Inflation(int driver)
        {
            for (var k = 0; k < values.Count; k++)
            {
                if (values[k] <= floor && Math.Abs(vectors[driver, k]) > Apart)
                    return null;
            }

            return inverse[driver, driver];
        }
    }

    // To a mean of 0 and a sum of squares of 1, so that products are correlations.
    private static double[] Standardised(double[] values)
    {
        var mean = Mean.Of(values).Value!.Value;
        var centred = Array.ConvertAll(values, v => v - mean);
        var length = Math.Sqrt(Dot(centred, centred));
        return Array.ConvertAll(centred, v => v / length);
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
