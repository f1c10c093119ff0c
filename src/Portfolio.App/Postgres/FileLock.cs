namespace Portfolio.App.Postgres;

/// <summary>
/// A lock that the system lets go of when its holder dies, however it dies: a file held open, one at a time or by
/// many. (On Unix an advisory <c>flock</c>, on Windows the sharing mode of the handle.)
/// </summary>
internal static class FileLock
{
    /// <summary>The systems' ways to say that somebody else holds the file: Linux, macOS, Windows.</summary>
    private const int WouldBlock = 11, WouldBlockOnMac = 35, SharingViolation = unchecked((int)0x80070020);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until nobody else holds the file.</summary>
    /// <exception cref="TimeoutException">Somebody held it all the while.</exception>
    public static async Task<IDisposable> ExclusiveAsync(
        string path, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(patience);
        while (true)
        {
            if (TryExclusive(path) is { } held)
            {
                return held;
            }

            try
            {
                await Task.Delay(Pause, end.Token);
            }
            catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"{path} was held by another program for {patience}.", late);
            }
        }
    }

    /// <summary>Takes the file when nobody else holds it; else null.</summary>
    public static IDisposable? TryExclusive(string path) => TryOpen(path, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Holds the file together with others; null when one holds it alone.</summary>
    public static IDisposable? TryShared(string path) => TryOpen(path, FileAccess.Read, FileShare.Read);

    private static FileStreamOptions Options(FileAccess access, FileShare share)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = access,
            Share = share,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            // Whoever can open the file can hold it, and keep others waiting.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private static FileStream? TryOpen(string path, FileAccess access, FileShare share)
    {
        try
        {
            return new FileStream(path, Options(access, share));
        }
        catch (IOException held) when (held.HResult is WouldBlock or WouldBlockOnMac or SharingViolation)
        {
            return null;
        }
    }
}
