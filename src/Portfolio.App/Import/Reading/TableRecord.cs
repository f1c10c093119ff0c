namespace Portfolio.App.Import.Reading;

/// <summary>A record of a table: a line of a text file, or a row of a sheet.</summary>
/// <param name="Number">Its place, counted from 1; in a sheet the number that stands beside the row.</param>
/// <param name="Cells">What each cell holds, as text. A record may end early.</param>
/// <param name="Kinds">What kind each value is, where the file tells; null in a text file, where all is text.</param>
public readonly record struct TableRecord(int Number, string[] Cells, CellKind[]? Kinds = null);
