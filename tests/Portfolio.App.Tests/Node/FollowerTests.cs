using Portfolio.App.Node;

namespace Portfolio.App.Tests.Node;

/// <summary>Who waits for a position, and who gives up.</summary>
public sealed class FollowerTests
{
    [Fact]
    public async Task Whoever_gives_up_waiting_for_a_position_that_never_comes_leaves_nothing_behind()
    {
        var follower = new Follower(bound: null, View.Empty);
        var stays = follower.ReachAsync(7, CancellationToken.None);
        for (var i = 0; i < 10_000; i++)
        {
            using var patience = new CancellationTokenSource();
            var waiting = follower.ReachAsync(long.MaxValue - i, patience.Token);
            await patience.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(waiting);
        }

        follower.Waiting.ShouldBeLessThan(1000);
        stays.IsCompleted.ShouldBeFalse();
        var fault = new InvalidOperationException("It cannot be read.");
        follower.Break(fault);
        (await Should.ThrowAsync<InvalidOperationException>(stays)).ShouldBeSameAs(fault);
        follower.Waiting.ShouldBe(0);
    }
}
