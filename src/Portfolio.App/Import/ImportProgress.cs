namespace Portfolio.App.Import;

/// <summary>How far an import has come.</summary>
/// <param name="Recording">Whether it is recording; else it is checking.</param>
/// <param name="File">The file's number, from 1.</param>
/// <param name="Rows">Rows of the file read so far.</param>
/// <param name="Done">The file is done.</param>
public sealed record ImportProgress(bool Recording, int File, int Files, string Name, int Rows, bool Done);
