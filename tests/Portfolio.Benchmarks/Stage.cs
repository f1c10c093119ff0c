using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Portfolio.App.Postgres;
using Portfolio.App.Simulate;

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

    private Stage(EmbeddedPostgres postgres, string folder) => (_postgres, Folder) = (postgres, folder);

    public string Folder { get; }

    public string Version => _postgres.Version;

    /// <summary>The simulated ledger.</summary>
    public string LedgerDatabase => _postgres.ConnectionString(Ledger);

    /// <summary>A database of its own on the same server, for the yardstick.</summary>
    public string YardDatabase => _postgres.ConnectionString(Yard);

    /// <param name="folder">Where it is kept; not one that anybody uses otherwise.</param>
    /// <param name="plan">What is simulated where the folder holds nothing yet.</param>
    public static async Task<Stage> SetAsync(string folder, SimulationPlan plan, CancellationToken cancellation)
    {
        var options = new EmbeddedPostgresOptions(Path.GetFullPath(folder)) { Durable = true, MaxConnections = 400 };
        var postgres = await EmbeddedPostgres.StartAsync(options, NullLogger.Instance, cancellation);
        var stage = new Stage(postgres, options.DataFolder);
        try
        {
            await RequireDurableAsync(postgres.ConnectionString("postgres"), cancellation);
            await postgres.EnsureDatabaseAsync(Ledger, cancellation);
            await postgres.EnsureDatabaseAsync(Yard, cancellation);
            await SampleLedger.FillAsync(stage.LedgerDatabase, plan, null, cancellation);
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
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
