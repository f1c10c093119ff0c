using Portfolio.Domain;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.PhaseTwo;

/// <summary>How scope items went from phase to phase, and to their fate.</summary>
public static class PhaseFlow
{
    /// <summary>In the order of the places; a link for each pair between which anything moved.</summary>
    public static ValueList<FlowLink> Of(Slice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        var (items, values) = (new int[Places * Places], new long[Places * Places]);
        foreach (var programme in slice.Programmes)
        {
            foreach (var item in programme.ItemsOn)
            {
                foreach (var move in item.Moves.Span)
                {
                    if (move.From >= item.From)
                    {
                        Add(move.Kind is MoveKind.Added or MoveKind.Received ? New : Place(move.FromPhase), Place(move.ToPhase), move.CustomerValue);
                    }
                }

                if (item.Fate != ScopeFate.Open)
                {
                    Add(Place(item.Phase), Fate + (int)item.Fate, item.Version.CustomerValue);
                }
            }
        }

        return
        [
            .. Enumerable.Range(0, items.Length).Where(link => items[link] > 0)
                .Select(link => new FlowLink(Name(link / Places), Name(link % Places), items[link], values[link])),
        ];

        void Add(int from, int to, int value)
        {
            var link = (from * Places) + to;
            items[link]++;
            values[link] += value;
        }
    }

    // Places in the order in which they are shown; phases are numbered from 1 to 99.
    private const int New = 0;
    private const int Later = 100;
    private const int Fate = 100;
    private static readonly int Places = 1 + Fate + (int)Enum.GetValues<ScopeFate>().Max();

    private static int Place(int? phase) => phase ?? Later;

    private static string Name(int place) => place switch
    {
        New => "new",
        < Later => $"phase {place}",
        Later => "later",
        Fate + (int)ScopeFate.Delivered => "delivered",
        Fate + (int)ScopeFate.Dropped => "dropped",
        _ => "unknown",
    };
}
