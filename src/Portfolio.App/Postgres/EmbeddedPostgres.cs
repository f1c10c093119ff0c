using System.Diagnostics;
using Npgsql;

namespace Portfolio.App.Postgres;

/// <summary>
/// The program's own PostgreSQL: a real server on a loopback port of its own, its data in a folder that outlives
/// restarts. The first program on a folder makes and starts it, further ones attach, the last one stops it. While a
/// program uses it, it is started again when it dies. A server that a killed program left behind is taken over.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly EmbeddedPostgresOptions options;
    private readonly PostgresFolder folder;
    private readonly PostgresServer server;
    private readonly ILogger logger;
    private readonly IDisposable use;
    private readonly CancellationTokenSource ending = new();
    private Task supervision = Task.CompletedTask;
    private bool disposed;

    private EmbeddedPostgres(
        EmbeddedPostgresOptions options, PostgresFolder folder, PostgresServer server, int port, IDisposable use, ILogger logger)
    {
        (this.options, this.folder, this.server, this.use, this.logger) = (options, folder, server, use, logger);
        Port = port;
    }

    /// <summary>The port on 127.0.0.1; it stays the same when the server is started again.</summary>
    public int Port { get; }

    /// <summary>PostgreSQL's version, such as <c>18.4</c>.</summary>
    public string Version => server.Binaries.Version;

    /// <summary>
    /// Starts the server on the data folder, or attaches to the one that runs there, and watches over it.
    /// </summary>
    /// <exception cref="EmbeddedPostgresException">It cannot serve; the message says why and what to do.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(
        EmbeddedPostgresOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        var place = PostgresFolder.Open(options.DataFolder);
        using var turn = await TakeTurnAsync(place, options, cancellationToken);
        var alone = IsAlone(place);
        var lease = FileLock.TryShared(place.InUse) ?? throw new UnreachableException("Held alone without the lock.");
        try
        {
            var account = await PostgresAccount.FindAsync(options.Accounts, place.Cluster, cancellationToken);
            var binaries = await PostgresBinaries.FindAsync(
                options.Sources, place.Major, place.DataFolder, account, cancellationToken);
            var postgres = new PostgresServer(place, binaries, account, options);
            await postgres.EnsureClusterAsync(cancellationToken);

            var port = await postgres.WaitUntilReadyAsync(cancellationToken);
            if (port is not null)
            {
                Log.Attached(logger, place.DataFolder, port.Value);
            }
            else
            {
                port = await postgres.StartAsync(Ports(place, alone), cancellationToken);
                Log.Started(logger, binaries.Version, place.DataFolder, port.Value);
            }

            var started = new EmbeddedPostgres(options, place, postgres, port.Value, lease, logger);
            started.supervision = started.SuperviseAsync(started.ending.Token);
            return started;
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    /// <summary>The connection string of a database on this server.</summary>
    public string ConnectionString(string database) => server.ConnectionString(database, Port);

    /// <summary>Makes a database when there is none of that name.</summary>
    public async Task EnsureDatabaseAsync(string name, CancellationToken cancellationToken = default)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync(cancellationToken);
        await using var find = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection);
        find.Parameters.AddWithValue(name);
        if (await find.ExecuteScalarAsync(cancellationToken) is not null)
        {
            return;
        }

        try
        {
            await using var create = new NpgsqlCommand(
                $"create database {new NpgsqlCommandBuilder().QuoteIdentifier(name)}", connection);
            await create.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException made) when (
            made.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another program made it between the question and the command.
        }
    }

    /// <summary>Stops the server in an orderly way, unless another program still uses it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        await ending.CancelAsync();
        await supervision;
        using (await TakeTurnAsync(folder, options, CancellationToken.None))
        {
            use.Dispose();
            if (IsAlone(folder) && ServerProcess.Of(folder) is not null)
            {
                await server.StopAsync(CancellationToken.None);
                Log.Stopped(logger, folder.DataFolder);
            }
        }

        ending.Dispose();
    }

    private static async Task<IDisposable> TakeTurnAsync(
        PostgresFolder folder, EmbeddedPostgresOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await FileLock.ExclusiveAsync(folder.Lock, options.StartTimeout * 2, cancellationToken);
        }
        catch (TimeoutException busy)
        {
            throw new EmbeddedPostgresException(
                EmbeddedPostgresFault.InUse,
                $"Another program has been starting or stopping PostgreSQL in {folder.DataFolder} for more than "
                + $"{options.StartTimeout * 2}: end that program, and start again.",
                busy);
        }
    }

    /// <summary>Whether no program uses the server. Only to be asked with the folder's lock held.</summary>
    private static bool IsAlone(PostgresFolder folder)
    {
        using var only = FileLock.TryExclusive(folder.InUse);
        return only is not null;
    }

    /// <summary>Other programs that use the server know it by its port: then it must come back there.</summary>
    private static IEnumerable<int> Ports(PostgresFolder folder, bool alone) =>
        alone || folder.Port is not { } last ? PortChoice.Free(folder.Port, folder.DataFolder) : [last];

    /// <summary>
    /// Holds a connection open, which ends when the server does, and then starts the server again: at once the first
    /// time, with growing pauses when it keeps dying.
    /// </summary>
    private async Task SuperviseAsync(CancellationToken cancellationToken)
    {
        var pause = TimeSpan.Zero;
        while (!cancellationToken.IsCancellationRequested)
        {
            var since = Stopwatch.GetTimestamp();
            try
            {
                await WatchAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (NpgsqlException lost)
            {
                Log.Lost(logger, folder.DataFolder, lost.Message);
            }

            var lasted = Stopwatch.GetElapsedTime(since) > LongestPause;
            pause = lasted ? TimeSpan.Zero : pause == TimeSpan.Zero ? FirstPause : pause * 2;
            pause = pause > LongestPause ? LongestPause : pause;
            try
            {
                await Task.Delay(pause, cancellationToken);
                await StartAgainAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (EmbeddedPostgresException failed)
            {
                Log.NotStartedAgain(logger, folder.DataFolder, failed.Message);
            }
        }
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        var watch = new NpgsqlConnectionStringBuilder(ConnectionString("postgres"))
        {
            ApplicationName = "portfolio watch",
            Pooling = false,
        };
        await using var connection = new NpgsqlConnection(watch.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        while (true)
        {
            await connection.WaitAsync(cancellationToken);
        }
    }

    private async Task StartAgainAsync(CancellationToken cancellationToken)
    {
        using var turn = await TakeTurnAsync(folder, options, cancellationToken);
        if (await server.WaitUntilReadyAsync(cancellationToken) is null)
        {
            await server.StartAsync([Port], cancellationToken);
            Log.StartedAgain(logger, folder.DataFolder, Port);
        }
    }
}
