using Microsoft.Extensions.DependencyInjection;
using Portfolio.App.Node;
using Portfolio.App.Tests.Node;
using Portfolio.App.WebHooks;
using Portfolio.Ledger;

namespace Portfolio.App.Tests.WebHooks;

/// <summary>What is on record is done, though the caller has gone meanwhile.</summary>
public sealed class ActsAreDoneTests
{
    [Fact]
    public async Task A_caller_that_goes_once_an_act_is_on_record_leaves_no_act_undone()
    {
        await using var run = await HookRun.StartAsync();
        var all = run.Web.App.Services.GetRequiredService<WebHookAdministration>();
        async Task<IReadOnlyList<WebHookModel>> HooksAsync() => await all.ListAsync(TestContext.Current.CancellationToken);

        await LeaveAsync(run, gone => all.RegisterAsync(
            new NewWebHook("https://example.com/", "test", Types: ["ProgrammeStalled"]), new Envelope(NodeRun.Officer), gone));
        var hook = (await HooksAsync()).ShouldHaveSingleItem();
        (await new SubscriptionProgress(run.Web.Node.Node.Ledger.Pool).AllAsync(TestContext.Current.CancellationToken)).ShouldHaveSingleItem();

        await LeaveAsync(run, gone => all.PauseAsync(hook.Id, NodeRun.Officer, gone));
        (await HooksAsync()).Single().Paused.ShouldBeTrue();

        await LeaveAsync(run, gone => all.ResumeAsync(hook.Id, NodeRun.Officer, gone));
        (await HooksAsync()).Single().Paused.ShouldBeFalse();

        await LeaveAsync(run, gone => all.RemoveAsync(hook.Id, NodeRun.Officer, gone));
        (await HooksAsync()).ShouldBeEmpty();
    }

    // The tables can be read and not changed until the act is on record and its caller has gone.
    private static async Task LeaveAsync(HookRun run, Func<CancellationToken, Task> act)
    {
        var node = run.Web.Node.Node;
        var before = node.View.Position;
        await using var owner = new Npgsql.NpgsqlConnection(run.Web.Node.ConnectionString);
        await owner.OpenAsync(TestContext.Current.CancellationToken);
        await using var held = await owner.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var hold = new Npgsql.NpgsqlCommand("lock table web_hooks.hooks, subscriptions.progress in share mode", owner, held))
        {
            await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        using var caller = new CancellationTokenSource();
        var acting = act(caller.Token);
        await node.ReachAsync(before + 1, TestContext.Current.CancellationToken);
        await UntilSomebodyWaitsAsync(owner, held);
        await caller.CancelAsync();
        await held.RollbackAsync(TestContext.Current.CancellationToken);

        // Nobody is there to be answered; what became of the act is looked at.
        await acting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task UntilSomebodyWaitsAsync(Npgsql.NpgsqlConnection owner, Npgsql.NpgsqlTransaction held)
    {
        await using var waiting = new Npgsql.NpgsqlCommand(
            "select count(*) from pg_locks l join pg_stat_activity a using (pid) where a.datname = current_database() and not l.granted",
            owner, held);
        while (await waiting.ExecuteScalarAsync(TestContext.Current.CancellationToken) is 0L)
        {
            await Task.Yield();
        }
    }
}
