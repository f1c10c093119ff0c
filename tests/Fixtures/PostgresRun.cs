using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Portfolio.App.Postgres;
using Portfolio.Ledger;

namespace Portfolio.Fixtures;

/// <summary>
/// The PostgreSQL of one run of a test program: started at the first question for a database, removed at the end.
/// <c>PORTFOLIO_TEST_DATABASE</c>, the connection string of a server, replaces it.
/// </summary>
public sealed class PostgresRun : IAsyncDisposable
{
    private const string FolderPrefix = "portfolio-tests-";

    /// <summary>Where Linux keeps files in memory.</summary>
    private const string Memory = "/dev/shm";

    /// <summary>Twice what the databases of the longest run take.</summary>
    private const long Room = 8L << 30;

    private static readonly Lazy<Task<PostgresRun>> Current = new(StartAsync);

    private readonly EmbeddedPostgres? embedded;
    private readonly string server;
    private readonly string? folder;
    private readonly ConcurrentQueue<string> databases = [];
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> templates = new(StringComparer.Ordinal);

    /// <summary>For the test framework, which disposes of what it made: the run itself starts on demand.</summary>
    public PostgresRun() => server = "";

    private PostgresRun(string server, EmbeddedPostgres? embedded, string? folder) =>
        (this.server, this.embedded, this.folder) = (Patient(server), embedded, folder);

    /// <summary>A new, empty database of its own for whoever asks, usually a test class.</summary>
    /// <returns>Its connection string.</returns>
    public static async Task<string> CreateDatabaseAsync([CallerFilePath] string asker = "")
    {
        var run = await Current.Value;
        return run.StringOf(await run.CreateAsync(asker));
    }

    /// <summary>A database of its own with a ledger of its own that holds nothing yet, as a program would make it.</summary>
    /// <param name="migrations">What stands beside the ledger's own tables.</param>
    /// <param name="sample">Whether it is marked as a sample.</param>
    /// <returns>Its connection string.</returns>
    public static async Task<string> CreateLedgerAsync(
        ImmutableArray<MigrationSource> migrations, bool sample = false, [CallerFilePath] string asker = "")
    {
        var ledger = await CreateCopyAsync(
            string.Join(' ', migrations.Select(each => each.Name)), template => LedgerTemplate.MigrateAsync(template, migrations), asker);
        await LedgerTemplate.MakeItsOwnAsync(ledger, sample);
        return ledger;
    }

    /// <summary>A database of its own that holds what a template does.</summary>
    /// <param name="name">Of the template.</param>
    /// <param name="fill">Makes the template, once in a run, and leaves no connection to it.</param>
    /// <returns>Its connection string.</returns>
    public static async Task<string> CreateCopyAsync(string name, Func<string, Task> fill, [CallerFilePath] string asker = "")
    {
        var run = await Current.Value;
        var template = run.templates.GetOrAdd(name, _ => new(() => run.FilledAsync(fill)));
        return run.StringOf(await run.CreateAsync(asker, await template.Value));
    }

    public async ValueTask DisposeAsync()
    {
        // A run that never started has nothing to end, and has told its reason to whoever asked.
        if (!Current.IsValueCreated || !Current.Value.IsCompletedSuccessfully)
        {
            return;
        }

        var run = await Current.Value;
        NpgsqlConnection.ClearAllPools();
        if (run.embedded is null)
        {
            foreach (var database in run.databases)
            {
                await run.ExecuteAsync($"drop database if exists \"{database}\" with (force)");
            }

            return;
        }

        await run.embedded.DisposeAsync();
        await EmbeddedPostgres.RemoveAsync(Options(run.folder!), CancellationToken.None);
    }

    private static async Task<PostgresRun> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("PORTFOLIO_TEST_DATABASE") is { Length: > 0 } given)
        {
            return new PostgresRun(given, null, null);
        }

        await RemoveLeftoversAsync();
        var place = MakeFolder();
        var started = await EmbeddedPostgres.StartAsync(Options(place), NullLogger.Instance, CancellationToken.None);
        return new PostgresRun(started.ConnectionString("postgres"), started, place);
    }

    /// <summary>
    /// In memory, where there is plenty: hundreds of databases are a hundred thousand files, and to remove those from a disk
    /// took a minute at the end of a run.
    /// </summary>
    private static string MakeFolder()
    {
        if (!OperatingSystem.IsLinux() || !HasMemory())
        {
            return Directory.CreateTempSubdirectory(FolderPrefix).FullName;
        }

        var place = Path.Combine(Memory, $"{FolderPrefix}{Guid.NewGuid():N}");
        Directory.CreateDirectory(place, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return place;
    }

    /// <summary>
    /// Whether the databases may lie in memory: the folder is there with room for them, and the machine, or what a container
    /// has of it, keeps more than that for the programs.
    /// </summary>
    private static bool HasMemory() =>
        Directory.Exists(Memory)
        && new DriveInfo(Memory) is { DriveFormat: "tmpfs", AvailableFreeSpace: >= Room }
        && GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >= 2 * Room;

    /// <summary>Nothing here outlives the run, so nothing needs to outlive the machine.</summary>
    private static EmbeddedPostgresOptions Options(string place) =>
        new(place) { Durable = false, MaxConnections = 300 };

    /// <summary>Removes what runs that were killed have left behind, their servers included.</summary>
    private static async Task RemoveLeftoversAsync()
    {
        var settled = DateTime.UtcNow - TimeSpan.FromMinutes(10);
        string[] parents = [Path.GetTempPath(), .. Directory.Exists(Memory) ? [Memory] : Array.Empty<string>()];
        foreach (var place in parents.SelectMany(parent => Directory.GetDirectories(parent, FolderPrefix + "*")))
        {
            // One that is being made at this moment has no lock to tell so yet.
            if (Directory.GetLastWriteTimeUtc(place) > settled)
            {
                continue;
            }

            try
            {
                await EmbeddedPostgres.RemoveAsync(Options(place), CancellationToken.None);
            }
            catch (EmbeddedPostgresException theirs) when (theirs.Fault is EmbeddedPostgresFault.FolderNotWritable or EmbeddedPostgresFault.FolderNotOurs)
            {
                // Another person's, for them to remove; or one that another run is removing just now, what tells that it is ours already gone.
            }
        }
    }

    private async Task<string> FilledAsync(Func<string, Task> fill)
    {
        var template = await CreateAsync("template");
        await fill(StringOf(template));
        return template;
    }

    private async Task<string> CreateAsync(string asker, string template = "template1")
    {
        var name = $"{Path.GetFileNameWithoutExtension(asker).ToLowerInvariant()}_{Guid.NewGuid():N}"[..^20];
        // Copied file by file: page by page through the log, as is the default, takes more processor time, and its
        // files long to remove at the end. What a checkpoint costs beforehand is little where nothing has to reach the disk.
        await ExecuteAsync($"create database \"{name}\" template \"{template}\" strategy file_copy");
        databases.Enqueue(name);
        return name;
    }

    private string StringOf(string database) => new NpgsqlConnectionStringBuilder(server) { Database = database }.ConnectionString;

    // Nothing is given up in a test because the machine has much else to do.
    private static string Patient(string server) =>
        new NpgsqlConnectionStringBuilder(server) { Timeout = 120, CommandTimeout = 300 }.ConnectionString;

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
