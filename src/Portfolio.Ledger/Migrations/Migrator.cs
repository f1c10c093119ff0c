using System.Collections.Immutable;
using Npgsql;

namespace Portfolio.Ledger;

/// <summary>
/// Brings a database's schema up to this program's: numbered scripts, once each, in one transaction under an advisory
/// lock. Run it as the owner. A database that is newer than the program is refused, and so is one whose applied scripts
/// are not the program's.
/// </summary>
public static class Migrator
{
    // Any number that nothing else in the database uses as an advisory lock.
    private const long Lock = 0x4C65_6467_6572;

    /// <summary>Applies what is missing; does nothing, and needs only to read, when all is there.</summary>
    /// <param name="owner">Connects as the user who owns the schema, or may make it.</param>
    /// <param name="others">What comes after the ledger's own scripts, in this order.</param>
    /// <param name="sample">Whether a ledger made now is marked sample. One that exists keeps its mark.</param>
    /// <param name="cancellation">Gives up; what was begun is rolled back.</param>
    /// <returns>The names of the scripts that were applied now.</returns>
    /// <exception cref="MigrationException">The database does not fit this program.</exception>
    public static async Task<ImmutableArray<string>> MigrateAsync(
        NpgsqlDataSource owner,
        ImmutableArray<MigrationSource> others,
        bool sample,
        CancellationToken cancellation)
    {
        ImmutableArray<MigrationSource> sources = [MigrationSource.Ledger, .. others];
        await using var connection = await owner.OpenConnectionAsync(cancellation);
        if (Missing(sources, await AppliedAsync(connection, cancellation)).IsEmpty)
            return [];

        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await ExecuteAsync(connection, $"select pg_advisory_xact_lock({Lock})", cancellation);
        await PrepareAsync(connection, cancellation);
        var missing = Missing(sources, await AppliedAsync(connection, cancellation));
        foreach (var (source, script) in missing)
        {
            await ApplyAsync(connection, script, cancellation);
            await NoteAsync(connection, source, script, cancellation);
        }
        foreach (var function in missing.Select(each => each.Source).Distinct().SelectMany(source => source.Functions))
            await ApplyAsync(connection, function, cancellation);
        await MakeLedgerAsync(connection, sample, cancellation);
        await transaction.CommitAsync(cancellation);
        return [.. missing.Select(each => each.Script.Name)];
    }

    /// <summary>Makes sure that nothing is missing, and changes nothing.</summary>
    /// <param name="database">Connects as somebody who may read.</param>
    /// <param name="others">What has to be there beside the ledger's own scripts.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="MigrationException">There is no ledger, or its schema is not this program's.</exception>
    public static async Task CheckAsync(
        NpgsqlDataSource database,
        ImmutableArray<MigrationSource> others,
        CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var applied = await AppliedAsync(connection, cancellation);
        if (applied.IsEmpty)
            throw new MigrationException("The database holds no ledger.");
        if (Missing([MigrationSource.Ledger, .. others], applied) is [var (source, script), ..])
        {
            throw new MigrationException(
                $"The database's schema \"{source.Name}\" is older than this program: {script.Name} was not applied to it. "
                + "Who only reads applies nothing: serve it with this program once, or read it with the program that serves it.");
        }
    }

    private static ImmutableArray<(MigrationSource Source, MigrationScript Script)> Missing(
        ImmutableArray<MigrationSource> sources,
        ImmutableArray<AppliedMigration> applied)
    {
        foreach (var source in sources)
        {
            foreach (var script in applied.Where(each => each.Source == source.Name))
                script.CheckAgainst(source);
        }
        return
        [
            .. sources.SelectMany(source => source.Scripts.Select(script => (source, script)))
                .ExceptBy(applied.Select(each => (each.Source, each.Number)), each => (each.source.Name, each.script.Number)),
        ];
    }

    private static async Task<ImmutableArray<AppliedMigration>> AppliedAsync(
        NpgsqlConnection connection,
        CancellationToken cancellation)
    {
        await using var exists = new NpgsqlCommand("select to_regclass('ledger.migrations') is not null", connection);
        if (await exists.ExecuteScalarAsync(cancellation) is not true)
            return [];
        await using var query = new NpgsqlCommand(
            "select source, number, script_hash, functions_hash from ledger.migrations order by source, number", connection);
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        var applied = ImmutableArray.CreateBuilder<AppliedMigration>();
        while (await rows.ReadAsync(cancellation))
            applied.Add(new AppliedMigration(rows.GetString(0), rows.GetInt32(1), rows.GetString(2), rows.GetString(3)));
        return applied.ToImmutable();
    }

    private static async Task PrepareAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var encoding = new NpgsqlCommand("show server_encoding", connection);
        if (await encoding.ExecuteScalarAsync(cancellation) is not "UTF8" and var other)
            throw new MigrationException($"The database's encoding is {other}, and a ledger needs UTF8.");
        await ExecuteAsync(
            connection,
            """
            -- A function written in SQL may stand before what it calls.
            set local check_function_bodies = off;
            create schema if not exists ledger;
            create table if not exists ledger.migrations (
                source         text not null,
                number         integer not null,
                name           text not null,
                script_hash    text not null,
                functions_hash text not null,
                applied_at     timestamptz not null default now(),
                primary key (source, number)
            );
            comment on table ledger.migrations is 'Which numbered SQL scripts were applied.';
            comment on column ledger.migrations.source is 'Which part of the program brought it.';
            comment on column ledger.migrations.number is 'Its place in its source: 1, 2, 3 …';
            comment on column ledger.migrations.name is 'Name of its file.';
            comment on column ledger.migrations.script_hash is 'SHA-256 of its text: an applied script is never edited.';
            comment on column ledger.migrations.functions_hash is 'SHA-256 of the functions put in place with it.';
            comment on column ledger.migrations.applied_at is 'When it was applied.';
            """,
            cancellation);
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, MigrationScript script, CancellationToken cancellation)
    {
        try
        {
            await ExecuteAsync(connection, script.Sql, cancellation);
        }
        catch (PostgresException refused)
        {
            throw new MigrationException($"The migration {script.Name} failed: {refused.MessageText} {refused.Hint}".TrimEnd(), refused);
        }
    }

    private static async Task NoteAsync(
        NpgsqlConnection connection,
        MigrationSource source,
        MigrationScript script,
        CancellationToken cancellation)
    {
        await using var note = new NpgsqlCommand(
            "insert into ledger.migrations (source, number, name, script_hash, functions_hash) values ($1, $2, $3, $4, $5)",
            connection);
        note.Parameters.AddWithValue(source.Name);
        note.Parameters.AddWithValue(script.Number);
        note.Parameters.AddWithValue(script.Name);
        note.Parameters.AddWithValue(script.Hash);
        note.Parameters.AddWithValue(source.FunctionsHash);
        await note.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task MakeLedgerAsync(NpgsqlConnection connection, bool sample, CancellationToken cancellation)
    {
        await using var make = new NpgsqlCommand(
            """
            insert into ledger.head (ledger_id, incarnation, sample, size, root, frontier, last_recorded_at)
            values (gen_random_uuid(), 1, $1, 0, sha256(''), '{}', '-infinity')
            on conflict do nothing
            """,
            connection);
        make.Parameters.AddWithValue(sample);
        await make.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
