namespace Portfolio.App.Postgres;

/// <summary>Turns what PostgreSQL's programs say into a sentence that says what to do.</summary>
internal static class StartFaults
{
    public static bool IsPortTaken(string said) =>
        Says(said, "Address already in use") || Says(said, "could not bind");

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

    public static EmbeddedPostgresException OfStart(CommandRun? run, string log, PostgresFolder folder)
    {
        var said = $"{run?.Said}\n{log}".Trim();
        if (run is null || IsPortTaken(said))
        {
            return new EmbeddedPostgresException(
                EmbeddedPostgresFault.Port,
                $"No free port on 127.0.0.1 could be had for PostgreSQL in {folder.DataFolder}: end what uses "
                + $"the ports, and start again. {said}".TrimEnd());
        }

        return IsDiskFull(said)
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
