using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Portfolio.Ledger;

namespace Portfolio.App.Simulate;

/// <summary>
/// The database's note of what its ledger is filled with. One program at a time has it; the others wait, and the database
/// lets go of it when its holder dies.
/// </summary>
internal sealed class FillOnRecord : IAsyncDisposable
{
    public static readonly MigrationSource Migrations =
        MigrationSource.FromResources("sample", typeof(FillOnRecord).Assembly, "Simulate.Schema");

    // Any number that nothing else in the database uses as an advisory lock.
    private const long Lock = 0x5361_6D70_6C65;

    private static readonly JsonSerializerOptions Json = new() { IgnoreReadOnlyProperties = true };

    private readonly NpgsqlDataSource _owner;
    private readonly NpgsqlConnection _connection;

    private FillOnRecord(NpgsqlDataSource owner, NpgsqlConnection connection) => (_owner, _connection) = (owner, connection);

    /// <summary>Waits until no other program fills the ledger.</summary>
    public static async Task<FillOnRecord> TakeAsync(string connectionString, CancellationToken cancellation)
    {
        var owner = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false });
        try
        {
            var connection = await owner.OpenConnectionAsync(cancellation);
            await using var wait = new NpgsqlCommand($"select pg_advisory_lock({Lock})", connection) { CommandTimeout = 0 };
            await wait.ExecuteNonQueryAsync(cancellation);
            return new(owner, connection);
        }
        catch
        {
            await owner.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether a filling was begun in a database and not finished.</summary>
    public static async Task<bool> IsUnfinishedAsync(string connectionString, CancellationToken cancellation)
    {
        await using var owner = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false });
        await using var made = owner.CreateCommand("select to_regclass('sample.fill') is not null");
        if (await made.ExecuteScalarAsync(cancellation) is not true)
        {
            return false;
        }

        await using var begun = owner.CreateCommand("select exists (select from sample.fill where finished_at is null)");
        return await begun.ExecuteScalarAsync(cancellation) is true;
    }

    /// <summary>Makes the note’s table where it is missing, in a database that has a ledger.</summary>
    public Task MigrateAsync(CancellationToken cancellation) => Migrator.MigrateAsync(_owner, [Migrations], sample: true, cancellation);

    /// <summary>The plan it is filled by and whether that is done; null when none was begun.</summary>
    public async Task<(SimulationPlan Plan, bool Finished)?> FindAsync(CancellationToken cancellation)
    {
        await using var query = new NpgsqlCommand("select plan::text, finished_at is not null from sample.fill", _connection);
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        return await rows.ReadAsync(cancellation)
            ? (JsonSerializer.Deserialize<SimulationPlan>(rows.GetString(0), Json)!, rows.GetBoolean(1))
            : null;
    }

    public async Task BeginAsync(SimulationPlan plan, CancellationToken cancellation)
    {
        await using var begin = new NpgsqlCommand("insert into sample.fill (plan) values ($1)", _connection);
        begin.Parameters.Add(new() { Value = JsonSerializer.Serialize(plan, Json), NpgsqlDbType = NpgsqlDbType.Json });
        await begin.ExecuteNonQueryAsync(cancellation);
    }

    public async Task FinishAsync(CancellationToken cancellation)
    {
        await using var finish = new NpgsqlCommand("update sample.fill set finished_at = now()", _connection);
        await finish.ExecuteNonQueryAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _owner.DisposeAsync();
    }
}
