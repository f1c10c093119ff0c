namespace Portfolio.App.Postgres;

/// <summary>
/// This program's use of a data folder beside others: programs take turns to start or stop the server, and each
/// says, as long as it lives, that it uses it.
/// </summary>
internal sealed class FolderUse : IDisposable
{
    private readonly IDisposable use;

    private FolderUse(IDisposable use, bool first) => (this.use, First) = (use, first);

    /// <summary>Whether nobody used the server when this program began to.</summary>
    public bool First { get; }

    /// <summary>Waits for this program's turn.</summary>
    /// <exception cref="EmbeddedPostgresException">Another program does not end its turn.</exception>
    public static async Task<IDisposable> TakeTurnAsync(
        PostgresFolder folder, TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            return await FileLock.ExclusiveAsync(folder.Lock, patience, cancellationToken);
        }
        catch (TimeoutException busy)
        {
            throw new EmbeddedPostgresException(
                EmbeddedPostgresFault.InUse,
                $"Another program has been starting or stopping PostgreSQL in {folder.DataFolder} for more than "
                + $"{patience.TotalSeconds:0} seconds: end that program, and start again.",
                busy);
        }
    }

    /// <summary>Says that this program uses the server. Only in this program's turn.</summary>
    /// <exception cref="EmbeddedPostgresException">The server is used where this program cannot reach it.</exception>
    public static FolderUse Begin(PostgresFolder folder)
    {
        var first = IsUnused(folder);
        if (!first && File.Exists(folder.PlaceFile) && File.ReadAllText(folder.PlaceFile) != Place.Here)
        {
            throw new EmbeddedPostgresException(
                EmbeddedPostgresFault.InUse,
                $"The data folder {folder.DataFolder} is in use by a program on another machine or in another "
                + "container, whose PostgreSQL cannot be reached from here: end that program first, or name another "
                + "folder with --data.");
        }

        return new FolderUse(
            FileLock.TryShared(folder.InUse) ?? throw new InvalidOperationException($"{folder.InUse} is held alone."),
            first);
    }

    /// <summary>Whether no program uses the server. Only in this program's turn.</summary>
    public static bool IsUnused(PostgresFolder folder)
    {
        using var alone = FileLock.TryExclusive(folder.InUse);
        return alone is not null;
    }

    public void Dispose() => use.Dispose();
}
