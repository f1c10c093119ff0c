using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Names;

namespace Portfolio.App.Import.Reading;

/// <summary>Which cell of a record is what, as found by the headers.</summary>
/// <param name="Headers">All the headers as they stand.</param>
/// <param name="At">The places of each field's cells, in the order in which they are asked (ratings may have several).</param>
/// <param name="Ambiguous">Headers that fit a field twice.</param>
public sealed record Columns(
    IReadOnlyList<string> Headers,
    IReadOnlyDictionary<RegisterField, IReadOnlyList<int>> At,
    IReadOnlyList<string> Ambiguous)
{
    /// <summary>How many of the mapping's headers were found, those found twice included.</summary>
    public int Found => At.Count + Ambiguous.Count;

    public bool Has(RegisterField field) => At.ContainsKey(field);

    /// <summary>A field's header on one line, shortened.</summary>
    public string HeaderOf(int column) => Wording.Shortened(Headers[column], 60);

    /// <summary>Matches headers against a mapping: by the beginning of the normalised text, in whole words.</summary>
    public static Columns Match(Mapping mapping, IReadOnlyList<string> headers)
    {
        var plain = headers.Select(Wording.Normalise).ToList();
        var at = new Dictionary<RegisterField, IReadOnlyList<int>>();
        var ambiguous = new List<string>();
        foreach (var (field, wanted) in Wanted(mapping))
        {
            var places = wanted.Select(w => Find(w, plain, ambiguous)).OfType<int>().Distinct().ToList();
            if (places.Count > 0)
            {
                at[field] = places;
            }
        }

        return new(headers, at, ambiguous);
    }

    /// <summary>The fields that the mapping knows a header for.</summary>
    public static IEnumerable<(RegisterField Field, IReadOnlyList<FieldMapping> Wanted)> Wanted(Mapping mapping)
    {
        (RegisterField, IReadOnlyList<FieldMapping>)[] all =
        [
            (RegisterField.Id, [mapping.Id]),
            (RegisterField.Title, [mapping.Title]),
            (RegisterField.Department, [mapping.Department]),
            (RegisterField.Description, [mapping.Description]),
            (RegisterField.Start, [mapping.Start]),
            (RegisterField.Finish, [mapping.Finish]),
            (RegisterField.Budget, [mapping.Budget]),
            (RegisterField.Status, [mapping.Status, .. mapping.Status.Otherwise]),
            (RegisterField.Narrative, [mapping.Status.Narrative]),
            (RegisterField.ScheduleNarrative, [mapping.Status.ScheduleNarrative]),
            (RegisterField.BudgetNarrative, [mapping.Status.BudgetNarrative]),
            (RegisterField.Owner, [mapping.Owner]),
            (RegisterField.State, [mapping.State]),
        ];
        return all.Where(f => f.Item2.Any(w => w.Headers.Count > 0));
    }

    private static int? Find(FieldMapping wanted, List<string> headers, List<string> ambiguous)
    {
        foreach (var alias in wanted.Headers.Select(Wording.Normalise))
        {
            var fits = Enumerable.Range(0, headers.Count).Where(i => Wording.BeginsWith(headers[i], alias)).ToList();
            var exact = fits.Where(i => headers[i] == alias).ToList();
            switch (exact.Count == 1 ? exact : fits)
            {
                case [var only]:
                    return only;
                case [_, _, ..]:
                    ambiguous.Add(alias);
                    return null;
            }
        }

        return null;
    }
}
