namespace Portfolio.Ledger.Tests.Subscriptions;

/// <summary>The thrift of subscriptions: one node works, the others look on.</summary>
public sealed class LeasesAreHeldByOne
{
    [Fact]
    public async Task Another_gets_it_when_it_is_given_up_or_has_run_out_and_not_before()
    {
        await using var run = await SubscriptionRun.CreateAsync(events: 0);
        var (one, other) = (new SubscriptionLease(run.Ledger.Node), new SubscriptionLease(run.Ledger.Node));
        Task<bool> Take(SubscriptionLease lease, TimeSpan lasts) => lease.TakeAsync("boats", lasts, default);

        (await Take(one, TimeSpan.FromHours(1))).ShouldBeTrue();
        (await Take(other, TimeSpan.FromHours(1))).ShouldBeFalse();
        (await other.TakeAsync("others", TimeSpan.FromHours(1), default)).ShouldBeTrue("each subscription has its own");
        await other.ReleaseAsync("boats", default);
        (await Take(other, TimeSpan.FromHours(1))).ShouldBeFalse("nobody gives up what another holds");

        await one.ReleaseAsync("boats", default);
        (await Take(other, TimeSpan.Zero)).ShouldBeTrue();
        (await Take(one, TimeSpan.FromHours(1))).ShouldBeTrue("what lasts no time has run out");
        (await Take(other, TimeSpan.FromHours(1))).ShouldBeFalse();
    }

    [Fact]
    public async Task Of_two_nodes_with_leases_one_works_until_it_stops_and_then_the_other()
    {
        await using var run = await SubscriptionRun.CreateAsync(events: 30);
        await run.Progress.StartAsync("boats", 0, default);
        var (one, other) = (new Subscribed(run.Ledger, "boats"), new Subscribed(run.Ledger, "boats"));
        var (ones, others) = (new SubscriptionLease(run.Ledger.Node), new SubscriptionLease(run.Ledger.Node));
        using var stop = new CancellationTokenSource();
        var first = run.Run(one, ones, stop.Token);
        await run.UntilAsync("boats", at => at.Position > 0);
        _ = run.Run(other, others);
        await run.UntilAsync("boats", at => at.Position == 30);
        other.Brought.ShouldBeEmpty();

        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);
        await ones.ReleaseAsync("boats", default);
        await run.AppendAsync(30);
        await run.UntilAsync("boats", at => at.Position == 60);

        one.Brought.ShouldBe(Enumerable.Range(1, 30).Select(p => (long)p));
        other.Brought.ShouldBe(Enumerable.Range(31, 30).Select(p => (long)p));
    }
}
