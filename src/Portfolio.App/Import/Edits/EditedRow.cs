namespace Portfolio.App.Import.Edits;

/// <summary>A row of an exported register as somebody gives it back.</summary>
/// <param name="Table">The file, with the sheet where there are several.</param>
/// <param name="Number">Counted from 1 with the header.</param>
/// <param name="Cells">What each column holds, by the column’s name; columns that were taken out are not there.</param>
public sealed record EditedRow(string Table, int Number, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>What the cell holds; empty where it is blank or its column was taken out.</summary>
    public string this[string column] => Cells.GetValueOrDefault(column, "").Trim();
}
