namespace Portfolio.Ledger;

/// <summary>
/// Files that are there as they were or as they shall be, never half: whoever is killed over writing one, or finds the disk
/// full, leaves what was there. One program at a time writes a file; whoever calls sees to that.
/// </summary>
public static class WholeFile
{
    /// <summary>When this returns the content is on the disk, in the place of what was there.</summary>
    /// <param name="path">In a folder that exists.</param>
    /// <param name="content">All of it.</param>
    /// <param name="ownerOnly">Nobody else may read it.</param>
    /// <exception cref="IOException">It cannot be written; what was there stays.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content, bool ownerOnly = false) =>
        File.Move(Beside(path, content, ownerOnly), path, overwrite: true);

    /// <summary>Fails as <see cref="Write"/> would, and leaves what is there.</summary>
    public static void ProveWritable(string path, ReadOnlySpan<byte> content) => File.Delete(Beside(path, content, ownerOnly: false));

    /// <summary>
    /// Where a file is made before it takes its place. Always under the same name, so that what a killed program left behind does
    /// not stay.
    /// </summary>
    public static string MakingOf(string path) => $"{path}.new";

    private static string Beside(string path, ReadOnlySpan<byte> content, bool ownerOnly)
    {
        var making = MakingOf(path);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
        if (ownerOnly && !OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        // Opened before what removes it: where it cannot be, another is writing it.
        var file = new FileStream(making, options);
        try
        {
            using (file)
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }
        }
        catch (IOException)
        {
            // Tried again and again on a full disk, it would leave an empty file each time.
            File.Delete(making);
            throw;
        }
        return making;
    }
}
