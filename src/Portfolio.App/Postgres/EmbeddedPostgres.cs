using Npgsql;

namespace Portfolio.App.Postgres;

/// <summary>
/// The program's own PostgreSQL: a real server on a loopback port of its own, its data in a folder that outlives
/// restarts. The first program on a folder makes and starts it, further ones attach, the last one stops it. While a
/// program uses it, it is started again when it dies. A server that a killed program left behind is taken over.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private readonly EmbeddedPostgresOptions options;
    private readonly PostgresFolder folder;
    private readonly PostgresServer server;
    private readonly FolderUse use;
    private readonly ILogger logger;
    private readonly CancellationTokenSource ending = new();
    private readonly Task supervision;
    private bool disposed;

    private EmbeddedPostgres(
        EmbeddedPostgresOptions options,
        PostgresFolder folder,
        PostgresServer server,
        int port,
        FolderUse use,
        ILogger logger)
    {
        (this.options, this.folder, this.server, this.use, this.logger) = (options, folder, server, use, logger);
        Port = port;
        supervision = new Supervision(folder, server, port, options, logger).RunAsync(ending.Token);
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
        try
        {
            using var turn = await FolderUse.TakeTurnAsync(place, options.StartTimeout * 2, cancellationToken);
            return await StartInTurnAsync(place, options, logger, cancellationToken);
        }
        catch (IOException failed)
        {
            throw StartFaults.OfFile(failed, place);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw StartFaults.OfFile(denied, place);
        }
    }

    /// <summary>The connection string of a database on this server.</summary>
    public string ConnectionString(string database) => server.ConnectionString(database, Port);

    /// <summary>Makes a database when there is none of that name.</summary>
    public async Task EnsureDatabaseAsync(string name, CancellationToken cancellationToken = default)
    {
        await using var connection = server.Unpooled(Port);
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
        using (await FolderUse.TakeTurnAsync(folder, options.StartTimeout * 2, CancellationToken.None))
        {
            use.Dispose();
            if (await StopIfUnusedAsync(folder, server))
            {
                Log.Stopped(logger, folder.DataFolder);
            }
        }

        ending.Dispose();
    }

    /// <summary>
    /// Stops the server that killed programs may have left on a data folder, and removes the folder with all data.
    /// </summary>
    /// <returns>False when a program uses the folder: then it is left as it is.</returns>
    public static async Task<bool> RemoveAsync(EmbeddedPostgresOptions options, CancellationToken cancellationToken)
    {
        var place = PostgresFolder.Open(options.DataFolder);
        using var turn = await FolderUse.TakeTurnAsync(place, options.StartTimeout, cancellationToken);
        if (!FolderUse.IsUnused(place))
        {
            return false;
        }

        if (ServerProcess.Of(place) is not null)
        {
            await (await FindServerAsync(place, options, cancellationToken)).StopAsync(cancellationToken);
        }

        Directory.Delete(place.DataFolder, recursive: true);
        return true;
    }

    private static async Task<EmbeddedPostgres> StartInTurnAsync(
        PostgresFolder place, EmbeddedPostgresOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        var begun = FolderUse.Begin(place);
        try
        {
            var postgres = await FindServerAsync(place, options, cancellationToken);
            await postgres.EnsureClusterAsync(cancellationToken);
            if (await postgres.WaitUntilReadyAsync(cancellationToken) is { } running)
            {
                Log.Attached(logger, place.DataFolder, running);
                return new EmbeddedPostgres(options, place, postgres, running, begun, logger);
            }

            try
            {
                var port = await postgres.StartAsync(Ports(place, begun), cancellationToken);
                Log.Started(logger, postgres.Binaries.Version, place.DataFolder, port);
                return new EmbeddedPostgres(options, place, postgres, port, begun, logger);
            }
            catch
            {
                // Given up half-way: what was begun shall not go on alone.
                begun.Dispose();
                await StopIfUnusedAsync(place, postgres);
                throw;
            }
        }
        catch
        {
            begun.Dispose();
            throw;
        }
    }

    private static async Task<PostgresServer> FindServerAsync(
        PostgresFolder place, EmbeddedPostgresOptions options, CancellationToken cancellationToken)
    {
        var account = await PostgresAccount.FindAsync(options.Accounts, place.Cluster, cancellationToken);
        var binaries = await PostgresBinaries.FindAsync(
            options.Sources, place.Major, place.DataFolder, account, cancellationToken);
        return new PostgresServer(place, binaries, account, options);
    }

    private static async Task<bool> StopIfUnusedAsync(PostgresFolder place, PostgresServer postgres)
    {
        if (!FolderUse.IsUnused(place) || ServerProcess.Of(place) is null)
        {
            return false;
        }

        await postgres.StopAsync(CancellationToken.None);
        return true;
    }

    /// <summary>Other programs that use the server know it by its port: then it must come back there.</summary>
    private static IEnumerable<int> Ports(PostgresFolder place, FolderUse use) =>
        use.First || place.Port is not { } last ? PortChoice.Free(place.Port, place.DataFolder) : [last];
}
