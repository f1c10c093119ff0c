using Portfolio.App.Node;

namespace Portfolio.App.Export;

/// <summary>
/// How people stand in a register that may be imported again: by name, or by id where the name would not find just them
/// (another has it too, a list would come apart at it, or there is none any more).
/// </summary>
public sealed class PersonsShown
{
    private readonly Func<string, string?> _nameOf;
    private readonly HashSet<string> _ambiguous;

    public PersonsShown(People people)
        : this(people.NameOf, people.All())
    {
    }

    /// <param name="nameOf">A person’s name by id; null where there is none.</param>
    /// <param name="all">All who have a name.</param>
    public PersonsShown(Func<string, string?> nameOf, IEnumerable<Person> all)
    {
        _nameOf = nameOf;
        _ambiguous = all
            .GroupBy(p => p.Name, StringComparer.OrdinalIgnoreCase)
            .Where(g => g.Skip(1).Any() || g.Key.Contains(';', StringComparison.Ordinal))
            .Select(g => g.Key)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    public string Of(string id) => _nameOf(id) is { } name && !_ambiguous.Contains(name) ? name : id;
}
