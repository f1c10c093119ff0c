using MathNet.Numerics.Distributions;

namespace Portfolio.Reports.Statistics;

/// <summary>
/// Quantile functions to full double precision, by Newton's method on the distribution functions of MathNet.Numerics
/// (of the beta distribution on <see cref="BetaDistribution"/>).
/// Its own quantile functions stop at an absolute error of 1e-12 (a large relative one for a bound near zero), and that
/// of the gamma fails for some large shapes.
/// </summary>
/// <remarks>
/// Each distribution here has one mode: its distribution function is convex before it and concave after it, so that
/// from the mode Newton's steps go straight to the quantile and never past it.
/// </remarks>
internal static class InverseCdf
{
    private const int MaximumSteps = 500;

    /// <summary>Steps smaller than this part of the value that no longer shrink are rounding.</summary>
    private const double Converged = 1e-8;

    /// <summary>What counts as equal when a probability falls on a step of the distribution, as in R.</summary>
    private const double BinomialFuzz = 1e-14;

    /// <summary>R: qnorm(p).</summary>
    public static double Standard(double p) =>
        FromMode(0, p, static x => Normal.CDF(0, 1, x), static x => Normal.PDF(0, 1, x));

    /// <summary>R: qt(p, freedom).</summary>
    public static double Student(double p, double freedom) =>
        FromMode(0, p, x => StudentT.CDF(0, 1, freedom, x), x => StudentT.PDF(0, 1, freedom, x));

    /// <summary>R: qbeta(p, a, b), for a and b of 1 or more.</summary>
    public static double BetaQuantile(double p, double a, double b) =>
        FromMode(a + b > 2 ? (a - 1) / (a + b - 2) : 0.5, p, x => BetaDistribution.Cumulative(a, b, x), x => BetaDistribution.Density(a, b, x));

    /// <summary>R: qgamma(p, shape), with rate 1, for a shape of 1 or more.</summary>
    /// <remarks>The density comes by its logarithm: the plain one overflows for shapes of about 150.</remarks>
    public static double GammaQuantile(double p, double shape) =>
        FromMode(shape - 1, p, x => Gamma.CDF(shape, 1, x), x => Math.Exp(Gamma.PDFLn(shape, 1, x)));

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

    private static double FromMode(double mode, double p, Func<double, double> cdf, Func<double, double> density)
    {
        var (x, previous) = (mode, double.PositiveInfinity);
        for (var step = 0; step < MaximumSteps; step++)
        {
            var slope = density(x);
            var change = (cdf(x) - p) / slope;
            if (!(double.IsFinite(slope) && double.IsFinite(change)))
                break;
            if (Math.Abs(change) >= previous && Math.Abs(change) <= Converged * Math.Abs(x))
                return x;
            if (x - change == x)
                return x;
            (x, previous) = (x - change, Math.Abs(change));
        }

        throw new InvalidOperationException($"The quantile of {p} was not found in {MaximumSteps} steps from {mode}.");
    }
}
