namespace Portfolio.App.Import;

/// <summary>How far an import has come.</summary>
/// <param name="Recording">Whether it is recording; else it is checking.</param>
/// <param name="File">The file's number, from 1.</param>
/// <param name="Rows">Rows of the file done so far.</param>
public sealed record ImportProgress(bool Recording, int File, int Files, string Name, int Rows);
