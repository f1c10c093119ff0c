namespace Portfolio.Reports.Statistics;

/// <summary>
/// The beta distribution for a and b of 1 or more. MathNet's takes x^a (1 − x)^b / B(a, b) from differences of
/// logarithms of gamma functions, which for a and b of a million loses nine of sixteen digits; here it comes by the
/// distances from where it is largest (C. Loader, Fast and Accurate Computation of Binomial Probabilities, 2000), as in R.
/// </summary>
internal static class BetaDistribution
{
    private const double HalfLogTwoPi = 0.918938533204672741780329736406;

    private const int MostTerms = 1_000_000;

    private const double Rounding = 3e-16;

    /// <summary>R: dbeta(x, a, b).</summary>
    public static double Density(double a, double b, double x) => x switch
    {
        <= 0 => a == 1 ? b : 0,
        >= 1 => b == 1 ? a : 0,
        _ => Weight(a, b, x) / (x * (1 - x)),
    };

    /// <summary>R: pbeta(x, a, b). The continued fraction converges fast below the mean; above it the other tail is taken.</summary>
    public static double Cumulative(double a, double b, double x)
    {
        if (x <= 0 || x >= 1)
            return x <= 0 ? 0 : 1;
        return x < (a + 1) / (a + b + 2)
            ? Weight(a, b, x) * Fraction(a, b, x) / a
            : 1 - (Weight(a, b, x) * Fraction(b, a, 1 - x) / b);
    }

    /// <summary>x^a (1 − x)^b / B(a, b); the same for the other tail, from whose 1 − x a small x could not be told.</summary>
    private static double Weight(double a, double b, double x)
    {
        var n = a + b;
        var log = StirlingError(n) - StirlingError(a) - StirlingError(b) - Deviance(a, n * x) - Deviance(b, n * (1 - x));
        return Math.Exp(log - HalfLogTwoPi) * Math.Sqrt(a * b / n);
    }

    /// <summary>log n! less Stirling's formula for it.</summary>
    private static double StirlingError(double n)
    {
        if (n > 15)
        {
            var square = n * n;
            return ((1.0 / 12) - (((1.0 / 360) - (((1.0 / 1260) - (((1.0 / 1680) - (1.0 / 1188 / square)) / square)) / square)) / square)) / n;
        }

        return MathNet.Numerics.SpecialFunctions.GammaLn(n + 1) - ((n + 0.5) * Math.Log(n)) + n - HalfLogTwoPi;
    }

    /// <summary>x log(x / mean) + mean − x, without the loss that it has near the mean.</summary>
    private static double Deviance(double x, double mean)
    {
        if (Math.Abs(x - mean) >= 0.1 * (x + mean))
            return (x * Math.Log(x / mean)) + mean - x;

        var v = (x - mean) / (x + mean);
        var (sum, term) = ((x - mean) * v, 2 * x * v);
        for (var j = 1; j < MostTerms; j++)
        {
            term *= v * v;
            var next = sum + (term / ((2 * j) + 1));
            if (next == sum)
                break;
            sum = next;
        }

        return sum;
    }

    /// <summary>The continued fraction of the incomplete beta function, by Lentz's method.</summary>
    private static double Fraction(double a, double b, double x)
    {
        const double Tiny = 1e-300;
        var c = 1.0;
        var d = 1 / NotZero(1 - ((a + b) * x / (a + 1)));
        var value = d;
        for (var m = 1; m < MostTerms; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / NotZero(1 + (even * d));
            c = NotZero(1 + (even / c));
            value *= d * c;

            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NotZero(1 + (odd * d));
            c = NotZero(1 + (odd / c));
            value *= d * c;
            if (Math.Abs((d * c) - 1) <= Rounding)
                return value;
        }

        throw new InvalidOperationException($"The incomplete beta function of {x} for {a} and {b} did not converge.");

        static double NotZero(double number) => Math.Abs(number) < Tiny ? Tiny : number;
    }
}
