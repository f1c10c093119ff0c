using System.Runtime.InteropServices;
using Portfolio.Domain;

namespace Portfolio.Reports.Facts;

/// <summary>
/// What slipped of a programme's scope, and what stayed: what reports ask of every item lies side by side here, and not in a
/// hundred thousand items, each in a place of its own in memory. It rests on the items alone, and so is the same on every day from
/// which on nothing more is on record of them.
/// </summary>
internal sealed class ScopeSplit
{
    private ScopeSplit(SlippedItem[] slipped, double[] kept, int keptOpen, ScopeStep[] steps, CauseNamed[] causes) =>
        (Slipped, Kept, KeptOpen, Steps, Causes) = (slipped, kept, keptOpen, steps, causes);

    /// <summary>The items that were ever deferred, in the order in which they came on record.</summary>
    public SlippedItem[] Slipped { get; }

    /// <summary>Latest customer value of each item never deferred, in the same order.</summary>
    public double[] Kept { get; }

    /// <summary>How many of these are still open, so that they may yet be.</summary>
    public int KeptOpen { get; }

    /// <summary>Between which places items moved here, each pair once.</summary>
    public ScopeStep[] Steps { get; }

    /// <summary>Why they were deferred, each cause once.</summary>
    public CauseNamed[] Causes { get; }

    /// <summary>How many deferrals there were, of all items.</summary>
    public int Deferrals
    {
        get
        {
            var deferrals = 0;
            foreach (var item in Slipped)
            {
                deferrals += item.Times;
            }

            return deferrals;
        }
    }

    public static ScopeSplit Of(ReadOnlySpan<ScopeItemFacts> items)
    {
        var ever = 0;
        foreach (var item in items)
        {
            ever += item.FirstDeferral is null ? 0 : 1;
        }

        SlippedItem[] slipped = ever == 0 ? [] : new SlippedItem[ever];
        double[] kept = ever == items.Length ? [] : new double[items.Length - ever];
        var (steps, causes) = (new List<ScopeStep>(), new List<CauseNamed>());
        var (deferred, stayed, open) = (0, 0, 0);
        foreach (var item in items)
        {
            if (item.FirstDeferral is { } first)
            {
                slipped[deferred++] = SlippedItem.Of(item, first);
                CountCauses(item, causes);
            }
            else
            {
                kept[stayed++] = item.Version.CustomerValue;
                open += item.Fate == ScopeFate.Open ? 1 : 0;
            }

            CountSteps(item, steps);
        }

        return new(slipped, kept, open, [.. steps], [.. causes]);
    }

    // Each move of it here, and to its fate.
    private static void CountSteps(ScopeItemFacts item, List<ScopeStep> steps)
    {
        foreach (var move in item.Moves.Span)
        {
            if (move.From >= item.From)
            {
                Step(
                    steps,
                    move.Kind is MoveKind.Added or MoveKind.Received ? ScopePlaces.New : ScopePlaces.Of(move.FromPhase),
                    ScopePlaces.Of(move.ToPhase),
                    move.CustomerValue);
            }
        }

        if (item.Fate != ScopeFate.Open)
        {
            Step(steps, ScopePlaces.Of(item.Phase), ScopePlaces.Of(item.Fate), item.Version.CustomerValue);
        }
    }

    private static void Step(List<ScopeStep> steps, int from, int to, int value)
    {
        var all = CollectionsMarshal.AsSpan(steps);
        for (var i = 0; i < all.Length; i++)
        {
            if (all[i].From == from && all[i].To == to)
            {
                all[i] = all[i] with { Items = all[i].Items + 1, CustomerValue = all[i].CustomerValue + value };
                return;
            }
        }

        steps.Add(new((short)from, (short)to, 1, value));
    }

    private static void CountCauses(ScopeItemFacts item, List<CauseNamed> causes)
    {
        foreach (var move in item.Moves.Span)
        {
            var named = move.Kind == MoveKind.Deferred ? move.Causes.Span : [];
            for (var i = 0; i < named.Length; i++)
            {
                // One named twice is named once.
                if (!named[..i].Contains(named[i]))
                {
                    Count(causes, named[i]);
                }
            }
        }
    }

    private static void Count(List<CauseNamed> causes, Derailer cause)
    {
        var all = CollectionsMarshal.AsSpan(causes);
        for (var i = 0; i < all.Length; i++)
        {
            if (all[i].Cause == cause)
            {
                all[i] = new(cause, all[i].Times + 1);
                return;
            }
        }

        causes.Add(new(cause, 1));
    }
}

/// <summary>Moves of scope items from one place to another.</summary>
/// <param name="From">See <see cref="ScopePlaces"/>.</param>
/// <param name="Items">How many moves.</param>
/// <param name="CustomerValue">Of the items that moved, each at its value on the day it moved.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ScopeStep(short From, short To, int Items, int CustomerValue);

/// <summary>How many deferrals named a cause.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CauseNamed(Derailer Cause, int Times);
