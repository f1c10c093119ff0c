using System.Collections.Concurrent;
using Npgsql;

namespace Portfolio.Ledger.Tests;

/// <summary>The appender's connection is cut under load: every acknowledged command is there exactly once.</summary>
public class LostConnectionTests
{
    private const string Appender =
        "from pg_stat_activity where datname = current_database() and query like '%ledger.append%' and pid <> pg_backend_pid()";

    private const int Cuts = 20;

    [Fact]
    public async Task What_was_acknowledged_is_there_exactly_once()
    {
        await using var ledger = await TestLedger.CreateAsync();
        var acknowledged = new ConcurrentDictionary<Guid, AppendOutcome>();
        using var progress = new SemaphoreSlim(0);
        using var enough = new CancellationTokenSource();
        var writing = Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            // For as long as there are cuts to come, however fast the machine is.
            for (var i = 0; !enough.IsCancellationRequested; i++)
            {
                var command = Given.Command($"boat/{writer}/{i % 10}", ExpectedVersion.At(i / 10), Given.Event());
                acknowledged[command.CommandId] = await ledger.AppendAsync(command);
                progress.Release();
            }
        })));

        // Between two cuts something is acknowledged: an appender that is cut at every try can do no more than try.
        for (var cut = 1; cut <= Cuts; cut++)
        {
            for (var i = 0; i < 50; i++)
                await progress.WaitAsync();
            while (await ledger.OwnerAsync($"select bool_or(pg_terminate_backend(pid)) {Appender} and state = 'active'") is not true)
                writing.IsCompleted.ShouldBeFalse("each cut is made while somebody appends");
        }
        await enough.CancelAsync();
        await writing;

        acknowledged.Values.ShouldAllBe(outcome => outcome is AppendOutcome.Appended);
        var all = await ledger.AllAsync();
        all.Length.ShouldBe(acknowledged.Count);
        foreach (var recorded in all)
            ((AppendOutcome.Appended)acknowledged[recorded.CommandId]).FirstPosition.ShouldBe(recorded.Position);
    }

    [Fact]
    public async Task A_commit_whose_answer_was_lost_is_found_under_the_same_command_id()
    {
        await using var ledger = await TestLedger.CreateAsync();
        await using var held = await HeldHead.TakeAsync(ledger);
        var command = Given.Command("boat/1", ExpectedVersion.New);
        var outcome = await held.BlockAsync(command);

        // Another connection does what the first attempt would have done before its answer was lost …
        await ledger.OwnerAsync($"select pg_terminate_backend(pid) {Appender}");
        await held.RunAsync(
            $$"""
            select * from ledger.append(
                (select ledger_id from ledger.head), 1, 0, sha256(''), '{keeper-1}', '{keeper}', '{test}', '{{{command.CommandId}}}',
                '{{{command.Key}}}', array[sha256('content')], '{{{command.CorrelationId}}}', '{null}',
                '{1}', '{boat/1}', '{0}', '{1}', '{BoatSighted}', '{1}', '{"{}"}', '{2026-03-14}', '{null}', '{null}',
                '{null}', '{}', '{}', '{}', '{}')
            """);
        await held.ReleaseAsync();

        // … and the next try takes it for its own.
        (await outcome).ShouldBeOfType<AppendOutcome.Appended>().FirstPosition.ShouldBe(1);
        (await ledger.AllAsync()).Length.ShouldBe(1);
    }

    [Fact]
    public async Task While_the_database_stays_away_the_outcome_is_unknown_and_the_same_command_finds_it_out_later()
    {
        await using var ledger = await TestLedger.CreateAsync(
            new LedgerSettings { Appender = new() { GiveUpAfter = TimeSpan.Zero } });
        await ledger.AppendAsync(Given.Command("boat/1", ExpectedVersion.New));
        var command = Given.Command("boat/1", ExpectedVersion.At(1));
        await using (var server = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(ledger.ConnectionString) { Database = "postgres" }.ConnectionString))
        {
            var database = new NpgsqlConnectionStringBuilder(ledger.ConnectionString).Database;
            await RunAsync(server, $"alter database \"{database}\" allow_connections false");
            await RunAsync(server, $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{database}'");

            (await ledger.AppendAsync(command)).ShouldBeOfType<AppendOutcome.Unknown>();
            (await ledger.AppendAsync(command)).ShouldBeOfType<AppendOutcome.Unknown>()
                .Reason.ShouldContain("is not currently accepting connections");

            await RunAsync(server, $"alter database \"{database}\" allow_connections true");
        }

        (await ledger.AppendAsync(command)).ShouldBeOfType<AppendOutcome.Appended>().FirstPosition.ShouldBe(2);
    }

    // Whoever looks after an idle connection finds it gone before the appender does, and the next append fails on this side.
    [Fact]
    public async Task A_connection_that_was_found_gone_while_nobody_appended_is_replaced()
    {
        await using var empty = await TestLedger.CreateAsync();
        await using var ledger = await TestLedger.OpenAsync(
            new NpgsqlConnectionStringBuilder(empty.ConnectionString) { KeepAlive = 1 }.ConnectionString);
        for (var i = 0; i < 3; i++)
        {
            (await ledger.AppendAsync(Given.Command("boat/1", ExpectedVersion.At(i)))).ShouldBeOfType<AppendOutcome.Appended>();
            await ledger.OwnerAsync($"select pg_terminate_backend(pid) {Appender}");

            // No one tells from outside that it was found: twice the time after which it is looked for. Were it not found by then, the
            // append would find it gone itself, which it could take all along.
            await Task.Delay(TimeSpan.FromSeconds(2.5), TestContext.Current.CancellationToken);
        }

        (await ledger.AllAsync()).Length.ShouldBe(3);
    }

    private static async Task RunAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
