using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.PhaseTwo;

/// <summary>
/// A spell in "Phase 2": it starts at an item's first deferral and follows the item through later ones, to its fate.
/// </summary>
/// <param name="Cluster">The programme's number: its items depend on each other.</param>
/// <param name="First">The first deferral, with what was known then.</param>
/// <param name="Spell">In whole days; null where it was never observed.</param>
internal sealed record Deferral(ProgrammeOn Programme, int Cluster, ScopeItemFacts Item, ItemMove First, Spell? Spell)
{
    public const int Delivered = 1;
    public const int Dropped = 2;
    public const int Unknown = 3;
    public const int Fates = 3;

    /// <summary>All in a slice: by programme, then in the order in which the items came on record.</summary>
    public static IReadOnlyList<Deferral> All(Slice slice)
    {
        var all = new List<Deferral>();
        for (var cluster = 0; cluster < slice.Programmes.Length; cluster++)
        {
            var programme = slice.Programmes[cluster];
            IReadOnlyList<Window>? windows = null;
            foreach (var item in programme.ItemsOn)
            {
                if (item.FirstDeferral is { } first)
                {
                    windows ??= programme.Windows(FactKind.Scope);
                    var spell = Observed.Spell(
                        first.From, item.FateOn, CauseOf(item), cluster, programme.AsOf, SeenFrom(first.From, item.From, windows));
                    all.Add(new(programme, cluster, item, first, spell));
                }
            }
        }

        return all;
    }

    // What another programme put off before it handed the item over was seen there, up to the day it came.
    private static IReadOnlyList<Window> SeenFrom(DateOnly first, DateOnly came, IReadOnlyList<Window> windows)
    {
        if (first >= came)
        {
            return windows;
        }

        var here = windows.Where(w => w.To > came).ToList();
        return here.Count > 0 && here[0].From <= came
            ? [new Window(first, here[0].To), .. here.Skip(1)]
            : [new Window(first, came), .. here];
    }

    /// <summary>Those that wait first, then by fate; the longest deferred first.</summary>
    public static Deferral[] InOrder(IReadOnlyList<Deferral> all)
    {
        // Programmes are numbered in the order of their codes, so that one number holds all but the item.
        Deferral[] inOrder = [.. all];
        var keys = Array.ConvertAll(
            inOrder, d => ((long)d.Item.Fate << 56) | ((long)d.First.From.DayNumber << 32) | (long)(uint)d.Cluster);
        Array.Sort(keys, inOrder);
        for (var (from, to) = (0, 0); from < keys.Length; from = to)
        {
            for (to = from + 1; to < keys.Length && keys[to] == keys[from];)
            {
                to++;
            }

            if (to - from > 1)
            {
                inOrder.AsSpan(from, to - from).Sort(
                    static (a, b) => StringComparer.OrdinalIgnoreCase.Compare(a.Item.Item, b.Item.Item));
            }
        }

        return inOrder;
    }

    public static Spell[] Spells(IEnumerable<Deferral> deferrals) =>
        [.. deferrals.Where(d => d.Spell is not null).Select(d => d.Spell!.Value)];

    /// <summary>How often it was deferred.</summary>
    public int Times
    {
        get
        {
            var times = 0;
            foreach (var move in Item.Moves.Span)
            {
                times += move.Kind == MoveKind.Deferred ? 1 : 0;
            }

            return times;
        }
    }

    /// <summary>Percent of the item that was delivered before it was deferred, so that only the rest slipped.</summary>
    private int DeliveredBefore
    {
        get
        {
            var total = 0;
            foreach (var delivery in Item.Deliveries.Span)
            {
                if (delivery.From < First.From || (delivery.From == First.From && delivery.At < First.At))
                {
                    total = delivery.Total;
                }
            }

            return total;
        }
    }

    /// <summary>The customer value that slipped: what was not delivered by then, at the value of that day.</summary>
    public decimal ValueDeferred => First.CustomerValue * (100 - DeliveredBefore) / 100m;

    /// <summary>What of it was delivered after all, partial shares too.</summary>
    public decimal ValueDelivered => First.CustomerValue * (Item.Delivered - DeliveredBefore) / 100m;

    /// <summary>What of it was not delivered.</summary>
    public decimal ValueLeft => ValueDeferred - ValueDelivered;

    public long[] Positions() =>
    [
        .. Item.Deferrals.Select(m => m.At),
        .. Item.Deliveries.Select(d => d.At),
        .. Item.Fate is ScopeFate.Dropped or ScopeFate.Unknown ? new[] { Item.Fates[^1].At } : [],
    ];

    private static int CauseOf(ScopeItemFacts item) => item.Fate switch
    {
        ScopeFate.Open => 0,
        ScopeFate.Delivered => Delivered,
        ScopeFate.Dropped => Dropped,
        _ => Unknown,
    };
}
