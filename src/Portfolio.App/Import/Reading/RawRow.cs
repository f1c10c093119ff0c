namespace Portfolio.App.Import.Reading;

/// <summary>One programme as the file has it, not yet understood.</summary>
/// <param name="Number">The row or, in a transposed file, the column, counted from 1 with the header.</param>
public sealed record RawRow(int Number, IReadOnlyList<string> Cells, Columns Columns)
{
    /// <summary>The field's cell (the first, where it has several); empty where the file has none.</summary>
    public string this[RegisterField field] =>
        Columns.At.TryGetValue(field, out var places) ? At(places[0]) : "";

    /// <summary>A cell by its place; a record may end early.</summary>
    public string At(int column) => column < Cells.Count ? Cells[column] : "";

    /// <summary>Whether none of the columns that are read holds anything.</summary>
    public bool Blank => Columns.At.Values.All(places => places.All(p => string.IsNullOrWhiteSpace(At(p))));
}
