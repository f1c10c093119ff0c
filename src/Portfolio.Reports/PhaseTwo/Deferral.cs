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

    /// <summary>Of a programme, in the order in which the items came on record.</summary>
    public static Deferral Of(ProgrammeOn programme, int cluster, ScopeItemFacts item, ItemMove first, IReadOnlyList<Window> windows) => new(
        programme, cluster, item, first,
        Observed.Spell(
            first.From, item.FateOn, CauseOf(item), cluster, programme.AsOf, SeenFrom(first.From, item.From, windows)));

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
    public static Deferral[] InOrder(Deferral[] all) => NumberedOrder.Of(
        all,
        d => NumberedOrder.Number((int)d.Fate, d.First.From, d.Programme),
        (one, other) => StringComparer.OrdinalIgnoreCase.Compare(one.Item.Item, other.Item.Item));

    public static Spell[] Spells(Deferral[] deferrals)
    {
        // Of many there are large arrays, each of which costs: no more than one is made.
        var count = 0;
        foreach (var deferral in deferrals)
        {
            count += deferral.Spell is null ? 0 : 1;
        }

        var spells = new Spell[count];
        foreach (var deferral in deferrals)
        {
            if (deferral.Spell is { } spell)
            {
                spells[^count--] = spell;
            }
        }

        return spells;
    }

    public ScopeFate Fate { get; } = Item.Fate;

    /// <summary>How often it was deferred.</summary>
    public int Times { get; } = TimesOf(Item);

    /// <summary>The customer value that slipped, in hundredths: what was not delivered by then, at the value of that day.</summary>
    public int ValueDeferred { get; } = First.CustomerValue * (100 - DeliveredBefore(Item, First));

    /// <summary>What of it was not delivered since, partial shares counted, in hundredths.</summary>
    public int ValueLeft { get; } = First.CustomerValue * (100 - Item.Delivered);

    /// <summary>What of it was delivered after all, in hundredths.</summary>
    public int ValueDelivered => ValueDeferred - ValueLeft;

    private static int TimesOf(ScopeItemFacts item)
    {
        var times = 0;
        foreach (var move in item.Moves.Span)
        {
            times += move.Kind == MoveKind.Deferred ? 1 : 0;
        }

        return times;
    }

    // Percent of the item that was delivered before it was deferred, so that only the rest slipped.
    private static int DeliveredBefore(ScopeItemFacts item, ItemMove first)
    {
        var total = 0;
        foreach (var delivery in item.Deliveries.Span)
        {
            if (delivery.From < first.From || (delivery.From == first.From && delivery.At < first.At))
            {
                total = delivery.Total;
            }
        }

        return total;
    }

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
