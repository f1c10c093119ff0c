using System.Security.Cryptography;
using Portfolio.App.Import.Mappings;
using Portfolio.App.Node;

namespace Portfolio.App.Import.Names;

/// <summary>Names that look like one person's, for someone to confirm or to tell apart in the mapping.</summary>
/// <param name="Row">Where <paramref name="Name"/> stands.</param>
/// <param name="TakenAsOne">They fill the same seat, so no change of sponsor was recorded; else they are kept as two persons.</param>
public sealed record NameVariant(string File, int Row, string Programme, string Name, string KnownAs, bool TakenAsOne);

/// <summary>
/// Who is who during an import. A name that is alike but for case, spacing, punctuation and accents is the person known
/// already; any other name is a new person, kept apart from all who are spelt in a similar way.
/// </summary>
public sealed class PersonBook
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _asWritten = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string Name, ComparedName Compared)>> _byLastWord = new(StringComparer.Ordinal);
    private readonly List<Person> _added = [];
    private int _asked;
    private readonly HashSet<(string, string)> _same;
    private readonly HashSet<(string, string)> _different;

    public PersonBook(IEnumerable<Person> known, OwnerMapping mapping)
    {
        _same = Pairs(mapping.Same);
        _different = Pairs(mapping.Different);
        foreach (var person in known)
        {
            Take(person);
        }
    }

    /// <summary>Those who came in by this import, not yet on file.</summary>
    public IReadOnlyList<Person> Added => _added;

    /// <summary>Those who came in since this was last asked.</summary>
    public IReadOnlyList<Person> Newcomers()
    {
        var newcomers = _added.GetRange(_asked, _added.Count - _asked);
        _asked = _added.Count;
        return newcomers;
    }

    /// <summary>All who have a name.</summary>
    public IEnumerable<Person> Persons => _names.Select(n => new Person(n.Key, n.Value));

    public bool Knows(string id) => _names.ContainsKey(id);

    /// <summary>The person's name; null where it is not known or was erased.</summary>
    public string? NameOf(string id) => _names.GetValueOrDefault(id);

    /// <summary>The id of the person of that name, a new one if there is none.</summary>
    public string IdOf(string name)
    {
        if (_asWritten.TryGetValue(name, out var id))
        {
            return id;
        }

        if (_ids.TryGetValue(PersonName.Plain(name), out id))
        {
            return _asWritten[name] = id;
        }

        var person = new Person($"p-{RandomNumberGenerator.GetHexString(12, lowercase: true)}", name);
        Take(person);
        _added.Add(person);
        return person.Id;
    }

    /// <summary>A known name that is probably the same person's as this new one, or null.</summary>
    public string? Resembles(string name)
    {
        if (_asWritten.ContainsKey(name))
        {
            return null;
        }

        var plain = PersonName.Plain(name);
        if (_ids.ContainsKey(plain) || !_byLastWord.TryGetValue(LastWord(plain), out var alike))
        {
            return null;
        }

        var compared = new ComparedName(plain);
        return alike.Find(known => Compare(known.Compared, compared) == NameMatch.Variant).Name;
    }

    /// <summary>How a name relates to one on the same seat: what the mapping says, else by the rule.</summary>
    public NameMatch Compare(string one, string other) =>
        one == other ? NameMatch.Same : Compare(ComparedName.Of(one), ComparedName.Of(other));

    private NameMatch Compare(ComparedName one, ComparedName other)
    {
        if (_same.Count + _different.Count == 0)
        {
            return PersonName.Compare(one, other);
        }

        var pair = Pair(one.Plain, other.Plain);
        return _same.Contains(pair) ? NameMatch.Same
            : _different.Contains(pair) ? NameMatch.Another
            : PersonName.Compare(one, other);
    }

    private void Take(Person person)
    {
        var plain = PersonName.Plain(person.Name);
        _names[person.Id] = person.Name;
        if (_ids.TryAdd(plain, person.Id))
        {
            _asWritten[person.Name] = person.Id;
            var last = LastWord(plain);
            (_byLastWord.TryGetValue(last, out var names) ? names : _byLastWord[last] = []).Add((person.Name, new(plain)));
        }
    }

    private static string LastWord(string plain) => plain[(plain.LastIndexOf(' ') + 1)..];

    private static (string, string) Pair(string one, string other) =>
        string.CompareOrdinal(one, other) <= 0 ? (one, other) : (other, one);

    private static HashSet<(string, string)> Pairs(IReadOnlyList<IReadOnlyList<string>> groups) =>
    [
        .. from names in groups
           from one in names
           from other in names
           where one != other
           select Pair(PersonName.Plain(one), PersonName.Plain(other)),
    ];
}
