using MathNet.Numerics.Distributions;
using MathNet.Numerics.RootFinding;

namespace Portfolio.Reports.Statistics;

/// <summary>How sure a part of variance explained (R²) is.</summary>
public static class ExplainedVariance
{
    /// <summary>Name of the method.</summary>
    public const string Method = "exact by the noncentral F, drivers taken as given";

    private const double Accuracy = 1e-13;

    private const int MaximumSteps = 200;

    /// <summary>Terms of the mixture below this part of one are left out.</summary>
    private const double Negligible = 1e-18;

    /// <summary>
    /// The part of variance ρ² that the regression explains where it comes from, by the noncentralities λ at which the F that
    /// was observed lies on either edge: ρ² = λ / (λ + rows) (M. Smithson, Educational and Psychological Measurement 61,
    /// 2001, 605–632). Exact for normal errors and regressors that are as they are. R: <c>uniroot</c> on <c>pf(f, k, n - k - 1, ncp)</c>.
    /// </summary>
    /// <param name="rSquared">R², 0 to 1.</param>
    /// <param name="rows">How many rows it rests on.</param>
    /// <param name="drivers">How many regressors that no others make up, the intercept not counted.</param>
    /// <returns>
    /// It may lie below R², which overstates where rows are few. Null where nothing is left to tell by: as many coefficients as
    /// rows, R² is 1, or so little of it that both edges are 0.
    /// </returns>
    public static Interval? IntervalOf(double rSquared, int rows, int drivers, double level)
    {
        Interval.RequireLevel(level);
        ArgumentOutOfRangeException.ThrowIfLessThan(drivers, 1);
        if (rows - drivers - 1 < 1 || rSquared > 1 - 1e-12)
            return null;

        var (freedom, left) = (drivers, rows - drivers - 1);
        var part = Math.Max(0, rSquared);
        var tail = (1 - level) / 2;
        var most = Explained(Noncentrality(tail));
        return most > 0 ? new(Explained(Noncentrality(1 - tail)), most, level, Method) : null;

        double Explained(double noncentrality) => noncentrality / (noncentrality + rows);

        // The more there is to find, the less likely so little of it: where even nothing makes it likelier, the edge is nothing.
        double Noncentrality(double probability)
        {
            if (NoncentralF(part, freedom, left, 0) <= probability)
                return 0;

            var beyond = 1.0 + rows;
            while (NoncentralF(part, freedom, left, beyond) > probability)
                beyond *= 2;
            return Brent.FindRoot(x => NoncentralF(part, freedom, left, x) - probability, 0, beyond, Accuracy * beyond, MaximumSteps);
        }
    }

    /// <summary>
    /// R: pf(f, freedom, left, noncentrality), given of f what it says is explained, freedom f / (freedom f + left): a mixture of
    /// beta distributions by how many events a Poisson of half the noncentrality has. It is summed from its middle to both sides,
    /// each distribution from the one beside it (Abramowitz and Stegun 26.5.16): thousands of responses take thousands of terms.
    /// </summary>
    private static double NoncentralF(double explained, int freedom, int left, double noncentrality)
    {
        var (mean, a, b, x) = (noncentrality / 2, freedom / 2.0, left / 2.0, explained);
        if (x <= 0 || mean <= 0)
            return BetaDistribution.Cumulative(a, b, x);

        var middle = (int)mean;
        a += middle;
        var (weight, below, step) = (Poisson.PMF(mean, middle), BetaDistribution.Cumulative(a, b, x), BetaDistribution.Density(a, b, x) * x * (1 - x) / a);
        return Math.Min(1, Upwards(weight, below, step) + Downwards(weight, below, step));

        double Upwards(double weight, double below, double step)
        {
            var sum = 0.0;
            for (var events = 0; weight > Negligible; events++)
            {
                sum += weight * below;
                below -= step;
                step *= x * (a + events + b) / (a + events + 1);
                weight *= mean / (middle + events + 1);
            }

            return sum;
        }

        double Downwards(double weight, double below, double step)
        {
            var sum = 0.0;
            for (var events = middle; events > 0 && weight > Negligible; events--)
            {
                var above = a - middle + events;
                weight *= events / mean;
                step *= above / (x * (above - 1 + b));
                below += step;
                sum += weight * below;
            }

            return sum;
        }
    }
}
