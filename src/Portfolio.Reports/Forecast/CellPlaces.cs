using System.Runtime.InteropServices;

namespace Portfolio.Reports.Forecast;

/// <summary>Numbers cells as they are met, so that counts of them lie in arrays. Not safe for use by several threads at once.</summary>
internal sealed class CellPlaces
{
    private readonly Dictionary<ForecastCell, int> _places = [];
    private readonly List<(ForecastCell Cell, byte[] Active)> _cells = [];
    private int[]? _inOrder;

    public int Count => _cells.Count;

    public (ForecastCell Cell, byte[] Active) this[int place] => _cells[place];

    /// <summary>All places, in the order of their cells.</summary>
    public int[] InOrder()
    {
        if (_inOrder?.Length != Count)
        {
            _inOrder = [.. Enumerable.Range(0, Count)];
            Array.Sort(_inOrder, (a, b) => _cells[a].Cell.Order.CompareTo(_cells[b].Cell.Order));
        }

        return _inOrder;
    }

    public PlacedRun[] Of(IEnumerable<WaitingRun> runs) => [.. runs.Select(run => new PlacedRun(Of(run.Cell), run.Span))];

    private int Of(ForecastCell cell)
    {
        if (!_places.TryGetValue(cell, out var place))
        {
            _places.Add(cell, place = Count);
            _cells.Add((cell, cell.Active()));
        }

        return place;
    }
}

/// <summary>A run of months by the place of its cell.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PlacedRun(int Place, MonthSpan Span);
