using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Forecast;

/// <summary>
/// Weights by which cases that were seen to their end also stand for those that were not: the inverse of the probability
/// of being still seen by then, by Kaplan–Meier (E. Graf and others, Statistics in Medicine 18, 1999, 2529–2545).
/// </summary>
internal static class CensoringWeights
{
    /// <summary>Weighs them in place.</summary>
    public static void Weigh(Span<ScoredCase> cases)
    {
        var (censored, longest) = (false, 0);
        foreach (ref readonly var one in cases)
        {
            (censored, longest) = (censored || one.Delivered is null, Math.Max(longest, one.Days));
        }

        if (!censored)
        {
            return;
        }

        // What ends the looking is the event here. An end comes before a loss on the same day, so each is told apart by half
        // a day, and time is counted in these.
        var spells = new Spell[cases.Length];
        for (var i = 0; i < spells.Length; i++)
        {
            spells[i] = cases[i].Delivered is null ? new(0, (2 * cases[i].Days) + 1, 1, i) : new(0, 2 * cases[i].Days, 0, i);
        }

        // Many cases have the same number of days.
        var (seen, weights) = (KaplanMeier.Estimate(spells), new double[longest + 1]);
        foreach (ref var one in cases)
        {
            ref var weight = ref weights[one.Days];
            weight = weight == 0 && one.Delivered is not null ? 1 / seen.At(2 * one.Days)!.Value.Value : weight;
            one = one with { Weight = one.Delivered is null ? 0 : weight };
        }
    }
}
