using System.Globalization;
using System.Text.RegularExpressions;

namespace Portfolio.App.Postgres;

/// <summary>A folder with those of PostgreSQL's programs that are needed, and that run here.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Major, string Version)
{
    /// <summary>The major versions that the ledger is tested on.</summary>
    public const int Oldest = 15, Newest = 18;

    private static readonly string[] Programs = ["initdb", "pg_ctl", "postgres"];

    public string InitDb => ProgramPath(Folder, "initdb");

    public string PgCtl => ProgramPath(Folder, "pg_ctl");

    /// <summary>The path of a program in a folder of programs.</summary>
    public static string ProgramPath(string folder, string program) =>
        Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program);

    /// <summary>
    /// The binaries to use: of the wanted major version where a data folder asks for one, else the newest of those
    /// installed, else those from npm. No wanted version means that the folder is to be made.
    /// </summary>
    /// <exception cref="EmbeddedPostgresException">There are none, or none of that version.</exception>
    public static async Task<PostgresBinaries> FindAsync(
        PostgresSources sources,
        int? major,
        string dataFolder,
        PostgresAccount account,
        CancellationToken cancellationToken)
    {
        var found = new List<PostgresBinaries>();
        if (sources.HasFlag(PostgresSources.Installed))
        {
            foreach (var folder in InstalledPostgres.Folders())
            {
                if (await AtAsync(folder, account, cancellationToken) is { } installed)
                {
                    found.Add(installed);
                }
            }

            found = [.. found.OrderByDescending(one => one.Major)];
        }

        if (sources.HasFlag(PostgresSources.Npm)
            && !found.Exists(one => one.Serves(major))
            && await NpmPostgres.FindAsync(account, cancellationToken) is { } npm)
        {
            found.Add(npm);
        }

        return found.Find(one => one.Serves(major)) ?? throw Missing(found, major, dataFolder);
    }

    /// <summary>The binaries in a folder, when all are there and run under the account; else null.</summary>
    public static async Task<PostgresBinaries?> AtAsync(
        string folder, PostgresAccount account, CancellationToken cancellationToken)
    {
        if (!Array.TrueForAll(Programs, program => File.Exists(ProgramPath(folder, program))))
        {
            return null;
        }

        var run = await account.RunAsync([ProgramPath(folder, "postgres"), "--version"], cancellationToken);
        var version = VersionPattern().Match(run.Output);
        return run.Succeeded && version.Success
            ? new PostgresBinaries(
                folder,
                int.Parse(version.Groups["major"].Value, CultureInfo.InvariantCulture),
                version.Groups["version"].Value)
            : null;
    }

    private bool Serves(int? major) => Major is >= Oldest and <= Newest && (major is null || Major == major);

    private static EmbeddedPostgresException Missing(List<PostgresBinaries> found, int? major, string dataFolder)
    {
        var others = found.Count == 0
            ? ""
            : $" Found: {string.Join(", ", found.Select(one => $"{one.Version} in {one.Folder}"))}.";
        return major is null
            ? new EmbeddedPostgresException(
                EmbeddedPostgresFault.NoBinaries,
                $"No PostgreSQL {Oldest} to {Newest} was found on this machine, nor in the npm packages: install "
                + "PostgreSQL, or run 'npm ci' in src/Portfolio.App, or name a server in ConnectionStrings__Ledger."
                + others)
            : new EmbeddedPostgresException(
                EmbeddedPostgresFault.VersionMissing,
                $"The data folder {dataFolder} was made with PostgreSQL {major}, which is not on this machine: install "
                + $"PostgreSQL {major}, or name another folder with --data.{others}");
    }

    [GeneratedRegex(@"\(PostgreSQL\) (?<version>(?<major>\d+)\S*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VersionPattern();
}
