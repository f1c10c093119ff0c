using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.PhaseTwo;

/// <summary>What slipped of a programme's scope, and what stayed.</summary>
/// <param name="Deferrals">In the order in which the items came on record.</param>
/// <param name="Kept">Latest customer value of each item never deferred, in the same order.</param>
/// <param name="KeptOpen">How many of these are still open, so that they may yet be.</param>
internal sealed record ScopeSplit(ProgrammeOn Programme, Deferral[] Deferrals, double[] Kept, int KeptOpen)
{
    /// <summary>Of each programme of a slice.</summary>
    public static ScopeSplit[] All(Slice slice) => slice.Each(Of);

    /// <summary>The deferrals of all, by programme.</summary>
    public static Deferral[] Deferred(ScopeSplit[] all) => Together(all, split => split.Deferrals);

    /// <summary><see cref="Kept"/> of all, by programme.</summary>
    public static double[] AllKept(ScopeSplit[] all) => Together(all, split => split.Kept);

    private static T[] Together<T>(ScopeSplit[] all, Func<ScopeSplit, T[]> of)
    {
        var (together, count) = (new T[all.Sum(split => of(split).Length)], 0);
        foreach (var split in all)
        {
            of(split).CopyTo(together, count);
            count += of(split).Length;
        }

        return together;
    }

    // The number of a programme is that of its cluster: its items depend on each other.
    private static ScopeSplit Of(ProgrammeOn programme, int number)
    {
        var (items, ever, open) = (programme.ItemsOn, 0, 0);
        foreach (var item in items)
        {
            ever += item.FirstDeferral is null ? 0 : 1;
        }

        Deferral[] deferrals = ever == 0 ? [] : new Deferral[ever];
        double[] kept = ever == items.Length ? [] : new double[items.Length - ever];
        var (deferred, stayed) = (0, 0);
        foreach (var item in items)
        {
            if (item.FirstDeferral is { } first)
            {
                deferrals[deferred++] = Deferral.Of(programme, number, item, first, programme.Windows(FactKind.Scope));
            }
            else
            {
                kept[stayed++] = item.Version.CustomerValue;
                open += item.Fate == ScopeFate.Open ? 1 : 0;
            }
        }

        return new(programme, deferrals, kept, open);
    }
}
