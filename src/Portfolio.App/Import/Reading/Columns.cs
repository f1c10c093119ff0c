using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Names;

namespace Portfolio.App.Import.Reading;

/// <summary>Which cell of a record is what, as found by the headers.</summary>
/// <param name="Headers">All the headers as they stand; one that goes over several lines with all of them.</param>
/// <param name="At">Where each field stands that was found.</param>
/// <param name="Ambiguous">Headers that fit a field twice.</param>
public sealed record Columns(
    IReadOnlyList<string> Headers,
    IReadOnlyDictionary<RegisterField, FieldColumns> At,
    IReadOnlyList<string> Ambiguous)
{
    /// <summary>How many of the mapping's headers were found, those found twice included.</summary>
    public int Found => At.Values.Count(f => f.Places.Count > 0) + Ambiguous.Count;

    /// <summary>All the columns that are read for some field.</summary>
    public IReadOnlyList<int> Read { get; } = [.. At.Values.SelectMany(at => at.All).Distinct()];

    public bool Has(RegisterField field) => At.ContainsKey(field);

    /// <summary>The header of the field's first column on one line, shortened; its name where the value is fixed.</summary>
    public string HeaderOf(RegisterField field) =>
        At[field].Places is [var first, ..] ? Wording.Shortened(Headers[first], 60) : NameOf(field);

    /// <summary>What a mapping calls a field.</summary>
    public static string NameOf(RegisterField field)
    {
        var name = field.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>Matches headers against a mapping: by the beginning of the normalised text, in whole words.</summary>
    /// <param name="lowest">The last line alone of headers that go over several; it is asked where the whole does not fit.</param>
    public static Columns Match(Mapping mapping, IReadOnlyList<string> headers, IReadOnlyList<string>? lowest = null)
    {
        var plain = headers.Select(Wording.Normalise).ToList();
        var last = lowest?.Select(Wording.Normalise).ToList();
        var at = new Dictionary<RegisterField, FieldColumns>();
        var ambiguous = new List<string>();
        foreach (var (field, wanted) in Wanted(mapping))
        {
            if (wanted[0].Fixed is not null)
            {
                at[field] = new(wanted[0], [], []);
                continue;
            }

            var places = wanted.Select(w => Find(w.Headers)).OfType<int>().Distinct().ToList();
            if (places.Count > 0)
            {
                at[field] = new(wanted[0], places, [.. wanted[0].With.Select(Find).OfType<int>().Except(places).Distinct()]);
            }
        }

        return new(headers, at, ambiguous);

        int? Find(IReadOnlyList<string> wanted) =>
            Columns.Find(wanted, plain, last is null ? ambiguous : null) ?? (last is null ? null : Columns.Find(wanted, last, ambiguous));
    }

    /// <summary>The fields that the mapping knows a header or a value for.</summary>
    public static IEnumerable<(RegisterField Field, IReadOnlyList<FieldMapping> Wanted)> Wanted(Mapping mapping)
    {
        (RegisterField, IReadOnlyList<FieldMapping>)[] all = mapping.History is { } history
            ?
            [
                (RegisterField.Id, [mapping.Id]),
                (RegisterField.ChangedOn, [history.Day]),
                (RegisterField.Changed, [history.Field]),
                (RegisterField.Was, [history.From]),
                (RegisterField.Became, [history.To]),
            ]
            :
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
        return all.Where(f => f.Item2.Any(w => w.IsGiven));
    }

    private static int? Find(IReadOnlyList<string> wanted, List<string> headers, List<string>? ambiguous)
    {
        foreach (var alias in wanted.Select(Wording.Normalise))
        {
            var fits = Enumerable.Range(0, headers.Count).Where(i => Wording.BeginsWith(headers[i], alias)).ToList();
            var exact = fits.Where(i => headers[i] == alias).ToList();
            switch (exact.Count == 1 ? exact : fits)
            {
                case [var only]:
                    return only;
                case [_, _, ..]:
                    ambiguous?.Add(alias);
                    return null;
            }
        }

        return null;
    }
}
