using System.Runtime.InteropServices;
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
        var links = new Dictionary<(int From, int To), (int Items, long Value)>();
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
            .. links
                .OrderBy(l => l.Key)
                .Select(l => new FlowLink(Name(l.Key.From), Name(l.Key.To), l.Value.Items, l.Value.Value)),
        ];

        void Add(int from, int to, int value)
        {
            ref var link = ref CollectionsMarshal.GetValueRefOrAddDefault(links, (from, to), out _);
            link = (link.Items + 1, link.Value + value);
        }
    }

    // Places in the order in which they are shown; phases are numbered from 1 to 99.
    private const int New = 0;
    private const int Later = 100;
    private const int Fate = 100;

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
