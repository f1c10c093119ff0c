namespace Portfolio.App.Import;

/// <summary>Where something stands in a file.</summary>
/// <param name="Table">The file, with the sheet's name where it has several.</param>
/// <param name="Row">Counted from 1; null: it follows from the file as a whole.</param>
/// <param name="Programme">The programme's code, where there is no row to tell it by.</param>
internal readonly record struct RowPlace(string Table, int? Row, string? Programme)
{
    public static RowPlace Of(string table, int? row, string? programme) => new(table, row, row is null ? programme : null);
}
