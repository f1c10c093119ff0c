using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Portfolio.App.Postgres;
using Portfolio.App.Simulate;
using Portfolio.Benchmarks.Load;

namespace Portfolio.Benchmarks;

/// <summary>
/// The PostgreSQL that everything in a run is measured on, durable, with a simulated ledger in it. Kept in its folder, so
/// that the next run need not simulate again.
/// </summary>
internal sealed class Stage : IAsyncDisposable
{
    // The name under which the program itself finds its ledger in its own PostgreSQL.
    private const string Ledger = "portfolio";
    private const string Yard = "yardstick";

    private readonly EmbeddedPostgres _postgres;
    private int _server;

    private Stage(EmbeddedPostgres postgres, string folder) => (_postgres, Folder) = (postgres, folder);

    public string Folder { get; }

    public string Version => _postgres.Version;

    /// <summary>The simulated ledger.</summary>
    public string LedgerDatabase => _postgres.ConnectionString(Ledger);

    /// <summary>Seconds of processor that the server has used so far, all its processes together.</summary>
    public double Cpu => CpuTime.OfServer(_server);

    /// <summary>A database of its own on the same server, for the yardstick.</summary>
    public string YardDatabase => _postgres.ConnectionString(Yard);

    /// <param name="folder">Where it is kept; not one that anybody uses otherwise.</param>
    /// <param name="plan">What is simulated where the folder holds nothing yet.</param>
    public static Task<Stage> SetAsync(string folder, SimulationPlan plan, CancellationToken cancellation) => SetAsync(
        folder, database => SampleLedger.FillAsync(database, plan, null, cancellation), cancellation);

    /// <param name="folder">Where it is kept; not one that anybody uses otherwise.</param>
    /// <param name="fill">Fills the ledger of a database where it is empty.</param>
    public static async Task<Stage> SetAsync(string folder, Func<string, Task> fill, CancellationToken cancellation)
    {
        var options = new EmbeddedPostgresOptions(Path.GetFullPath(folder)) { Durable = true, MaxConnections = 400 };
        var postgres = await EmbeddedPostgres.StartAsync(options, NullLogger.Instance, cancellation);
        var stage = new Stage(postgres, options.DataFolder);
        try
        {
            await RequireDurableAsync(postgres.ConnectionString("postgres"), cancellation);
            await postgres.EnsureDatabaseAsync(Ledger, cancellation);
            await postgres.EnsureDatabaseAsync(Yard, cancellation);
            stage._server = await ServerAsync(postgres.ConnectionString("postgres"), cancellation);
            await fill(stage.LedgerDatabase);
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    /// <summary>An empty database on the same server; one of that name is dropped first.</summary>
    public async Task<string> NewDatabaseAsync(string name, CancellationToken cancellation)
    {
        await using (var source = NpgsqlDataSource.Create(_postgres.ConnectionString("postgres")))
        await using (var drop = source.CreateCommand($"drop database if exists \"{name}\" with (force)"))
        {
            await drop.ExecuteNonQueryAsync(cancellation);
        }

        await _postgres.EnsureDatabaseAsync(name, cancellation);
        return _postgres.ConnectionString(name);
    }

    /// <summary>The codes of all programmes in the ledger, as typed, and how many commands earlier runs gave each.</summary>
    public async Task<IReadOnlyList<(string Code, int Given)>> ProgrammesAsync(CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(LedgerDatabase);
        await using var query = source.CreateCommand(
            """
            select opening.data->>'code',
                   (select count(*)::int from ledger.events given where given.stream = opening.stream and given.way <> 'simulate')
            from ledger.events opening
            where opening.version = 1 and opening.stream like 'programme/%'
            order by opening.position
            """);
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        var programmes = new List<(string, int)>();
        while (await rows.ReadAsync(cancellation))
        {
            programmes.Add((rows.GetString(0), rows.GetInt32(1)));
        }

        return programmes;
    }

    /// <summary>The last day that anything in the ledger speaks of that no earlier run gave; a status may be for a period that ends later.</summary>
    public async Task<DateOnly> LastDayAsync(CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(LedgerDatabase);
        await using var query = source.CreateCommand(
            """
            select greatest(
                (select max(effective_on) from ledger.events where way = 'simulate'),
                (select max((data ->> 'period')::date) from ledger.events where way = 'simulate' and type = 'StatusReported'))
            """);
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        await rows.ReadAsync(cancellation);
        return rows.GetFieldValue<DateOnly>(0);
    }

    public async Task<long> EventsAsync(CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(LedgerDatabase);
        await using var query = source.CreateCommand("select size from ledger.head");
        return (long)(await query.ExecuteScalarAsync(cancellation))!;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await _postgres.DisposeAsync();
    }

    /// <summary>Another database on the same server, made where it is missing.</summary>
    public async Task<string> DatabaseAsync(string name, CancellationToken cancellation)
    {
        await _postgres.EnsureDatabaseAsync(name, cancellation);
        return _postgres.ConnectionString(name);
    }

    // The process that all others of the server are children of.
    private static async Task<int> ServerAsync(string database, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var query = source.CreateCommand("select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int");
        return (int)(await query.ExecuteScalarAsync(cancellation))!;
    }

    // Another program may have started the server on this folder, with settings of its own.
    private static async Task RequireDurableAsync(string database, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(database);
        foreach (var setting in new[] { "fsync", "synchronous_commit", "full_page_writes" })
        {
            await using var show = source.CreateCommand($"show {setting}");
            if (await show.ExecuteScalarAsync(cancellation) is not "on")
            {
                throw new InvalidOperationException($"{setting} is off: what is measured here must be durable.");
            }
        }
    }
}
