using System.Runtime.InteropServices;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Board;

/// <summary>The headline share: stalled, delayed or dropped before delivering in full.</summary>
internal static class Headline
{
    public static readonly FigureSpec Whole = new(
        "headline", "Stalled, delayed or dropped before delivering in full",
        "Programmes that so far stalled, had their finish moved to a later day, or were dropped, of all that ever ran and of which stalls, finishes and ends are all observed. Censored: none of it yet, but not ended, so that it still may come; they are in the denominator. Not observed: one of the three is not reported, or the programme left its register, or became a part of another, with none of it seen.");

    public static readonly FigureSpec AtLeast = new(
        "delayedOrDropped", "Delayed or dropped before delivering in full",
        "The same without stalls, so that it can be told of programmes whose stalls nobody reports: had their finish moved to a later day, or were dropped, of all that ever ran and of which finishes and ends are observed.");

    public static void CountWhole(ProgrammeOn p, Tally tally) => Count(p, tally, stalls: true);

    public static void CountAtLeast(ProgrammeOn p, Tally tally) => Count(p, tally, stalls: false);

    private static void Count(ProgrammeOn p, Tally tally, bool stalls)
    {
        if (!p.EverRan)
        {
            return;
        }

        // To count the hits of half-observed programmes and not their misses would bend the share upwards.
        if (!p.EverObserved(FactKind.Finish) || !p.EverObserved(FactKind.Existence)
            || (stalls && !p.EverObserved(FactKind.Stalls)))
        {
            tally.Unseen(p);
        }
        else if (Behind(p, stalls, firstOnly: !tally.KeepsEvidence) is { Count: > 0 } positions)
        {
            tally.Hit(p, CollectionsMarshal.AsSpan(positions));
        }
        else if (p.State.State is ProgrammeState.LeftRegister or ProgrammeState.Merged)
        {
            tally.Unseen(p);
        }
        else
        {
            tally.Miss(p);
            if (!p.Ended)
            {
                tally.Open(p);
            }
        }
    }

    private static readonly List<long> Something = [0];

    // Where nobody asks for what stands behind, that there is something is enough.
    private static List<long>? Behind(ProgrammeOn p, bool stalls, bool firstOnly)
    {
        List<long>? positions = null;
        foreach (var spell in p.States)
        {
            if ((stalls && spell.State == ProgrammeState.Stalled) || spell.State == ProgrammeState.Dropped)
            {
                if (firstOnly)
                {
                    return Something;
                }

                (positions ??= []).Add(spell.At);
            }
        }

        foreach (var finish in p.Finishes)
        {
            if (finish.Kind == FinishKind.Rebaselined && finish.MovedDays > 0)
            {
                if (firstOnly)
                {
                    return Something;
                }

                (positions ??= []).Add(finish.At);
            }
        }

        return positions;
    }
}
