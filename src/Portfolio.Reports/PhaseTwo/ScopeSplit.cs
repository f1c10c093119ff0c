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
    private static readonly (Deferral[], double[]) Nothing = ([], []);

    /// <summary>Of each programme of a slice.</summary>
    public static ScopeSplit[] All(Slice slice) => slice.Each(Of);

    /// <summary>The deferrals of all, by programme.</summary>
    public static Deferral[] Deferred(ScopeSplit[] all)
    {
        var deferrals = new List<Deferral>();
        foreach (var split in all)
        {
            deferrals.AddRange(split.Deferrals);
        }

        return [.. deferrals];
    }

    // The number of a programme is that of its cluster: its items depend on each other.
    private static ScopeSplit Of(ProgrammeOn programme, int number)
    {
        var (items, open) = (programme.ItemsOn, 0);
        var (deferrals, kept) = items.Length == 0 ? Nothing : (new Deferral[items.Length], new double[items.Length]);
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

        return new(programme, deferrals[..deferred], kept[..stayed], open);
    }
}
