namespace Portfolio.App.Postgres;

/// <summary>How the program's own PostgreSQL is run.</summary>
/// <param name="DataFolder">Where its data lie, from one start to the next.</param>
public sealed record EmbeddedPostgresOptions(string DataFolder)
{
    /// <summary>
    /// The folder used when none is named: under the user's own data folder; for root
    /// <c>/var/lib/portfolio</c>, because root's home is closed to the account that PostgreSQL runs under.
    /// </summary>
    public static string DefaultDataFolder =>
        OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess
            ? "/var/lib/portfolio"
            : Path.Combine(
                Environment.GetFolderPath(
                    Environment.SpecialFolder.LocalApplicationData,
                    Environment.SpecialFolderOption.DoNotVerify),
                "portfolio");

    /// <summary>
    /// Whether a commit is on the disk before it is acknowledged. Only a cluster that is thrown away may say no:
    /// it survives the death of every process, but not that of the machine, and does not tidy up by itself (autovacuum).
    /// </summary>
    public bool Durable { get; init; } = true;

    /// <summary>The number of connections that all programs on the data folder have together.</summary>
    public int MaxConnections { get; init; } = 100;

    /// <summary>Where PostgreSQL's programs are looked for.</summary>
    public PostgresSources Sources { get; init; } = PostgresSources.Installed | PostgresSources.Npm;

    /// <summary>
    /// The accounts to run PostgreSQL under when the program itself runs as root, in order of preference.
    /// A data folder that exists keeps the account that owns it.
    /// </summary>
    public IReadOnlyList<string> Accounts { get; init; } = ["postgres", "nobody"];

    /// <summary>How long a start may take, recovery after a crash included.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(5);
}

/// <summary>Where PostgreSQL's programs may come from.</summary>
[Flags]
public enum PostgresSources
{
    None = 0,

    /// <summary>Installed on the machine.</summary>
    Installed = 1,

    /// <summary>From the npm packages that the build fetches, or that were published with the program.</summary>
    Npm = 2,
}
