using Npgsql;

namespace Portfolio.Fixtures;

/// <summary>
/// A copy of a ledger's database, to which it can be put back under the feet of running nodes, as an operator restores
/// an earlier backup: every connection is cut, the database is dropped and made anew from the copy.
/// </summary>
public sealed class Backup : IAsyncDisposable
{
    private readonly string database;
    private readonly string copy;
    private readonly NpgsqlDataSource server;

    private Backup(string connectionString)
    {
        var strings = new NpgsqlConnectionStringBuilder(connectionString);
        database = strings.Database!;
        copy = $"backup_{Guid.NewGuid():N}";
        strings.Database = "postgres";
        strings.Pooling = false;
        server = NpgsqlDataSource.Create(strings);
    }

    /// <param name="connectionString">Of the ledger.</param>
    /// <param name="pool">A node's: its connections are cut, as for a restore.</param>
    public static async Task<Backup> OfAsync(string connectionString, NpgsqlDataSource pool)
    {
        var backup = new Backup(connectionString);
        await backup.EmptyAsync();
        await backup.RunAsync($"create database \"{backup.copy}\" template \"{backup.database}\"");
        await backup.RunAsync($"alter database \"{backup.database}\" allow_connections true");
        pool.Clear();
        return backup;
    }

    /// <param name="pool">A node's: its dead connections are dropped, so that each read does not find one of them first.</param>
    public async Task RestoreAsync(NpgsqlDataSource pool)
    {
        await EmptyAsync();
        await RunAsync($"drop database \"{database}\"");
        await RunAsync($"create database \"{database}\" template \"{copy}\"");
        pool.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync($"drop database \"{copy}\"");
        await server.DisposeAsync();
    }

    private async Task EmptyAsync()
    {
        await RunAsync($"alter database \"{database}\" allow_connections false");
        await RunAsync($"select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = '{database}'");
    }

    private async Task RunAsync(string sql)
    {
        await using var command = server.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
