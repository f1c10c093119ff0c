using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.WhatIfs;

/// <summary>
/// How many programmes stall after a shock, drawn many times: each time the rates are drawn from what their measurement
/// leaves open (a gamma distribution of events + ½ over the time, Jeffreys' prior), and then for each programme whether it
/// stalls. The same seed draws the same.
/// </summary>
public static class ShockSimulation
{
    /// <summary>Name of the estimator.</summary>
    public const string Method = "simulation from measured rates, 4,000 draws";

    private const int Draws = 4000;

    private const int FewTrials = 16;

    /// <param name="groups">How many active programmes are exposed, and the rate per month at which such stall.</param>
    /// <param name="seed">The same draws the same.</param>
    /// <param name="days">For how long a shock is felt.</param>
    /// <returns>The expected number with the interval of the draws; null where a rate was never measured.</returns>
    public static Estimate? Stalls(IReadOnlyList<(int Programmes, Rate Rate)> groups, int seed, int days)
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (groups.Any(g => g.Programmes > 0 && g.Rate.Exposure == 0))
        {
            return null;
        }

        var random = new MersenneTwister(seed, threadSafe: false);
        var drawn = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            foreach (var (programmes, rate) in groups)
            {
                if (programmes > 0)
                {
                    var perMonth = Gamma.Sample(random, rate.Events + 0.5, rate.Exposure);
                    drawn[draw] += Successes(random, programmes, 1 - Math.Exp(-perMonth * days / Length.DaysPerMonth));
                }
            }
        }

        var mean = drawn.Average();
        Array.Sort(drawn);
        return new(
            mean,
            null,
            new Interval(drawn[Draws * 25 / 1000], drawn[^(1 + (Draws * 25 / 1000))], Interval.DefaultLevel, Method),
            Method);
    }

    // Binomial, by the middle one of the uniform numbers that the trials would draw (D. A. Relles, JASA 67, 1972, 612–613):
    // as many draws as the number has digits, not one for each programme.
    private static int Successes(MersenneTwister random, int trials, double probability)
    {
        var successes = 0;
        while (trials > FewTrials)
        {
            var middle = (trials / 2) + 1;
            var at = Beta.Sample(random, middle, trials + 1 - middle);
            if (at <= probability)
            {
                (successes, trials, probability) = (successes + middle, trials - middle, (probability - at) / (1 - at));
            }
            else
            {
                (trials, probability) = (middle - 1, probability / at);
            }
        }

        for (; trials > 0; trials--)
        {
            successes += random.NextDouble() < probability ? 1 : 0;
        }

        return successes;
    }
}
