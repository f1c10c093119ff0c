using Portfolio.App.Tests.Node;
using Portfolio.App.Tests.Web;

namespace Portfolio.App.Tests.WebHooks;

/// <summary>Two programs on one ledger run the same web hook: its progress goes on from one to the other.</summary>
public sealed class HooksOfTwoNodesTests
{
    // At least once: what one node had sent and not yet moved over, the other sends again, perhaps with more behind it.
    [Fact]
    public async Task Each_event_is_delivered_in_order_and_nothing_is_passed_over_whichever_node_recorded_it_or_delivers()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var first = await HookRun.StartAsync();
        var database = first.Web.Node.ConnectionString;
        var second = new HookRun(await WebRun.StartAsync(
            new NodeRun(await NodeRun.OpenAsync(database), database), options: o => o with { WebHooks = HookRun.Quick }));
        var hook = (await first.RegisterAsync(receiver.Address)).GetProperty("id").GetString()!;
        await Task.WhenAll(first.WriteAsync(40), second.WriteAsync(40));
        await receiver.UntilAsync(r => r.Positions.Length > 20);

        // Whichever of the two had the lease: the other one takes over.
        await second.DisposeAsync();
        await first.WriteAsync(20);
        var last = first.Web.Node.Node.View.Position;
        await first.UntilAsync(hook, shown => shown.GetProperty("delivered").GetInt64() == last);

        receiver.Positions.Distinct().ShouldBe(Enumerable.Range(1, (int)last).Select(p => (long)p));
        var reached = 0L;
        foreach (var sent in receiver.Received)
        {
            sent.Number("portfolio-previous-position").ShouldBeLessThanOrEqualTo(reached, "a gap");
            reached = Math.Max(reached, sent.Number("portfolio-position"));
        }

        reached.ShouldBe(last);
    }
}
