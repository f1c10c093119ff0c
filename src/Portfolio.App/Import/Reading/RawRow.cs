namespace Portfolio.App.Import.Reading;

/// <summary>One row of a table as the file has it, not yet understood.</summary>
/// <param name="Number">The row or, in a transposed table, the column, counted from 1 with the header.</param>
public sealed record RawRow(int Number, IReadOnlyList<string> Cells, RegisterTable Table, IReadOnlyList<CellKind>? Kinds = null)
{
    public Columns Columns => Table.Columns;

    /// <summary>What the row says of a field (by the first of its columns, where several are asked); empty where it has none.</summary>
    public string this[RegisterField field] => Columns.At.TryGetValue(field, out var at) ? at.In(this) : "";

    public CellKind KindOf(RegisterField field) => Columns.At.TryGetValue(field, out var at) ? at.KindIn(this) : CellKind.Text;

    /// <summary>A cell by its place; a record may end early.</summary>
    public string At(int column) => column < Cells.Count ? Cells[column] : "";

    public CellKind KindAt(int column) => column < Kinds?.Count ? Kinds[column] : CellKind.Text;

    /// <summary>Whether none of the columns that are read holds anything.</summary>
    public bool Blank
    {
        get
        {
            foreach (var place in Columns.Read)
            {
                if (!string.IsNullOrWhiteSpace(At(place)))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
