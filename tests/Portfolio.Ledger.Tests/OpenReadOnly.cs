using Npgsql;
using Portfolio.Fixtures;

namespace Portfolio.Ledger.Tests;

/// <summary>A ledger opened to be read and nothing else: whatever its user may do, nothing of it changes.</summary>
public class OpenReadOnly
{
    private static readonly MigrationSource Harbour = new(
        "harbour", [new MigrationScript(1, "0001_berths", "create table public.berths (id int)")], []);

    [Theory]
    [InlineData("")]
    [InlineData("Target Session Attributes=read-write;")]
    public async Task Everything_is_read_and_nothing_can_be_written(string more)
    {
        await using var ledger = await TestLedger.CreateAsync();
        await ledger.AppendAsync(Given.Command("boat/1", ExpectedVersion.New));
        var strings = new NpgsqlConnectionStringBuilder(ledger.ConnectionString);
        strings.Host = more.Length > 0 ? $"{strings.Host}:{strings.Port},{strings.Host}:{strings.Port}" : strings.Host;

        await using var reading = await LedgerDatabase.OpenReadOnlyAsync($"{more}{strings.ConnectionString}", new(), default);

        reading.Head.Size.ShouldBe(1);
        (await LedgerVerification.RunAsync(reading.Pool, [], null, default)).ShouldSatisfyAllConditions(
            report => report.Fault.ShouldBeNull(), report => report.Verified.ShouldBe(1));
        (await SqlStateAsync(reading, "insert into directory.people (id, name) values ('ada', 'Ada')")).ShouldBe(PostgresErrorCodes.ReadOnlySqlTransaction);
    }

    [Fact]
    public async Task A_user_who_may_only_read_reads_and_proves_and_one_who_may_not_is_told_what_is_missing()
    {
        await using var ledger = await TestLedger.CreateAsync();
        await ledger.AppendAsync(Given.Command("boat/1", ExpectedVersion.New));
        await using var auditor = await Auditor.MakeAsync(ledger.ConnectionString);

        var stranger = await Should.ThrowAsync<MigrationException>(() => LedgerDatabase.OpenReadOnlyAsync(auditor.ConnectionString, new(), default));
        await ledger.OwnerAsync($"grant pg_read_all_data to {auditor.Name}");
        await using var reading = await LedgerDatabase.OpenReadOnlyAsync(auditor.ConnectionString, new(), default);

        stranger.Message.ShouldBe($"The user {auditor.Name} may not read the ledger. Have a DBA run: grant pg_read_all_data to \"{auditor.Name}\"");
        (await LedgerVerification.RunAsync(reading.Pool, [], null, default)).Fault.ShouldBeNull();
        (await reading.Proofs.RootAsync(1, default)).ShouldBe((await ledger.Reader.HeadAsync(default)).Root);
    }

    [Fact]
    public async Task A_database_without_a_ledger_stays_without_one()
    {
        var database = await PostgresRun.CreateDatabaseAsync();
        await using var owner = NpgsqlDataSource.Create(database);

        (await Should.ThrowAsync<MigrationException>(() => LedgerDatabase.OpenReadOnlyAsync(database, new(), default)))
            .Message.ShouldBe("The database holds no ledger.");
        await using var look = owner.CreateCommand("select to_regnamespace('ledger') is null");
        (await look.ExecuteScalarAsync()).ShouldBe(true);
    }

    [Fact]
    public async Task An_older_schema_is_said_to_be_older_and_is_left_as_it_is()
    {
        await using var ledger = await TestLedger.CreateAsync();

        (await Should.ThrowAsync<MigrationException>(() => LedgerDatabase.OpenReadOnlyAsync(
            ledger.ConnectionString, new LedgerSettings { Migrations = [Harbour] }, default))).Message.ShouldStartWith(
                "The database's schema \"harbour\" is older than this program: 0001_berths was not applied to it.");
        (await ledger.OwnerAsync("select to_regclass('public.berths') is null")).ShouldBe(true);
    }

    private static async Task<string> SqlStateAsync(LedgerDatabase ledger, string sql)
    {
        await using var command = ledger.Pool.CreateCommand(sql);
        return (await Should.ThrowAsync<PostgresException>(async () => await command.ExecuteNonQueryAsync())).SqlState;
    }

    private sealed record Auditor(string Name, string ConnectionString, string Owner) : IAsyncDisposable
    {
        public static async Task<Auditor> MakeAsync(string owner)
        {
            var name = $"auditor_{Guid.NewGuid():N}";
            await RunAsync(owner, $"create role {name} login password 'secret'");
            return new(name, new NpgsqlConnectionStringBuilder(owner) { Username = name, Password = "secret", Pooling = false }.ConnectionString, owner);
        }

        // Roles belong to the whole server: they would outlive the database.
        public async ValueTask DisposeAsync() => await RunAsync(Owner, $"drop role {Name}");

        private static async Task RunAsync(string owner, string sql)
        {
            await using var connection = NpgsqlDataSource.Create(owner);
            await using var command = connection.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }
    }
}
