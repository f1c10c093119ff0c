namespace Portfolio.App.Postgres;

/// <summary>
/// The account that PostgreSQL's programs run under. PostgreSQL refuses to run as root; so when this program is
/// root, they run under another account, to which the database cluster then belongs.
/// </summary>
/// <param name="Name">As people know it.</param>
/// <param name="Owner">User and group, as <c>chown</c> takes them; null when it is the account of this program.</param>
/// <param name="Prefix">What stands before a command to run it under this account.</param>
internal sealed record PostgresAccount(string Name, string? Owner, IReadOnlyList<string> Prefix)
{
    /// <summary>This program's own account.</summary>
    public static PostgresAccount Own { get; } = new(Environment.UserName, null, []);

    /// <summary>Whether PostgreSQL would refuse this program's own account.</summary>
    public static bool OwnIsRefused => !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    public Task<CommandRun> RunAsync(IEnumerable<string> command, CancellationToken cancellationToken) =>
        CommandRun.RunAsync([.. Prefix, .. command], cancellationToken);

    /// <summary>Gives a file or folder, with all that is in it, to this account.</summary>
    public async Task GiveAsync(string path, CancellationToken cancellationToken)
    {
        if (Owner is null)
        {
            return;
        }

        var run = await CommandRun.RunAsync(["chown", "-R", Owner, path], cancellationToken);
        if (!run.Succeeded)
        {
            throw new EmbeddedPostgresException(
                EmbeddedPostgresFault.FolderNotWritable,
                $"{path} could not be given to the account '{Name}' that PostgreSQL runs under: {run.Said}");
        }
    }

    /// <summary>The owner of the cluster when there is one, else the first account that exists.</summary>
    /// <exception cref="EmbeddedPostgresException">There is none.</exception>
    public static async Task<PostgresAccount> FindAsync(
        IReadOnlyList<string> names, string cluster, CancellationToken cancellationToken)
    {
        if (!OwnIsRefused)
        {
            return Own;
        }

        if (Directory.Exists(cluster) && await OwnerOfAsync(cluster, cancellationToken) is { } owner)
        {
            return owner;
        }

        foreach (var name in names)
        {
            var user = await CommandRun.RunAsync(["id", "-u", name], cancellationToken);
            var group = await CommandRun.RunAsync(["id", "-g", name], cancellationToken);
            if (user.Succeeded && group.Succeeded
                && await ByNumberAsync(name, user.Output.Trim(), group.Output.Trim(), cancellationToken) is { } account)
            {
                return account;
            }
        }

        throw new EmbeddedPostgresException(
            EmbeddedPostgresFault.NoAccount,
            $"PostgreSQL refuses to run as root, and none of the accounts {string.Join(", ", names)} can be used "
            + "instead: run the program as an ordinary user, or add one of these accounts "
            + "(with setpriv, runuser or sudo to change to it).");
    }

    private static async Task<PostgresAccount?> OwnerOfAsync(string path, CancellationToken cancellationToken)
    {
        // The one form of these figures that POSIX promises: mode, links, owner, group, …
        var listing = await CommandRun.RunAsync(["ls", "-ldn", "--", path], cancellationToken);
        var fields = listing.Output.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (!listing.Succeeded || fields.Length < 4 || fields[2] == "0")
        {
            return null;
        }

        var name = await CommandRun.RunAsync(["id", "-un", fields[2]], cancellationToken);
        return await ByNumberAsync(
            name.Succeeded ? name.Output.Trim() : fields[2], fields[2], fields[3], cancellationToken);
    }

    private static async Task<PostgresAccount?> ByNumberAsync(
        string name, string user, string group, CancellationToken cancellationToken)
    {
        IReadOnlyList<IReadOnlyList<string>> ways =
        [
            ["setpriv", $"--reuid={user}", $"--regid={group}", "--clear-groups", "--"],
            ["runuser", "-u", name, "--"],
            ["sudo", "-n", "-u", name, "--"],
        ];
        foreach (var way in ways)
        {
            var who = await CommandRun.RunAsync([.. way, "id", "-u"], cancellationToken);
            if (who.Succeeded && who.Output.Trim() == user && user != "0")
            {
                return new PostgresAccount(name, $"{user}:{group}", way);
            }
        }

        return null;
    }
}
