using System.Collections.Immutable;
using Npgsql;
using Portfolio.Fixtures;

namespace Portfolio.Ledger.Tests;

/// <summary>Numbered SQL, applied once; a schema that this program does not know is refused.</summary>
public class MigrationTests
{
    private static readonly MigrationSource Harbour = new(
        "harbour",
        [
            new MigrationScript(1, "0001_berths", "create table public.berths (id int); insert into public.berths values (1)"),
            new MigrationScript(2, "0002_more", "insert into public.berths values (2)"),
        ],
        [new MigrationScript(0, "berths", "create or replace function public.berth_count() returns bigint language sql as 'select count(*) from public.berths'")]);

    [Fact]
    public async Task Each_script_is_applied_once_and_in_order_after_the_ledgers_own()
    {
        await using var database = NpgsqlDataSource.Create(await PostgresRun.CreateDatabaseAsync());

        (await MigrateAsync(database, Harbour with { Scripts = Harbour.Scripts[..1] })).ShouldBe(
            [.. MigrationSource.Ledger.Scripts.Select(script => script.Name), "0001_berths"]);
        (await MigrateAsync(database, Harbour)).ShouldBe(["0002_more"]);
        (await MigrateAsync(database, Harbour)).ShouldBeEmpty();

        (await ScalarAsync(database, "select public.berth_count()")).ShouldBe(2L);
    }

    [Fact]
    public async Task Programs_that_start_together_apply_each_script_once()
    {
        var connectionString = await PostgresRun.CreateDatabaseAsync();
        await using var database = NpgsqlDataSource.Create(connectionString);

        var applied = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => MigrateAsync(database, Harbour))));

        applied.Where(each => !each.IsEmpty).ShouldHaveSingleItem();
        (await ScalarAsync(database, "select public.berth_count()")).ShouldBe(2L);
        (await ScalarAsync(database, "select count(*) from ledger.head")).ShouldBe(1L);
    }

    [Fact]
    public async Task A_schema_newer_than_the_program_is_refused()
    {
        await using var database = NpgsqlDataSource.Create(await PostgresRun.CreateDatabaseAsync());
        await MigrateAsync(database, Harbour);

        (await Should.ThrowAsync<MigrationException>(() => MigrateAsync(database, Harbour with { Scripts = Harbour.Scripts[..1] })))
            .Message.ShouldBe("The database's schema \"harbour\" is at 2, and this program knows it up to 1. Run the newer program.");
    }

    [Fact]
    public async Task An_applied_script_that_was_edited_is_refused()
    {
        await using var database = NpgsqlDataSource.Create(await PostgresRun.CreateDatabaseAsync());
        await MigrateAsync(database, Harbour);
        var edited = Harbour with { Scripts = Harbour.Scripts.SetItem(0, Harbour.Scripts[0] with { Sql = "select 1" }) };

        (await Should.ThrowAsync<MigrationException>(() => MigrateAsync(database, edited))).Message.ShouldBe(
            "The migration 0001_berths of \"harbour\" was applied with another text than this program's. "
            + "An applied script is never edited: add a new one.");
    }

    [Fact]
    public async Task A_changed_function_needs_a_new_script()
    {
        await using var database = NpgsqlDataSource.Create(await PostgresRun.CreateDatabaseAsync());
        await MigrateAsync(database, Harbour with { Scripts = Harbour.Scripts[..1] });
        var changed = Harbour with
        {
            Functions = [Harbour.Functions[0] with { Sql = Harbour.Functions[0].Sql.Replace("count(*)", "count(*) * 10", StringComparison.Ordinal) }],
        };

        (await Should.ThrowAsync<MigrationException>(() => MigrateAsync(database, changed with { Scripts = Harbour.Scripts[..1] })))
            .Message.ShouldBe("A function of \"harbour\" is not what was applied with migration 1. "
                + "A changed function needs a new numbered script, be it only a comment.");

        await MigrateAsync(database, changed);
        (await ScalarAsync(database, "select public.berth_count()")).ShouldBe(20L);
    }

    [Fact]
    public async Task A_script_that_fails_leaves_the_database_as_it_was_and_is_named()
    {
        await using var database = NpgsqlDataSource.Create(await PostgresRun.CreateDatabaseAsync());
        var broken = Harbour with { Scripts = Harbour.Scripts.SetItem(1, new MigrationScript(2, "0002_broken", "select 1 / 0")) };

        (await Should.ThrowAsync<MigrationException>(() => MigrateAsync(database, broken)))
            .Message.ShouldBe("The migration 0002_broken failed: division by zero");
        (await ScalarAsync(database, "select to_regclass('public.berths') is null")).ShouldBe(true);
    }

    [Fact]
    public async Task A_database_that_cannot_hold_every_character_is_refused()
    {
        var connectionString = new NpgsqlConnectionStringBuilder(await PostgresRun.CreateDatabaseAsync());
        await using (var server = NpgsqlDataSource.Create(connectionString.ConnectionString))
            await ScalarAsync(server, $"create database \"{connectionString.Database}_ascii\" encoding 'SQL_ASCII' locale 'C' template template0");
        connectionString.Database += "_ascii";
        await using var database = NpgsqlDataSource.Create(connectionString.ConnectionString);

        (await Should.ThrowAsync<MigrationException>(() => MigrateAsync(database, Harbour)))
            .Message.ShouldBe("The database's encoding is SQL_ASCII, and a ledger needs UTF8.");
    }

    [Fact]
    public void Scripts_are_gathered_in_the_order_of_their_numbers()
    {
        MigrationSource.Ledger.Scripts.Select(script => script.Number)
            .ShouldBe(Enumerable.Range(1, MigrationSource.Ledger.Scripts.Length));
        MigrationSource.Ledger.Functions.Select(function => function.Name).ShouldContain("append");
    }

    private static Task<ImmutableArray<string>> MigrateAsync(NpgsqlDataSource database, MigrationSource source) =>
        Migrator.MigrateAsync(database, [source], sample: false, default);

    private static async Task<object?> ScalarAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
