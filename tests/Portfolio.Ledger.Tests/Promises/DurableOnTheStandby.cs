namespace Portfolio.Ledger.Tests.Promises;

/// <summary>
/// Promise 2 with a synchronous standby: a commit whose wait for it was cut short counts as unknown, not as done.
/// </summary>
public class DurableOnTheStandby
{
    [Fact]
    public async Task A_commit_whose_wait_for_the_standby_was_cut_short_is_not_acknowledged()
    {
        await using var ledger = await TestLedger.CreateAsync();
        await ledger.AppendAsync(Given.Command("boat/1", ExpectedVersion.New));
        Task<AppendOutcome> outcome;
        // The setting is the server's: while it is on, every other commit on it waits as well.
        await ledger.OwnerAsync("alter system set synchronous_standby_names = 'nobody'");
        try
        {
            await ledger.OwnerAsync("select pg_reload_conf()");
            do
                outcome = ledger.AppendAsync(Given.Command("boat/1", ExpectedVersion.Any));
            while (await WaitingAsync(ledger, outcome, except: 0) is null);
            var first = await WaitingAsync(ledger, outcome, except: 0);
            (await ledger.OwnerAsync($"select pg_cancel_backend({first})")).ShouldBe(true);

            // The append is tried again on another connection, and waits again.
            (await WaitingAsync(ledger, outcome, except: first!.Value)).ShouldNotBeNull();
            outcome.IsCompleted.ShouldBeFalse();
        }
        finally
        {
            await ledger.OwnerAsync("alter system reset synchronous_standby_names");
            await ledger.OwnerAsync("select pg_reload_conf()");
        }

        var appended = (await outcome).ShouldBeOfType<AppendOutcome.Appended>();
        var all = await ledger.AllAsync();
        all.Length.ShouldBe((int)appended.LastPosition);
        all.Select(each => each.CommandId).Distinct().Count().ShouldBe(all.Length);
    }

    [Fact]
    public async Task Nor_is_such_a_redaction()
    {
        await using var ledger = await TestLedger.CreateAsync();
        await ledger.AppendAsync(Given.Command("boat/1", ExpectedVersion.New, Given.Event("{}", new NewText("note", "a secret"))));
        Task<object?> other;
        await ledger.OwnerAsync("alter system set synchronous_standby_names = 'nobody'");
        try
        {
            await ledger.OwnerAsync("select pg_reload_conf()");
            // Another commit, of nothing that a redaction needs, waits once the setting is in force.
            do
                other = ledger.OwnerAsync("comment on schema ledger is 'another commit'");
            while (await WaitingAsync(ledger, other, except: 0) is null);
            var waiting = await WaitingAsync(ledger, other, except: 0);
            var outcome = ledger.Ledger.Redactor.RedactAsync(
                new(
                    "master", "keeper", "test", Guid.NewGuid(), "redaction", [.. new byte[32]], Guid.NewGuid(), "harbour",
                    new DateOnly(2026, 3, 14), 1, ["note"], "it named the skipper"),
                default);
            var redacting = await WaitingAsync(ledger, outcome, except: waiting!.Value);
            (await ledger.OwnerAsync($"select pg_cancel_backend({redacting})")).ShouldBe(true);
            (await outcome).ShouldBeOfType<AppendOutcome.Unknown>();
        }
        finally
        {
            await ledger.OwnerAsync("alter system reset synchronous_standby_names");
            await ledger.OwnerAsync("select pg_reload_conf()");
        }
        await other;
    }

    /// <summary>The backend that waits for the standby, or null when the append is done without waiting.</summary>
    private static async Task<int?> WaitingAsync(TestLedger ledger, Task outcome, int except)
    {
        const string waiting =
            "select pid from pg_stat_activity where datname = current_database() and wait_event = 'SyncRep' and pid <> ";
        while (!outcome.IsCompleted)
        {
            if (await ledger.OwnerAsync(waiting + except) is int pid)
                return pid;
        }
        return null;
    }
}
