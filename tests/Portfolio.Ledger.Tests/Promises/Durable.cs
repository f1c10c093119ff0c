using Npgsql;

namespace Portfolio.Ledger.Tests.Promises;

/// <summary>Promise 2: acknowledged only after PostgreSQL has committed.</summary>
public class Durable
{
    // Runs at the very end of the append's transaction, when its commit has begun.
    private const string AtCommit =
        """
        create table public.seen (setting text);
        grant insert on public.seen to ledger_app;
        create function public.at_commit() returns trigger language plpgsql as $$
        begin
            insert into public.seen values (current_setting('synchronous_commit'));
            perform pg_advisory_xact_lock_shared(42);
            return null;
        end $$;
        create constraint trigger at_commit after insert on ledger.events
            deferrable initially deferred for each row execute function public.at_commit();
        """;

    [Fact]
    public async Task Nothing_is_acknowledged_or_seen_before_its_commit()
    {
        await using var ledger = await TestLedger.CreateAsync();
        await ledger.OwnerAsync(AtCommit);
        await using var holder = await ledger.Owner.OpenConnectionAsync();
        await RunAsync(holder, "select pg_advisory_lock(42)");

        var outcome = ledger.AppendAsync(Given.Command("boat/1", ExpectedVersion.New));
        await ledger.UntilSomebodyWaitsAsync();

        outcome.IsCompleted.ShouldBeFalse();
        (await ledger.AllAsync()).ShouldBeEmpty();

        await RunAsync(holder, "select pg_advisory_unlock(42)");
        (await outcome).ShouldBeOfType<AppendOutcome.Appended>();
        (await ledger.AllAsync()).Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("off", "on")]
    [InlineData("local", "on")]
    [InlineData("remote_apply", "remote_apply")]
    public async Task A_commit_waits_for_the_disk_and_the_standby_whatever_the_default_is(string database, string commit)
    {
        await using var first = await TestLedger.CreateAsync();
        await first.OwnerAsync(AtCommit);
        await first.OwnerAsync(
            $"do $$ begin execute format('alter database %I set synchronous_commit = {database}', current_database()); end $$");
        await using var ledger = await TestLedger.OpenAsync(first.ConnectionString);

        await ledger.AppendAsync(Given.Command("boat/1", ExpectedVersion.New));

        (await ledger.OwnerAsync("select setting from public.seen")).ShouldBe(commit);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
