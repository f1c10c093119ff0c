using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Tests.Statistics;

/// <summary>Intervals are a promise about repeated portfolios; here portfolios with known hazards keep it.</summary>
public class IntervalsHoldTheTruth
{
    private const int Portfolios = 400;
    private const double Horizon = 24;

    /// <summary>
    /// Items of one programme share its hazards: half of the programmes deliver quickly, half hardly ever. Delivered at
    /// rate λ and dropped at rate δ, the incidence of delivery by t is λ / (λ + δ) · (1 − exp(−(λ + δ) t)).
    /// </summary>
    [Fact]
    public void Of_an_incidence_when_items_of_a_programme_share_their_fate()
    {
        (double Delivered, double Dropped)[] kinds = [(0.08, 0.01), (0.005, 0.03)];
        var truth = kinds.Average(
            k => k.Delivered / (k.Delivered + k.Dropped) * (1 - Math.Exp(-(k.Delivered + k.Dropped) * Horizon)));
        var (clustered, alone) = (0, 0);
        for (var seed = 0; seed < Portfolios; seed++)
        {
            var spells = Portfolio(new Random(seed), kinds);
            clustered += Holds(spells, truth);
            alone += Holds([.. spells.Select((s, i) => s with { Cluster = i })], truth);
        }

        // 95% within four binomial standard errors; taking items as independent falls far short, which is why they are
        // not.
        (clustered / (double)Portfolios).ShouldBe(0.95, 4 * Math.Sqrt(0.95 * 0.05 / Portfolios));
        (alone / (double)Portfolios).ShouldBeLessThan(0.85);
    }

    private static int Holds(Spell[] spells, double truth) =>
        AalenJohansen.Estimate(spells, causes: 2).Incidence(1).At(Horizon)!.Value.Interval!.Contains(truth) ? 1 : 0;

    /// <summary>
    /// Sixty programmes with eight items each, seen from their origin or up to a year late, for up to 40 months.
    /// </summary>
    private static Spell[] Portfolio(Random random, (double Delivered, double Dropped)[] kinds)
    {
        var spells = new List<Spell>();
        for (var programme = 0; programme < 60; programme++)
        {
            var (delivered, dropped) = kinds[random.Next(kinds.Length)];
            var late = random.Next(4) == 0 ? random.NextDouble() * 12 : 0;
            for (var item = 0; item < 8; item++)
            {
                var length = -Math.Log(1 - random.NextDouble()) / (delivered + dropped);
                var cause = random.NextDouble() < delivered / (delivered + dropped) ? 1 : 2;
                var open = late + 10 + (random.NextDouble() * 30);
                if (length > late)
                    spells.Add(new Spell(late, Math.Min(length, open), length <= open ? cause : 0, programme));
            }
        }

        return [.. spells];
    }
}
