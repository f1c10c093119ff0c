using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Primitives;

namespace Portfolio.App.Pages.Recording.Fields;

/// <summary>
/// What was typed into a form, by the JSON path of each field: kept as typed, so that nothing is lost when it is shown again.
/// </summary>
public sealed partial class FormValues
{
    private readonly Dictionary<string, string[]> _values = new(StringComparer.Ordinal);

    public static FormValues Of(IEnumerable<KeyValuePair<string, StringValues>> given)
    {
        var values = new FormValues();
        foreach (var (name, said) in given)
        {
            values._values[name] = [.. said.OfType<string>()];
        }

        return values;
    }

    /// <summary>The one value of a field; empty if there is none.</summary>
    public string One(string path) => _values.TryGetValue(path, out var said) && said.Length > 0 ? said[0] : "";

    public IReadOnlyList<string> All(string path) => _values.GetValueOrDefault(path, []);

    public bool Has(string path) => _values.ContainsKey(path);

    public void Set(string path, params string[] said) => _values[path] = said;

    /// <summary>The names under which something was said of a field, and what.</summary>
    public IReadOnlyList<(string Name, string Said)> Of(string path) =>
        [.. _values.Where(v => IsOf(v.Key, path)).SelectMany(v => v.Value.Select(said => (v.Key, said)))];

    /// <summary>The same, but of some fields what was said of them within a path.</summary>
    public FormValues With(IReadOnlyList<FormField> fields, string within)
    {
        var values = new FormValues();
        foreach (var (name, said) in _values)
        {
            if (!fields.Any(f => IsOf(name, f.Name)))
            {
                values._values[name] = said;
            }
        }

        foreach (var (name, said) in _values)
        {
            if (fields.Any(f => IsOf(name, f.At(within))))
            {
                values._values[name[(within.Length + 1)..]] = said;
            }
        }

        return values;
    }

    // Of the field itself, of its parts and rows, or of how it is chosen or taken away.
    private static bool IsOf(string name, string path) =>
        name.StartsWith(path, StringComparison.Ordinal) && (name.Length == path.Length || name[path.Length] is '.' or '[' or '~');

    /// <summary>Sets what nobody has said anything about.</summary>
    public void SetDefault(string path, string said) => _values.TryAdd(path, [said]);

    /// <summary>How many rows a list has.</summary>
    public int Rows(string path)
    {
        var rows = 0;
        foreach (var name in _values.Keys)
        {
            if (RowOf(name, path) is { } row && row >= rows)
            {
                rows = row + 1;
            }
        }

        return rows;
    }

    /// <summary>Adds an empty row to a list.</summary>
    public void AddRow(string path, FormField list)
    {
        var row = At(path, Rows(path));
        foreach (var part in list.Parts)
        {
            Set(part.At(row), "");
        }
    }

    /// <summary>Takes a row away; those behind it move up.</summary>
    public void RemoveRow(string path, int row)
    {
        foreach (var name in _values.Keys.ToList())
        {
            if (RowOf(name, path) is not { } at || at < row)
            {
                continue;
            }

            if (at > row)
            {
                _values[At(path, at - 1) + name[At(path, at).Length..]] = _values[name];
            }

            _values.Remove(name);
        }
    }

    /// <summary>Takes away the rows into which nothing was typed, so that rows and what is sent have the same numbers.</summary>
    public void DropEmptyRows(IReadOnlyList<FormField> fields, string within = "")
    {
        foreach (var field in fields)
        {
            var path = field.At(within);
            if (field.Kind == FormKind.Group)
            {
                DropEmptyRows(field.Parts, path);
            }
            else if (field.Kind == FormKind.Rows)
            {
                for (var row = Rows(path) - 1; row >= 0; row--)
                {
                    DropEmptyRows(field.Parts, At(path, row));
                    if (_values.All(v => RowOf(v.Key, path) != row || v.Value.All(string.IsNullOrWhiteSpace)))
                    {
                        RemoveRow(path, row);
                    }
                }
            }
        }
    }

    public static string At(string path, int row) => string.Create(CultureInfo.InvariantCulture, $"{path}[{row}]");

    // The number of the row of that list that a name belongs to. More rows than a list may have are none.
    private static int? RowOf(string name, string path) =>
        name.Length > path.Length
        && name.StartsWith(path, StringComparison.Ordinal)
        && Row().Match(name, path.Length) is { Success: true } match
        && match.Index == path.Length
            ? int.Parse(match.Groups["row"].ValueSpan, CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex(@"\G\[(?<row>\d{1,3})\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();
}
