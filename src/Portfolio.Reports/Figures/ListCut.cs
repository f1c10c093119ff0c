using Portfolio.Domain;

namespace Portfolio.Reports.Figures;

/// <summary>Shortens lists, and notes of each how much of it is shown.</summary>
internal sealed class ListCut(int most)
{
    private readonly List<PartShown> _parts = [];

    public IEnumerable<PartShown> Parts => _parts;

    public ValueList<T> Of<T>(string name, ValueList<T> list) =>
        Cuts(name, list.Count) ? ValueList.Create(list.Span[..most]) : list;

    public Rows<T> Of<T>(string name, Rows<T> list) => Cuts(name, list.Count) ? list.First(most) : list;

    private bool Cuts(string name, int count)
    {
        if (count <= most)
        {
            return false;
        }

        _parts.Add(new(name, most, count));
        return true;
    }
}

/// <summary>A list of which only the first entries are shown.</summary>
/// <param name="List">Its name in the report, in camelCase.</param>
/// <param name="Of">How many there are.</param>
public sealed record PartShown(string List, int Shown, int Of);
