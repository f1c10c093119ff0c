namespace Portfolio.App.Postgres;

/// <summary>Turns what PostgreSQL's programs say into a sentence that says what to do.</summary>
internal static class StartFaults
{
    /// <summary>Bytes: one segment of the write-ahead log, without which no server starts.</summary>
    private const long LeastRoom = 16 << 20;

    public static bool IsPortTaken(string said) =>
        Says(said, "Address already in use") || Says(said, "could not bind");

    public static EmbeddedPostgresException OfFile(Exception cause, PostgresFolder folder) =>
        IsDiskFull(cause.Message)
            ? DiskFull(folder, cause.Message)
            : new EmbeddedPostgresException(
                EmbeddedPostgresFault.FolderNotWritable,
                $"The data folder {folder.DataFolder} cannot be made or written by {Environment.UserName}: "
                + $"name another with --data, or mend its permissions. ({cause.Message})",
                cause);

    public static EmbeddedPostgresException OutOfReach(PostgresFolder folder, PostgresAccount account) =>
        new(
            EmbeddedPostgresFault.FolderOutOfReach,
            $"PostgreSQL may not run as root and runs as '{account.Name}' instead, which cannot reach "
            + $"{folder.DataFolder} because a folder above it is closed to others: name a folder that it can reach "
            + $"with --data, such as {EmbeddedPostgresOptions.DefaultDataFolder}.");

    public static EmbeddedPostgresException OfInit(CommandRun run, PostgresFolder folder) =>
        IsDiskFull(run.Said)
            ? DiskFull(folder, run.Said)
            : new EmbeddedPostgresException(
                EmbeddedPostgresFault.InitFailed,
                $"The database cluster in {folder.DataFolder} could not be made; initdb said: {run.Said}");

    /// <summary>Processes of a killed server have not noticed yet that it is dead.</summary>
    public static bool IsOldServerDying(string said) => Says(said, "pre-existing shared memory block");

    public static EmbeddedPostgresException OfStart(string said, PostgresFolder folder)
    {
        if (said.Length == 0 || IsPortTaken(said))
        {
            return new EmbeddedPostgresException(
                EmbeddedPostgresFault.Port,
                $"No free port on 127.0.0.1 could be had for PostgreSQL in {folder.DataFolder}: end what uses "
                + $"the ports, and start again. {said}".TrimEnd());
        }

        // On a full disk the server cannot even write why it did not start.
        return IsDiskFull(said) || new DriveInfo(folder.Root).AvailableFreeSpace < LeastRoom
            ? DiskFull(folder, said)
            : new EmbeddedPostgresException(
                EmbeddedPostgresFault.StartFailed, $"PostgreSQL in {folder.DataFolder} did not start. It said: {said}");
    }

    private static EmbeddedPostgresException DiskFull(PostgresFolder folder, string said) =>
        new(
            EmbeddedPostgresFault.DiskFull,
            $"The disk that holds {folder.DataFolder} is full: make room, or name a folder on another disk with "
            + $"--data. ({LastLine(said)})");

    private static bool IsDiskFull(string said) => Says(said, "No space left on device");

    private static bool Says(string said, string words) => said.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static string LastLine(string said) =>
        Array.Find(said.Split('\n'), line => IsDiskFull(line))?.Trim() ?? said;
}
