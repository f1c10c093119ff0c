using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.WhatIfs;

/// <summary>
/// How many programmes stall after a shock, drawn many times: each time the rates are drawn from what their measurement
/// leaves open (a gamma distribution of events + ½ over the time, Jeffreys' prior), and then for each programme whether it
/// stalls. The same seed draws the same. The rates are drawn once, whatever groups of programmes are asked about.
/// </summary>
/// <param name="prepared">The rate per month at which prepared programmes stall.</param>
/// <param name="unprepared">The same of the others.</param>
/// <param name="seed">The same draws the same.</param>
/// <param name="days">For how long a shock is felt.</param>
public sealed class ShockSimulation(Rate prepared, Rate unprepared, int seed, int days)
{
    /// <summary>Name of the estimator.</summary>
    public const string Method = "simulation from measured rates, 4,000 draws";

    private const int Draws = 4000;

    private const int FewTrials = 16;

    private readonly Dictionary<(int, int), Estimate?> _known = [];

    private (double[] Prepared, double[] Unprepared, int Next)? _chances;

    /// <param name="ready">How many prepared programmes are exposed.</param>
    /// <param name="others">How many unprepared ones.</param>
    /// <returns>The expected number with the interval of the draws; null where a rate that is needed was never measured.</returns>
    public Estimate? Stalls(int ready, int others)
    {
        if ((ready > 0 && prepared.Exposure == 0) || (others > 0 && unprepared.Exposure == 0))
        {
            return null;
        }

        // Of groups with as many of each the same is expected.
        if (!_known.TryGetValue((ready, others), out var estimate))
        {
            _known.Add((ready, others), estimate = Drawn(ready, others));
        }

        return estimate;
    }

    private Estimate Drawn(int ready, int others)
    {
        var (ofReady, ofOthers, next) = _chances ??= Chances();
        var random = new MersenneTwister(next, threadSafe: false);
        var drawn = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            drawn[draw] = Successes(random, ready, ofReady[draw]) + Successes(random, others, ofOthers[draw]);
        }

        var mean = drawn.Average();
        Array.Sort(drawn);
        return new(
            mean,
            null,
            new Interval(drawn[Draws * 25 / 1000], drawn[^(1 + (Draws * 25 / 1000))], Interval.DefaultLevel, Method),
            Method);
    }

    // And what the draws of programmes go on with: no number may serve for both.
    private (double[] Prepared, double[] Unprepared, int Next) Chances()
    {
        var random = new MersenneTwister(seed, threadSafe: false);
        return (Chances(prepared, random), Chances(unprepared, random), random.Next());
    }

    // That a programme stalls within the days.
    private double[] Chances(Rate rate, MersenneTwister random)
    {
        var chances = new double[Draws];
        for (var draw = 0; draw < Draws && rate.Exposure > 0; draw++)
        {
            chances[draw] = 1 - Math.Exp(
                -Gamma.Sample(random, rate.Events + 0.5, rate.Exposure) * days / Length.DaysPerMonth);
        }

        return chances;
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
