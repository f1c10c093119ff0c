using Portfolio.Domain;

namespace Portfolio.Reports.Figures;

/// <summary>Makes tables of rows, a function for each column.</summary>
internal static class Table
{
    public static ReportTable Of<T>(string name, string title, IReadOnlyList<T> rows, params Column<T>[] columns)
    {
        var table = new ReportTable(
            name,
            title,
            [.. columns.Select(c => new TableColumn(c.Name, c.Title, c.Kind) { Ages = c.Ages })],
            new(rows.Count, i => Cells(columns, rows[i])) { Some = some => SomeCells(Array.ConvertAll(some, column => columns[column]), rows) });
        ValueList<string> key = [.. columns.Where(c => c.IsKey).Select(c => c.Name)];
        return key.Count == 0 ? table : table with { Key = key };
    }

    /// <summary>Several values in one cell.</summary>
    public static string Joined<T>(IEnumerable<T> values) => string.Join("; ", values);

    private static Func<int, ValueList<object?>> SomeCells<T>(Column<T>[] columns, IReadOnlyList<T> rows) => i => Cells(columns, rows[i]);

    private static ValueList<object?> Cells<T>(Column<T>[] columns, T row) => ValueList.Create<object?>(Array.ConvertAll(columns, c => Plain(c.Cell(row))));

    // So that a reader of tables meets few types: whole numbers are long, names of enums are text.
    private static object? Plain(object? cell) => cell switch
    {
        int number => (long)number,
        Enum value => value.ToString(),
        _ => cell,
    };
}

internal sealed record Column<T>(string Name, string Title, CellKind Kind, Func<T, object?> Cell)
{
    /// <summary>Whether it is of the <see cref="ReportTable.Key"/>: says who or what a row is about, never what is said of it.</summary>
    public bool IsKey { get; init; }

    /// <summary>See <see cref="TableColumn.Ages"/>.</summary>
    public bool Ages { get; init; }
}
