using Portfolio.App.Node;

namespace Portfolio.App.Import.Edits;

/// <summary>Finds who is meant by a name or an id in an edited cell.</summary>
internal sealed class PersonsFound(IEnumerable<Person> people)
{
    private readonly ILookup<string, Person> _byName = people.ToLookup(p => p.Name, StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _ids = [.. people.Select(p => p.Id)];

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
