using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Names;

namespace Portfolio.App.Import.Values;

/// <summary>Reads the names of owners, joint ones too, in their order. An empty list says that there is none.</summary>
public sealed class OwnerCell(OwnerMapping mapping)
{
    private readonly string[] _separators = [.. mapping.Separators];

    public Understood<IReadOnlyList<string>> Read(string cell, UnknownWordings unknown)
    {
        if (unknown.Blank(cell))
        {
            return mapping.BlankIsVacant ? Understood.As<IReadOnlyList<string>>([]) : Understood.Unknown<IReadOnlyList<string>>();
        }

        if (unknown.Covers(cell, mapping))
        {
            return Understood.Unknown<IReadOnlyList<string>>();
        }

        var names = cell.ReplaceLineEndings("\n")
            .Split(_separators, StringSplitOptions.RemoveEmptyEntries)
            .Select(Wording.OneLine)
            .Where(n => n.Length > 0)
            .DistinctBy(PersonName.Plain)
            .ToList();
        return names.Count == 0 || names.Any(n => n.Length > 200 || !n.Any(char.IsLetter) || n.Any(char.IsDigit))
            ? Understood.Not<IReadOnlyList<string>>("names of persons, joint owners set apart by a comma or “and”")
            : Understood.As<IReadOnlyList<string>>(names);
    }
}
