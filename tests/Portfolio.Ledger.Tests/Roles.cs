using Npgsql;
using Portfolio.Fixtures;

namespace Portfolio.Ledger.Tests;

/// <summary>The ledger where nobody is a superuser: a DBA has made the roles, an owner migrates, a node only appends.</summary>
public class Roles
{
    [Fact]
    public async Task An_owner_without_privileges_migrates_and_a_node_that_owns_nothing_appends()
    {
        await using var dba = await ByTheDbaAsync();
        await using (var owner = NpgsqlDataSource.Create(dba.As("owner")))
            await Migrator.MigrateAsync(owner, [], sample: false, default);

        await using var node = await TestLedger.OpenAsync(dba.As("node"));
        (await node.AppendAsync(Given.Command("boat/1", ExpectedVersion.New))).ShouldBeOfType<AppendOutcome.Appended>();
        (await node.AllAsync()).Length.ShouldBe(1);
        (await Should.ThrowAsync<PostgresException>(() => node.OwnerAsync("delete from ledger.events")))
            .SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task A_node_that_may_not_migrate_does_not_start_on_an_empty_database()
    {
        await using var dba = await ByTheDbaAsync();

        (await Should.ThrowAsync<PostgresException>(() => TestLedger.OpenAsync(dba.As("node"))))
            .SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task A_user_outside_the_role_is_told_what_is_missing()
    {
        await using var dba = await ByTheDbaAsync();
        await using (var owner = NpgsqlDataSource.Create(dba.As("owner")))
            await Migrator.MigrateAsync(owner, [], sample: false, default);

        (await Should.ThrowAsync<MigrationException>(() => TestLedger.OpenAsync(dba.As("stranger")))).Message.ShouldBe(
            $"The user {dba.Name("stranger")} may not act as ledger_app. Have a DBA run: grant ledger_app to \"{dba.Name("stranger")}\"");
    }

    private static async Task<Dba> ByTheDbaAsync()
    {
        var dba = new Dba(await PostgresRun.CreateDatabaseAsync());
        await dba.RunAsync(
            $"""
            do $$ begin create role ledger_app nologin; exception when duplicate_object or unique_violation then null; end $$;
            create role {dba.Name("owner")} login password 'secret';
            create role {dba.Name("node")} login password 'secret' in role ledger_app;
            create role {dba.Name("stranger")} login password 'secret';
            alter database "{dba.Database}" owner to {dba.Name("owner")};
            """);
        return dba;
    }

    private sealed class Dba(string connectionString) : IAsyncDisposable
    {
        private readonly string suffix = Guid.NewGuid().ToString("N");

        public string Database => new NpgsqlConnectionStringBuilder(connectionString).Database!;

        public string Name(string role) => $"{role}_{suffix}";

        public string As(string role) =>
            new NpgsqlConnectionStringBuilder(connectionString) { Username = Name(role), Password = "secret" }.ConnectionString;

        public async Task RunAsync(string sql)
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }

        // Roles belong to the whole server: they would outlive the database.
        public async ValueTask DisposeAsync()
        {
            NpgsqlConnection.ClearAllPools();
            await RunAsync(
                $"""
                alter database "{Database}" owner to current_user;
                reassign owned by {Name("owner")} to current_user;
                drop owned by {Name("owner")}, {Name("node")}, {Name("stranger")};
                drop role {Name("owner")}, {Name("node")}, {Name("stranger")};
                """);
        }
    }
}
