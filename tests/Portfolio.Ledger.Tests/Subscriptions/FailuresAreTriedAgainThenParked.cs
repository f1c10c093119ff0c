namespace Portfolio.Ledger.Tests.Subscriptions;

public sealed class FailuresAreTriedAgainThenParked
{
    [Fact]
    public void Pauses_grow_to_a_bound_and_are_spread()
    {
        var policy = new RetryPolicy { First = TimeSpan.FromSeconds(5), Longest = TimeSpan.FromMinutes(1) };

        new[] { 1, 2, 3, 4, 5, 500 }.Select(n => policy.PauseAfter(n, 0).TotalSeconds).ShouldBe([5, 10, 20, 40, 60, 60]);
        policy.PauseAfter(3, 0.5).TotalSeconds.ShouldBe(22.5);
        policy.PauseAfter(500, 1).TotalSeconds.ShouldBe(75);
    }

    [Fact]
    public async Task After_its_bound_it_is_parked_with_the_reason_and_goes_on_there_when_an_operator_resumes_it()
    {
        await using var run = await SubscriptionRun.CreateAsync(events: 9);
        await run.Progress.StartAsync("weak", 0, default);
        var well = false;
        var weak = new Subscribed(run.Ledger, "weak")
        {
            Answer = batch => batch[0] < 4 || Volatile.Read(ref well)
                ? Task.FromResult<Delivery>(new Delivery.Taken(batch[^1]))
                : throw new InvalidOperationException("cannot count beyond three"),
        };
        _ = run.Run(weak);

        var parked = await run.UntilAsync("weak", at => at.Parked is not null);
        (parked.Position, parked.Failures).ShouldBe((3, 5));
        parked.Parked.ShouldBe("5 tries in a row have failed, the last one so: InvalidOperationException: cannot count beyond three");
        weak.Brought.Count(p => p == 4).ShouldBe(5);

        Volatile.Write(ref well, true);
        (await run.Progress.ResumeAsync("weak", default))!.Parked.ShouldBeNull();
        await run.UntilAsync("weak", at => at.Position == 9);
        weak.Brought.Distinct().ShouldBe(Enumerable.Range(1, 9).Select(p => (long)p));
    }

    [Fact]
    public async Task Who_declines_is_parked_at_once()
    {
        await using var run = await SubscriptionRun.CreateAsync(events: 3);
        await run.Progress.StartAsync("gone", 0, default);
        var gone = new Subscribed(run.Ledger, "gone") { Answer = _ => Task.FromResult<Delivery>(new Delivery.Declined("It is gone.")) };
        _ = run.Run(gone);

        (await run.UntilAsync("gone", at => at.Parked is not null)).ShouldSatisfyAllConditions(
            at => at.Parked.ShouldBe("It is gone."), at => at.Position.ShouldBe(0), at => at.Failures.ShouldBe(1));
        gone.Brought.Length.ShouldBe(3);
    }

    [Fact]
    public async Task A_pause_that_the_subscriber_asks_for_is_kept()
    {
        await using var run = await SubscriptionRun.CreateAsync(events: 3);
        await run.Progress.StartAsync("busy", 0, default);
        var before = DateTimeOffset.UtcNow;
        _ = run.Run(new Subscribed(run.Ledger, "busy") { Answer = _ => Task.FromResult<Delivery>(new Delivery.Failed("busy", TimeSpan.FromHours(2))) });

        var waiting = await run.UntilAsync("busy", at => at.Failures > 0);

        waiting.Failures.ShouldBe(1);
        waiting.RetryAt!.Value.ShouldBeGreaterThan(before + TimeSpan.FromHours(1.9));
    }

    [Fact]
    public async Task What_is_not_meant_for_it_is_passed_over_without_a_delivery()
    {
        await using var run = await SubscriptionRun.CreateAsync(events: 40);
        await run.Progress.StartAsync("picky", 0, default);
        var picky = new Subscribed(run.Ledger, "picky") { Wants = p => p is 2 or 39 };
        _ = run.Run(picky);

        (await run.UntilAsync("picky", at => at.Position >= 39)).Delivered.ShouldBe(39);
        picky.Brought.ShouldBe([2, 39]);
    }

    [Fact]
    public async Task A_subscription_that_is_removed_ends()
    {
        await using var run = await SubscriptionRun.CreateAsync(events: 3);
        await run.Progress.StartAsync("short", 0, default);
        var ends = run.Run(new Subscribed(run.Ledger, "short"));
        await run.UntilAsync("short", at => at.Position == 3);

        await run.Progress.RemoveAsync("short", default);

        await ends;
        (await run.Progress.ReadAsync("short", default)).ShouldBeNull();
    }
}
