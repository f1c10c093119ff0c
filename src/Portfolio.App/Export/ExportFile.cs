namespace Portfolio.App.Export;

/// <summary>
/// What is taken away, made whole before the first byte of it is sent: what goes wrong in the making can still be told, and
/// a slow reader holds nothing but the file. It lies beside other temporary files, for its owner alone and without a name: it
/// goes with the reader, also where the program is killed.
/// </summary>
internal static class ExportFile
{
    private const int Buffer = 64 * 1024;

    /// <param name="write">Writes it, and says how many rows it has.</param>
    public static (FileStream File, long Rows) Make(Func<Stream, long> write)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Read | FileShare.Delete,
            BufferSize = Buffer,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var file = new FileStream(Path.Combine(Path.GetTempPath(), $"portfolio-export-{Guid.NewGuid():N}"), options);
        try
        {
            // Nameless before there is anything in it.
            File.Delete(file.Name);
            var rows = write(file);
            file.Position = 0;
            return (file, rows);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
