using System.Runtime.InteropServices;

namespace Portfolio.Reports.Forecast;

/// <summary>
/// Of which item each case of some quarters is. Programmes and items are numbered in the order in which something was first
/// said of them, so that more quarters number the first of them alike.
/// </summary>
internal sealed class SaidOf
{
    private readonly List<string> _programmes = [];
    private readonly SaidItem[] _items;
    private readonly int[][] _itemOf;
    private readonly int[][] _itemsOf;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.OrdinalIgnoreCase);

    public SaidOf(IReadOnlyList<QuarterForecast> quarters)
    {
        var (itemsOf, items) = (new List<List<int>>(), new List<SaidItem>());
        _itemOf = new int[quarters.Count][];
        for (var quarter = 0; quarter < _itemOf.Length; quarter++)
        {
            // Those of one programme come together, and its items in the order in which they came the quarter before.
            var (itemOf, code, number, next) = (new int[quarters[quarter].Cases.Length], (string?)null, -1, 0);
            for (var i = 0; i < itemOf.Length; i++)
            {
                var said = quarters[quarter].Cases[i];
                if (!string.Equals(said.Programme, code, StringComparison.Ordinal))
                {
                    (code, number, next) = (said.Programme, NumberOf(said.Programme, itemsOf), 0);
                }

                next = PlaceOf(said.Item, said.At, number, items, itemsOf[number], next);
                itemOf[i] = itemsOf[number][next++];
            }

            _itemOf[quarter] = itemOf;
        }

        (_items, _itemsOf) = ([.. items], [.. itemsOf.Select(of => of.ToArray())]);
    }

    /// <summary>Their codes, by number.</summary>
    public IReadOnlyList<string> Programmes => _programmes;

    /// <summary>By number.</summary>
    public ReadOnlySpan<SaidItem> Items => _items;

    /// <summary>The number of the item of each case of a quarter.</summary>
    public ReadOnlySpan<int> ItemsOf(int quarter) => _itemOf[quarter];

    /// <summary>The numbers of the items of a programme.</summary>
    public ReadOnlySpan<int> ItemsOfProgramme(int programme) => _itemsOf[programme];

    /// <summary>The number of a programme by its code; null where nothing was said of it.</summary>
    public int? NumberOf(string programme) => _numbers.TryGetValue(programme, out var number) ? number : null;

    private int NumberOf(string programme, List<List<int>> itemsOf)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, programme, out var known);
        if (!known)
        {
            number = _programmes.Count;
            _programmes.Add(programme);
            itemsOf.Add([]);
        }

        return number;
    }

    // Looked for from where the last one was found on, and then from the begin.
    private static int PlaceOf(string item, long at, int programme, List<SaidItem> items, List<int> ofProgramme, int next)
    {
        for (var tried = 0; tried < ofProgramme.Count; tried++)
        {
            var place = next + tried < ofProgramme.Count ? next + tried : next + tried - ofProgramme.Count;
            if (items[ofProgramme[place]] is var known && known.At == at && string.Equals(known.Item, item, StringComparison.Ordinal))
            {
                return place;
            }
        }

        ofProgramme.Add(items.Count);
        items.Add(new(programme, item, at));
        return ofProgramme.Count - 1;
    }
}

/// <summary>An item of which something was said.</summary>
/// <param name="Programme">The number of the programme that it waited in.</param>
/// <param name="Item">Its code there.</param>
/// <param name="At">By which event it came there, as of a case.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SaidItem(int Programme, string Item, long At);
