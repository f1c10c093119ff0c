using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Names;

namespace Portfolio.App.Import.Values;

/// <summary>The wordings by which a register says nothing, or that it does not know or tell.</summary>
public sealed class UnknownWordings(Mapping mapping)
{
    private readonly HashSet<string> _blank = [.. mapping.Blank.Select(Wording.Normalise)];
    private readonly IReadOnlyList<string> _unknown = [.. mapping.Unknown.Select(Wording.Normalise)];

    /// <summary>Whether the cell holds nothing, or a wording for nothing.</summary>
    public bool Blank(string cell) => string.IsNullOrWhiteSpace(cell) || (_blank.Count > 0 && _blank.Contains(Wording.Normalise(cell)));

    /// <summary>Whether the cell says that it is not known; blank ones say so too.</summary>
    public bool Covers(string cell, FieldMapping field)
    {
        if (Blank(cell))
        {
            return true;
        }

        if (_unknown.Count + field.Unknown.Count == 0)
        {
            return false;
        }

        var plain = Wording.Normalise(cell);
        return _unknown.Any(u => Wording.BeginsWith(plain, u))
            || field.Unknown.Any(u => Wording.BeginsWith(plain, Wording.Normalise(u)));
    }
}
