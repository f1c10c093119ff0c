using Portfolio.Fixtures;

namespace Portfolio.Ledger.Tests.Subscriptions;

/// <summary>A restore or a fail-over takes log and progress back: no event of the new history is left out.</summary>
public sealed class TheLogIsReplaced
{
    [Fact]
    public async Task Progress_that_went_back_is_believed_and_what_lies_behind_it_is_looked_at_anew()
    {
        await using var run = await SubscriptionRun.CreateAsync(events: 40);
        await run.Progress.StartAsync("back", 0, default);
        var replaced = false;
        var back = new Subscribed(run.Ledger, "back") { Wants = p => p == 40 || (p == 33 && Volatile.Read(ref replaced)) };
        _ = run.Run(back);
        await run.UntilAsync("back", at => at.Position == 40);

        Volatile.Write(ref replaced, true);
        await run.Ledger.OwnerAsync("update subscriptions.progress set position = 30, delivered = 0");
        await run.UntilAsync("back", at => at.Position == 40);

        back.Brought.ShouldBe([40, 33, 40]);
    }

    [Fact]
    public async Task What_came_of_the_old_history_moves_nothing_in_the_new_one()
    {
        await using var run = await SubscriptionRun.CreateAsync(events: 3);
        await run.Progress.StartAsync("between", 0, default);
        var between = new Subscribed(run.Ledger, "between");
        between.Answer = batch =>
        {
            // The first batch is taken while the log is replaced under it.
            if (between.History == 0)
                between.History = 1;
            return Task.FromResult<Delivery>(new Delivery.Taken(batch[^1]));
        };
        _ = run.Run(between);

        await run.UntilAsync("between", at => at.Position == 3);

        between.Brought.ShouldBe([1, 2, 3, 1, 2, 3]);
    }

    [Fact]
    public async Task A_node_that_has_not_noticed_that_the_ledger_went_back_moves_nothing_and_brings_nothing_more()
    {
        await using var run = await SubscriptionRun.CreateAsync(events: 3);
        await run.Progress.StartAsync("late", 3, default);
        await using var backup = await Backup.OfAsync(run.Ledger.ConnectionString, run.Ledger.Node);
        await run.AppendAsync(3);
        var (known, asked) = (await run.Ledger.KnownAsync(), 0);
        var (late, replaced) = (new Subscribed(run.Ledger, "late"), 0);
        late.Knows = () =>
        {
            Interlocked.Increment(ref asked);
            return Volatile.Read(ref known);
        };
        late.Answer = async batch =>
        {
            // The batch is taken while the ledger is put back, and goes on with other events in the same places.
            if (Interlocked.Exchange(ref replaced, 1) == 0)
            {
                await backup.RestoreAsync(run.Ledger.Node);
                await using var ignorant = await TestLedger.OpenAsync(run.Ledger.ConnectionString);
                foreach (var n in Enumerable.Range(1, 3))
                    await ignorant.AppendAsync(Given.Command($"boat/other-{n}", ExpectedVersion.New));
                Volatile.Write(ref asked, 0);
            }
            return new Delivery.Taken(batch[^1]);
        };
        _ = run.Run(late);
        while (Volatile.Read(ref replaced) == 0 || Volatile.Read(ref asked) < 3)
            await Task.Delay(10);

        (await run.Progress.ReadAsync("late", default))!.Position.ShouldBe(3);
        late.Brought.ShouldBe([4, 5, 6]);

        Volatile.Write(ref known, await run.Ledger.KnownAsync());
        late.History = 1;
        await run.UntilAsync("late", at => at.Position == 6);
        late.Brought.ShouldBe([4, 5, 6, 4, 5, 6]);
    }
}
