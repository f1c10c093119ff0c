using Portfolio.App.Import.Mappings;

namespace Portfolio.App.Import.Names;

/// <summary>When two titles are one programme's: alike when normalised, or confirmed so by the mapping.</summary>
public sealed class ProgrammeNames
{
    private readonly Dictionary<string, string> _same = new(StringComparer.Ordinal);

    public ProgrammeNames(Mapping mapping)
    {
        foreach (var group in mapping.SameProgramme.Where(g => g.Count > 0))
        {
            // Groups that share a title are one: “A, B” and “B, C”.
            var names = group.Select(Wording.Normalise).ToList();
            var key = names.Select(n => _same.GetValueOrDefault(n)).FirstOrDefault(k => k is not null) ?? names[0];
            foreach (var name in names)
            {
                if (_same.TryGetValue(name, out var other) && other != key)
                {
                    foreach (var moved in _same.Where(s => s.Value == other).Select(s => s.Key).ToList())
                    {
                        _same[moved] = key;
                    }
                }

                _same[name] = key;
            }
        }
    }

    /// <summary>Equal for titles of one programme.</summary>
    public string KeyOf(string title)
    {
        var plain = Wording.Normalise(title);
        return _same.GetValueOrDefault(plain, plain);
    }
}
