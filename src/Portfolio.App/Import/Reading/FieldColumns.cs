using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Names;

namespace Portfolio.App.Import.Reading;

/// <summary>Where a field's values stand in the records of a table.</summary>
/// <param name="places">The columns in the order in which they are asked (ratings may have several); none for a fixed value.</param>
/// <param name="with">Further columns whose values go with the first's.</param>
public sealed class FieldColumns(FieldMapping mapping, IReadOnlyList<int> places, IReadOnlyList<int> with)
{
    private readonly Dictionary<string, string> _translations =
        mapping.Translations.ToDictionary(t => Wording.Normalise(t.Key), t => t.Value, StringComparer.Ordinal);

    public IReadOnlyList<int> Places => places;

    /// <summary>Whether not all of the further columns were found.</summary>
    public bool LacksSome => places.Count > 0 && with.Count < mapping.With.Count;

    /// <summary>The beginnings of all the headers that make up the field.</summary>
    public IEnumerable<string> Wanted => mapping.With.SelectMany(w => w).Prepend(mapping.Headers.FirstOrDefault(""));

    /// <summary>All the columns that are read for it.</summary>
    public IEnumerable<int> All => places.Concat(with);

    /// <summary>What the record says of the field.</summary>
    public string In(RawRow row)
    {
        if (places.Count == 0)
        {
            return mapping.Fixed ?? "";
        }

        var text = row.At(places[0]);
        if (with.Count > 0)
        {
            text = string.Join(mapping.JoinedBy, new[] { text }.Concat(with.Select(row.At)).Where(t => !string.IsNullOrWhiteSpace(t)));
        }

        return _translations.Count == 0 ? text : Translated(text);
    }

    /// <summary>The cell of one of the places, translated.</summary>
    public string In(RawRow row, int place) => _translations.Count == 0 ? row.At(place) : Translated(row.At(place));

    /// <summary>What kind of value it is, where the file tells; what is put together of several cells is a text.</summary>
    public CellKind KindIn(RawRow row) => places.Count == 1 && with.Count == 0 ? row.KindAt(places[0]) : CellKind.Text;

    private string Translated(string text) => _translations.GetValueOrDefault(Wording.Normalise(text), text);
}
