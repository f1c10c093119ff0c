using System.Text;
using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Names;
using Portfolio.Domain;

namespace Portfolio.App.Import.Values;

/// <summary>Reads a department: the mapping's code for the register's spelling, else the spelling made into a code.</summary>
public sealed class DepartmentCell
{
    private readonly Dictionary<string, string> _codes;
    private readonly DepartmentMapping _mapping;

    public DepartmentCell(DepartmentMapping mapping)
    {
        _mapping = mapping;
        _codes = mapping.Codes.ToDictionary(c => Wording.Normalise(c.Key), c => c.Value, StringComparer.Ordinal);
    }

    /// <summary>Its code and title; null for an empty cell.</summary>
    public (string Code, string Title)? Read(string cell)
    {
        var spelling = Wording.OneLine(cell);
        if (spelling.Length == 0)
        {
            return null;
        }

        var code = _codes.GetValueOrDefault(Wording.Normalise(spelling)) ?? CodeOf(spelling);
        return (code, _mapping.Titles.GetValueOrDefault(code, spelling));
    }

    private static string CodeOf(string spelling)
    {
        var code = new StringBuilder();
        foreach (var c in spelling.ToUpperInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                code.Append(c);
            }
            else if (code.Length > 0 && code[^1] != '-')
            {
                code.Append('-');
            }
        }

        var text = code.ToString().TrimEnd('-');
        return Code.IsValid(text) ? text : DerivedCode.Of(spelling);
    }
}
