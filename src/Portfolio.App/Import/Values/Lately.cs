namespace Portfolio.App.Import.Values;

/// <summary>
/// What cells lately came to: most columns hold few different cells, and understanding one costs far more than finding it
/// again. Bounded: when it is full it begins anew, and cells of some length are not kept at all.
/// </summary>
/// <typeparam name="T">What a cell comes to; immutable, since rows share it.</typeparam>
internal sealed class Lately<T>(Func<string, T> read)
{
    private const int Most = 10_000;
    private const int LongestCell = 100;

    private readonly Dictionary<string, T> _known = new(StringComparer.Ordinal);

    public T Of(string cell)
    {
        if (cell.Length > LongestCell)
        {
            return read(cell);
        }

        if (_known.TryGetValue(cell, out var known))
        {
            return known;
        }

        if (_known.Count == Most)
        {
            _known.Clear();
        }

        return _known[cell] = read(cell);
    }
}
