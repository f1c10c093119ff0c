namespace Portfolio.App.Import.Reading;

/// <summary>A file to be taken in, on disk or uploaded; it is read more than once.</summary>
/// <param name="Name">Its name without folders: what problems and events call it.</param>
/// <param name="Open">Opens it from the beginning, to be read at any place; the caller closes.</param>
/// <param name="Sheet">The one sheet of the workbook that counts; null: as the mapping says.</param>
public sealed record RegisterFile(string Name, Func<Stream> Open, string? Sheet = null)
{
    /// <summary>The name, with the sheet's in brackets where it is only that.</summary>
    public string Label => Sheet is null ? Name : $"{Name} [{Sheet}]";

    public static RegisterFile OnDisk(string path) => new(Path.GetFileName(path), () => File.OpenRead(path));
}
