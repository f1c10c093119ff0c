using Portfolio.App.Node;

namespace Portfolio.App.Import.Edits;

/// <summary>Finds who is meant by a name or an id in an edited cell.</summary>
internal sealed class PersonsFound(IEnumerable<Person> people)
{
    private readonly ILookup<string, Person> _byName = people.ToLookup(p => p.Name, StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _ids = [.. people.Select(p => p.Id)];

    /// <summary>
    /// Whether a cell means those whom a register shows: each by the id, or by a name that this person has, whoever else has
    /// it by now. Of somebody who was erased, any name that nobody has may be the former one.
    /// </summary>
    public bool AreMeant(string cell, string shown)
    {
        var (given, known) = (Parts(cell), Parts(shown));
        return given.Length == known.Length && given.Zip(known).All(p => Means(p.First, Find(p.Second).Id ?? p.Second));
    }

    private bool Means(string nameOrId, string id) =>
        nameOrId == id || _byName[nameOrId].Any(p => p.Id == id) || (!_ids.Contains(id) && !_ids.Contains(nameOrId) && !_byName[nameOrId].Any());

    private static string[] Parts(string cell) => cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The person’s id, or what was expected.</summary>
    public (string? Id, string? Expected) Find(string nameOrId)
    {
        if (_ids.Contains(nameOrId))
        {
            return (nameOrId, null);
        }

        return _byName[nameOrId].ToList() switch
        {
            [var one] => (one.Id, null),
            [] => (null, "the name of somebody on record: add the person first"),
            var several => (null, $"one person, and {several.Count} are called so: write the id, {string.Join(" or ", several.Select(p => p.Id))}"),
        };
    }
}
