using MathNet.Numerics;
using Portfolio.Reports.Statistics;
using Portfolio.Reports.WhatIfs;

namespace Portfolio.Reports.Tests.WhatIfs;

/// <summary>
/// How many programmes stall, by their exact distribution: the simulation has to come to the same but for what 4,000 draws leave open.
/// </summary>
public class StallsAsEnumerated
{
    private const double Months = 180 / 30.4375;

    // Draws are independent: a share of them lies within four standard errors of its probability.
    private static readonly double Near = 4 * Math.Sqrt(0.025 * 0.975 / 4000);

    // Many events over much time, so that nothing of a rate is left open: each programme stalls with 1 − e^(−rate · months).
    [Theory]
    [InlineData(12, 0.02, 30, 0.06)]
    [InlineData(3, 0.02, 5, 0.08)]
    [InlineData(40, 0.03, 25, 0.1)]
    public void At_rates_that_are_known_it_is_the_sum_of_two_binomial_numbers(int ready, double rateOfReady, int others, double rateOfOthers)
    {
        const double time = 1e9;
        var drawn = Drawn(
            Rate.Of((int)(rateOfReady * time), time), ready, Rate.Of((int)(rateOfOthers * time), time), others);
        ShouldBe(drawn, Sum(Binomial(ready, Stalls(rateOfReady)), Binomial(others, Stalls(rateOfOthers))));

        static double Stalls(double rate) => 1 - Math.Exp(-rate * Months);
    }

    // A rate that is open is the same for all programmes of its kind: together they vary by more than each would alone.
    [Theory]
    [InlineData(2, 100, 6, 9, 150, 8)]
    [InlineData(1, 60, 0, 3, 100, 10)]
    [InlineData(4, 200, 8, 9, 60, 4)]
    [InlineData(0, 30, 5, 1, 40, 7)]
    public void At_rates_that_were_measured_it_is_what_all_rates_make_of_it(
        int stalled, double over, int ready, int stalledOthers, double overOthers, int others) => ShouldBe(
            Drawn(Rate.Of(stalled, over), ready, Rate.Of(stalledOthers, overOthers), others),
            Sum(Mixed(ready, stalled, over), Mixed(others, stalledOthers, overOthers)));

    private static Estimate Drawn(Rate prepared, int ready, Rate unprepared, int others) =>
        new ShockSimulation(prepared, unprepared, seed: 1, days: 180).Stalls(ready, others).ShouldNotBeNull();

    private static void ShouldBe(Estimate drawn, double[] exact)
    {
        exact.Sum().ShouldBe(1, 1e-9);
        var mean = exact.Select((p, k) => k * p).Sum();
        var variance = exact.Select((p, k) => (k - mean) * (k - mean) * p).Sum();
        drawn.Value.ShouldBe(mean, 4 * Math.Sqrt(variance / 4000));

        // A quantile: below it lies no more than its probability, and with it no less.
        var interval = drawn.Interval.ShouldNotBeNull();
        IsQuantile((int)interval.Lower!.Value, 0.025);
        IsQuantile((int)interval.Upper!.Value, 0.975);

        void IsQuantile(int number, double probability)
        {
            exact[..number].Sum().ShouldBeLessThan(probability + Near);
            exact[..(number + 1)].Sum().ShouldBeGreaterThan(probability - Near);
        }
    }

    private static double[] Binomial(int trials, double chance) =>
    [
        .. Enumerable.Range(0, trials + 1).Select(k =>
            SpecialFunctions.Binomial(trials, k) * Math.Pow(chance, k) * Math.Pow(1 - chance, trials - k)),
    ];

    // That k of n stall at a rate r is a sum of powers of e^(−r · months), alternating in sign; the mean of e^(−r · t) over a gamma
    // distribution of shape events + ½ is (over / (over + t))^shape.
    private static double[] Mixed(int trials, int events, double over) =>
    [
        .. Enumerable.Range(0, trials + 1).Select(k => SpecialFunctions.Binomial(trials, k) * Enumerable.Range(0, k + 1).Sum(j =>
            (j % 2 == 0 ? 1 : -1) * SpecialFunctions.Binomial(k, j) * Math.Pow(over / (over + (Months * (trials - k + j))), events + 0.5))),
    ];

    private static double[] Sum(double[] one, double[] other)
    {
        var sum = new double[one.Length + other.Length - 1];
        for (var i = 0; i < one.Length; i++)
        {
            for (var j = 0; j < other.Length; j++)
            {
                sum[i + j] += one[i] * other[j];
            }
        }

        return sum;
    }
}
