using MathNet.Numerics.Distributions;

namespace Portfolio.Reports.Statistics;

/// <summary>
/// Quantile functions to full double precision. Those of MathNet.Numerics stop at an absolute error (1e-12 for beta and
/// Student), which is a large relative one for a bound near zero, so that its answer is polished here by Newton steps
/// on its own distribution function.
/// </summary>
internal static class InverseCdf
{
    private const int MaximumSteps = 60;

    /// <summary>What counts as equal when a probability falls on a step of the distribution, as in R.</summary>
    private const double BinomialFuzz = 1e-14;

    /// <summary>R: qnorm(p).</summary>
    public static double Normal(double p) =>
        Polish(MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, p), p, double.NegativeInfinity, double.PositiveInfinity,
            x => MathNet.Numerics.Distributions.Normal.CDF(0, 1, x), x => MathNet.Numerics.Distributions.Normal.PDF(0, 1, x));

    /// <summary>R: qt(p, freedom).</summary>
    public static double Student(double p, double freedom) =>
        Polish(StudentT.InvCDF(0, 1, freedom, p), p, double.NegativeInfinity, double.PositiveInfinity,
            x => StudentT.CDF(0, 1, freedom, x), x => StudentT.PDF(0, 1, freedom, x));

    /// <summary>R: qbeta(p, a, b).</summary>
    public static double BetaQuantile(double p, double a, double b) =>
        Polish(Beta.InvCDF(a, b, p), p, 0, 1, x => Beta.CDF(a, b, x), x => Beta.PDF(a, b, x));

    /// <summary>R: qgamma(p, shape), with rate 1.</summary>
    public static double GammaQuantile(double p, double shape) =>
        Polish(Gamma.InvCDF(shape, 1, p), p, 0, double.PositiveInfinity, x => Gamma.CDF(shape, 1, x), x => Gamma.PDF(shape, 1, x));

    /// <summary>R: qbinom(p, size, probability): the smallest k with P(X ≤ k) ≥ p.</summary>
    public static int BinomialQuantile(double p, int size, double probability)
    {
        var (low, high) = (0, size);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (Binomial.CDF(probability, size, middle) >= p * (1 - BinomialFuzz))
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    private static double Polish(
        double start, double p, double minimum, double maximum, Func<double, double> cdf, Func<double, double> density)
    {
        var (x, previous) = (start, double.PositiveInfinity);
        for (var step = 0; step < MaximumSteps; step++)
        {
            var change = (cdf(x) - p) / density(x);
            // Once the changes no longer shrink, they are the rounding of the distribution function itself.
            if (!double.IsFinite(change) || Math.Abs(change) >= previous)
                return x;
            var next = x - change;
            if (next <= minimum)
                next = (x + minimum) / 2;
            else if (next >= maximum)
                next = (x + maximum) / 2;
            if (next == x)
                return x;
            (x, previous) = (next, Math.Abs(change));
        }

        return x;
    }
}
