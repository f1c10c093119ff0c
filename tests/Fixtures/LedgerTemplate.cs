using System.Collections.Immutable;
using Npgsql;
using Portfolio.Ledger;

namespace Portfolio.Fixtures;

/// <summary>
/// Ledgers as copies of a database that was migrated once: a copy takes a tenth of what its scripts take. Only its
/// identity and its mark are made anew, as migrating makes them; whoever opens it finds nothing left to migrate.
/// </summary>
internal static class LedgerTemplate
{
    /// <summary>Gives a copy what no two ledgers share.</summary>
    /// <param name="ledger">Of the copy, as the owner of its tables.</param>
    /// <param name="sample">Whether it is marked as a sample.</param>
    public static async Task MakeItsOwnAsync(string ledger, bool sample)
    {
        // The owner too is kept from changing either, by a trigger that has to be put aside.
        await ExecuteAsync(
            ledger,
            $"""
            alter table ledger.head disable trigger only_forward;
            update ledger.head set ledger_id = gen_random_uuid(), sample = {sample};
            alter table ledger.head enable always trigger only_forward;
            """);
    }

    /// <summary>Migrates the database that is to be copied, and leaves no connection to it.</summary>
    public static async Task MigrateAsync(string template, ImmutableArray<MigrationSource> migrations)
    {
        await using var owner = NpgsqlDataSource.Create(Unpooled(template));
        await Migrator.MigrateAsync(owner, migrations, sample: false, CancellationToken.None);
    }

    private static async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(Unpooled(database));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string Unpooled(string database) =>
        new NpgsqlConnectionStringBuilder(database) { Pooling = false }.ConnectionString;
}
