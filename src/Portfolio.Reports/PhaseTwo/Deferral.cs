using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.PhaseTwo;

/// <summary>
/// A spell in "Phase 2": it starts at an item's first deferral and follows the item through later ones, to its fate.
/// </summary>
internal sealed class Deferral
{
    public const int Delivered = 1;
    public const int Dropped = 2;
    public const int Unknown = 3;
    public const int Fates = 3;

    private readonly SlippedItem _of;

    private Deferral(ProgrammeOn programme, in SlippedItem of, Spell? spell) => (Programme, _of, Spell) = (programme, of, spell);

    public ProgrammeOn Programme { get; }

    /// <summary>What slipped.</summary>
    public ref readonly SlippedItem Of => ref _of;

    public ScopeItemFacts Item => _of.Item;

    /// <summary>The first deferral, with what was known then.</summary>
    public ItemMove First => _of.First;

    /// <summary>In whole days; null where it was never observed. Its cluster is the programme: its items depend on each other.</summary>
    public Spell? Spell { get; }

    /// <summary>Of all programmes, in the order in which the items came on record.</summary>
    /// <param name="scope">Of each programme of the slice.</param>
    public static Deferral[] All(Slice slice, ScopeSplit[] scope)
    {
        var (first, count) = (new int[scope.Length], 0);
        for (var i = 0; i < scope.Length; i++)
        {
            (first[i], count) = (count, count + scope[i].Slipped.Length);
        }

        var all = new Deferral[count];
        slice.Each((programme, cluster) =>
        {
            var slipped = scope[cluster].Slipped;
            if (slipped.Length > 0)
            {
                var windows = programme.Windows(FactKind.Scope);
                for (var i = 0; i < slipped.Length; i++)
                {
                    all[first[cluster] + i] = new(programme, slipped[i], SpellOf(slipped[i], cluster, programme.AsOf, windows));
                }
            }

            return true;
        });
        return all;
    }

    private static Spell? SpellOf(in SlippedItem item, int cluster, DateOnly asOf, IReadOnlyList<Window> windows) =>
        Observed.Spell(item.From, item.FateOn, CauseOf(item.Fate), cluster, asOf, SeenFrom(item.From, item.Came, windows));

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
        d => NumberedOrder.Number((int)d._of.Fate, d._of.From, d.Programme),
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

    public long[] Positions() =>
    [
        .. Item.Deferrals.Select(m => m.At),
        .. Item.Deliveries.Select(d => d.At),
        .. Item.Fate is ScopeFate.Dropped or ScopeFate.Unknown ? new[] { Item.Fates[^1].At } : [],
    ];

    private static int CauseOf(ScopeFate fate) => fate switch
    {
        ScopeFate.Open => 0,
        ScopeFate.Delivered => Delivered,
        ScopeFate.Dropped => Dropped,
        _ => Unknown,
    };
}
