using System.Text.Json.Serialization;
using Portfolio.Domain;

namespace Portfolio.Reports.Figures;

/// <summary>A report, or a part of one, as a table: the same for the page and for a download.</summary>
/// <param name="Name">Stable name in kebab case, unique within the report.</param>
/// <param name="Columns">Of every row, in order.</param>
/// <param name="Rows">Cells are null, string, long, double, decimal, bool or <see cref="DateOnly"/>, as the column says.</param>
public sealed record ReportTable(
    string Name, string Title, ValueList<TableColumn> Columns, Rows<ValueList<object?>> Rows)
{
    /// <summary>
    /// The columns that say what a row is about, which no two rows share: by what is the same whatever is said of it. The others say
    /// what was counted of it, or what it came to. Left out, those before the first that holds numbers.
    /// </summary>
    public ValueList<string> Key { get; init; } =
        [.. Columns.TakeWhile(c => c.Kind is not (CellKind.Whole or CellKind.Number or CellKind.Share)).Select(c => c.Name)];

    /// <summary>What a row is about.</summary>
    public ValueList<object?> KeyOf(ValueList<object?> row) => [.. Key.Select(k => row[Column(k)])];

    /// <summary>The events that a row names, by their positions in order; none where it names none.</summary>
    public ValueList<long> PositionsIn(ValueList<object?> row)
    {
        return (Cell("positions"), Cell("position")) switch
        {
            (string { Length: > 0 } several, _) =>
                [.. several.Split("; ").Select(p => long.Parse(p, System.Globalization.CultureInfo.InvariantCulture)).Distinct().Order()],
            (_, long one) => [one],
            _ => [],
        };

        object? Cell(string name) => Column(name) is >= 0 and var at ? row[at] : null;
    }

    /// <summary>What each row is about, in their order; where it can be, without making its other cells.</summary>
    internal IEnumerable<ValueList<object?>> Keys()
    {
        var keyOf = Rows.Some?.Invoke([.. Key.Select(Column)]) ?? (i => KeyOf(Rows[i]));
        for (var i = 0; i < Rows.Count; i++)
        {
            yield return keyOf(i);
        }
    }

    /// <summary>Where a column is; below 0 where there is none of that name.</summary>
    public int Column(string name)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }
}

/// <param name="Name">In camelCase, unique within the table.</param>
public sealed record TableColumn(string Name, string Title, CellKind Kind)
{
    /// <summary>
    /// Whether its cells are others from day to day, or from month to month, though nothing happens: how long something has lasted, what
    /// fades or is expected by how long ago something was. What turns once, on a day that comes (overdue, at risk → broken), does not.
    /// </summary>
    [JsonIgnore]
    public bool Ages { get; init; }
}

/// <summary>What the cells of a column hold; any may be empty (null), which is "no data".</summary>
public enum CellKind
{
    Text,

    /// <summary>A programme's code.</summary>
    Programme,

    /// <summary>A person's id: show the name.</summary>
    Person,
    Whole,
    Number,

    /// <summary>0 to 1.</summary>
    Share,
    Day,
    YesNo,
}
