using Portfolio.App.Administration;
using Portfolio.App.Tests.Administration;
using Portfolio.App.Tests.Node;
using Portfolio.Fixtures;

namespace Portfolio.App.Tests.WebHooks;

/// <summary>The ledger goes on in a new incarnation, with or without what receivers were sent: as RECEIVING.md says.</summary>
public sealed class HooksOverRestoresTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_receiver_sees_a_restore_and_is_sent_what_came_to_stand_in_the_positions_that_it_knows()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var run = await HookRun.StartAsync();
        var hook = (await run.RegisterAsync(receiver.Address)).GetProperty("id").GetString()!;
        await run.WriteAsync(3);
        var kept = run.Web.Node.Node.View.Position;
        await run.UntilAsync(hook, shown => shown.GetProperty("delivered").GetInt64() == kept);
        await using var backup = await Backup.OfAsync(run.Web.Node.ConnectionString, run.Web.Node.Node.Ledger.Pool);
        await run.WriteAsync(4);
        await receiver.UntilAsync(r => r.Positions.Contains(kept + 4));
        await backup.RestoreAsync(run.Web.Node.Node.Ledger.Pool);

        await AfterARestore.GoOnAsync(run.Web.Node, Cancellation);
        await run.WriteAsync(9);

        var last = run.Web.Node.Node.View.Position;
        await receiver.UntilAsync(r => r.Positions.Contains(last));
        var anew = receiver.Received.Where(r => r.Number("portfolio-incarnation") == 2).DistinctBy(r => r.Headers["webhook-id"]).ToList();
        anew[0].Number("portfolio-previous-position").ShouldBe(kept);
        anew.SelectMany(r => r.Positions).ShouldBe(Enumerable.Range((int)kept + 1, (int)(last - kept)).Select(p => (long)p));
        receiver.Received.Except(anew).ShouldAllBe(r => r.Number("portfolio-incarnation") == 1 && r.Positions.Max() <= kept + 4);
    }

    [Fact]
    public async Task A_new_incarnation_that_holds_all_that_was_sent_leaves_no_gap_and_repeats_nothing()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var run = await HookRun.StartAsync();
        await run.RegisterAsync(receiver.Address);
        await run.WriteAsync(3);
        var before = run.Web.Node.Node.View.Position;
        await receiver.UntilAsync(r => r.Positions.Contains(before));

        await OpenIncarnation.RunAsync(
            run.Web.Node.Node, run.Web.Node.ConnectionString, "moved to another data centre", NodeRun.Officer, Cancellation);
        await run.WriteAsync(2);

        await receiver.UntilAsync(r => r.Positions.Contains(before + 3));
        receiver.Positions.Distinct().ShouldBe(Enumerable.Range(1, (int)before + 3).Select(p => (long)p));
        receiver.Received[^1].Number("portfolio-incarnation").ShouldBe(2);
        receiver.Received.Where(r => r.Number("portfolio-incarnation") == 2).Min(r => r.Number("portfolio-previous-position")).ShouldBe(before);
    }
}
