using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Portfolio.App.Postgres;

namespace Portfolio.App.Tests.Postgres;

/// <summary>A data folder for one test, removed at its end together with any server that still runs on it.</summary>
internal sealed class DataFolder : IAsyncDisposable
{
    private readonly string parent = Directory.CreateTempSubdirectory("portfolio-data-").FullName;

    public DataFolder()
    {
        if (!OperatingSystem.IsWindows())
        {
            // As a machine's folders are: passable for the account that PostgreSQL may have to run under.
            File.SetUnixFileMode(parent, (UnixFileMode)0b111_101_101);
        }
    }

    private static readonly Lazy<Task<DataFolder>> Made = new(MakeAsync);

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public string Location => Path.Combine(parent, "data");

    public string Cluster => Path.Combine(Location, "postgres", "cluster");

    public string PidFile => Path.Combine(Cluster, "postmaster.pid");

    /// <summary>The data die with the test, so they need not reach the disk.</summary>
    public EmbeddedPostgresOptions Options => new(Location) { Durable = false };

    /// <summary>The process of the server, from the file that it keeps.</summary>
    public int ServerId => int.Parse(File.ReadLines(PidFile).First(), CultureInfo.InvariantCulture);

    /// <summary>
    /// A folder whose server has run and was stopped. It is a copy: making a cluster takes longer than most tests.
    /// </summary>
    public static async Task<DataFolder> UsedAsync()
    {
        var made = await Made.Value;
        var copy = new DataFolder();
        await Processes.RunAsync("cp", "-a", made.Location, copy.Location);
        File.Delete(Path.Combine(copy.Location, "postgres", "port"));
        return copy;
    }

    public Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions? options = null) =>
        EmbeddedPostgres.StartAsync(options ?? Options, NullLogger.Instance, Token);

    public async Task<EmbeddedPostgresException> RefusalAsync(EmbeddedPostgresOptions? options = null) =>
        await Should.ThrowAsync<EmbeddedPostgresException>(async () =>
        {
            await using var started = await StartAsync(options);
        });

    public static async Task<T> AskAsync<T>(string database, string sql)
    {
        await using var server = Unpooled(database);
        await using var command = server.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(Token))!;
    }

    public static async Task RunAsync(string database, string sql)
    {
        await using var server = Unpooled(database);
        await using var command = server.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Token);
    }

    /// <summary>At the end of the tests.</summary>
    public static async ValueTask DisposeOfMadeAsync()
    {
        if (Made.IsValueCreated && Made.Value.IsCompletedSuccessfully)
        {
            await (await Made.Value).DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Location, "postgres", "lock")))
        {
            await EmbeddedPostgres.RemoveAsync(Options, CancellationToken.None);
        }

        Directory.Delete(parent, recursive: true);
    }

    private static async Task<DataFolder> MakeAsync()
    {
        var folder = new DataFolder();
        await using (await EmbeddedPostgres.StartAsync(folder.Options, NullLogger.Instance, CancellationToken.None))
        {
            return folder;
        }
    }

    /// <summary>A pool would keep connections to a server that has been stopped and started in between.</summary>
    private static NpgsqlDataSource Unpooled(string database) =>
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { Pooling = false }.ConnectionString);
}
