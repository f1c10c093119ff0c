using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Forecast;

/// <summary>
/// Weights by which cases that were seen to their end also stand for those that were not: the inverse of the probability
/// of being still seen by then, by Kaplan–Meier (E. Graf and others, Statistics in Medicine 18, 1999, 2529–2545).
/// </summary>
internal static class CensoringWeights
{
    public static ScoredCase[] Of(IReadOnlyList<ScoredCase> cases)
    {
        ScoredCase[] weighted = [.. cases];
        if (Array.TrueForAll(weighted, c => c.Delivered is not null))
        {
            return weighted;
        }

        // What ends the looking is the event here. An end comes before a loss on the same day, so each is told apart by half a day.
        var seen = KaplanMeier.Estimate([.. weighted.Select((c, i) =>
            c.Delivered is null ? new Spell(0, c.Days + 0.5, 1, i) : new Spell(0, c.Days, 0, i))]);
        foreach (ref var one in weighted.AsSpan())
        {
            one = one with { Weight = one.Delivered is null ? 0 : 1 / seen.At(one.Days)!.Value.Value };
        }

        return weighted;
    }
}
