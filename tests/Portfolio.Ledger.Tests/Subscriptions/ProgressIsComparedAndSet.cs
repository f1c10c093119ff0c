using Npgsql;

namespace Portfolio.Ledger.Tests.Subscriptions;

/// <summary>The safety of subscriptions, without any lease: who saw something old changes nothing.</summary>
public sealed class ProgressIsComparedAndSet
{
    [Fact]
    public async Task Two_forced_holders_never_both_move_it_and_nothing_is_skipped()
    {
        await using var run = await SubscriptionRun.CreateAsync(events: 60);
        await run.Progress.StartAsync("two", 0, default);
        await run.Ledger.OwnerAsync(
            """
            create table public.moves (at bigserial, seen bigint, reached bigint);
            create function public.note_move() returns trigger language plpgsql security definer as
                'begin insert into public.moves (seen, reached) values (old.position, new.position); return new; end';
            create trigger note after update on subscriptions.progress for each row execute function public.note_move();
            """);
        var holders = new[] { new Subscribed(run.Ledger, "two"), new Subscribed(run.Ledger, "two") };
        foreach (var holder in holders)
            _ = run.Run(holder);

        await run.AppendAsync(60);
        await run.UntilAsync("two", at => at.Position == 120);

        // Each move begins where the one before it ended: no two from the same place.
        (await run.Ledger.OwnerAsync(
            "select count(*) from (select seen <> coalesce(lag(reached) over (order by at), 0) odd from public.moves) m where odd"))
            .ShouldBe(0L);
        foreach (var holder in holders)
            holder.Brought.ShouldBeInOrder();
        holders.SelectMany(h => h.Brought).Distinct().Order().ShouldBe(Enumerable.Range(1, 120).Select(p => (long)p));
    }

    [Fact]
    public async Task A_holder_that_slept_while_another_worked_moves_nothing_and_goes_on_from_there()
    {
        await using var run = await SubscriptionRun.CreateAsync(events: 9);
        await run.Progress.StartAsync("sleeper", 0, default);
        var (asleep, wake) = (new TaskCompletionSource(), new TaskCompletionSource());
        var sleeper = new Subscribed(run.Ledger, "sleeper")
        {
            Answer = async batch =>
            {
                asleep.TrySetResult();
                await wake.Task;
                return new Delivery.Taken(batch[^1]);
            },
        };
        _ = run.Run(sleeper);
        await asleep.Task;
        _ = run.Run(new Subscribed(run.Ledger, "sleeper"));
        await run.UntilAsync("sleeper", at => at.Position == 9);

        wake.SetResult();
        await run.AppendAsync(3);

        // What it had taken in its sleep was 1 to 3; that it did so is forgotten.
        (await run.UntilAsync("sleeper", at => at.Position == 12)).Delivered.ShouldBe(12);
        sleeper.Brought.Where(p => p is > 3 and < 10).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_saw_something_old_changes_nothing()
    {
        await using var run = await SubscriptionRun.CreateAsync(events: 9);
        await run.Progress.StartAsync("old", 5, default);
        var known = await run.Ledger.KnownAsync();
        var seen = (await run.Progress.ReadAsync("old", default))!;
        var moved = (await run.Progress.MoveAsync(seen, 7, "", delivered: true, known, default))!;

        (await run.Progress.MoveAsync(seen, 9, "", delivered: true, known, default)).ShouldBeNull();
        (await run.Progress.FailAsync(seen, "gone", DateTimeOffset.UtcNow, null, known, default)).ShouldBeNull();
        (await run.Progress.MoveAsync(moved, 6, "", delivered: true, known, default)).ShouldBeNull("nothing is moved back");
        var failed = (await run.Progress.FailAsync(moved, "hangs", DateTimeOffset.UtcNow, null, known, default))!;
        (await run.Progress.FailAsync(moved, "hangs", DateTimeOffset.UtcNow, null, known, default)).ShouldBeNull("one failure is noted once");

        (await run.Progress.ReadAsync("old", default)).ShouldBe(failed);
        (failed.Position, failed.Delivered, failed.Failures, failed.Trouble).ShouldBe((7, 7, 1, "hangs"));
        var over = (await run.Progress.MoveAsync(failed, 8, "", delivered: false, known, default))!;
        (over.Position, over.Delivered, over.Failures, over.Trouble, over.RetryAt).ShouldBe((8, 7, 0, null, null));
    }

    [Fact]
    public async Task Who_saw_an_old_mark_changes_nothing_and_who_saw_the_last_may_move_it_alone()
    {
        await using var run = await SubscriptionRun.CreateAsync(events: 9);
        await run.Progress.StartAsync("marked", 5, default);
        var known = await run.Ledger.KnownAsync();
        var seen = (await run.Progress.ReadAsync("marked", default))!;
        var monday = (await run.Progress.MoveAsync(seen, 5, "Monday", delivered: true, known, default))!;
        var tuesday = (await run.Progress.MoveAsync(monday, 5, "Tuesday", delivered: false, known, default))!;

        foreach (var old in new[] { seen, monday })
        {
            (await run.Progress.MoveAsync(old, 5, "Wednesday", delivered: true, known, default)).ShouldBeNull();
            (await run.Progress.MoveAsync(old, 7, old.Mark, delivered: true, known, default)).ShouldBeNull();
            (await run.Progress.FailAsync(old, "gone", DateTimeOffset.UtcNow, null, known, default)).ShouldBeNull();
        }

        (await run.Progress.MoveAsync(tuesday, 5, "Tuesday", delivered: true, known, default)).ShouldBeNull("it has not moved");
        (await run.Progress.MoveAsync(tuesday, 4, "Wednesday", delivered: true, known, default)).ShouldBeNull("nothing is moved back");
        (await run.Progress.ReadAsync("marked", default)).ShouldBe(tuesday);
        (tuesday.Position, tuesday.Delivered, tuesday.Mark).ShouldBe((5, 5, "Tuesday"));
        var failed = (await run.Progress.FailAsync(tuesday, "hangs", DateTimeOffset.UtcNow, null, known, default))!;
        var moved = (await run.Progress.MoveAsync(failed, 8, "Tuesday", delivered: true, known, default))!;
        (moved.Position, moved.Delivered, moved.Mark, moved.Failures).ShouldBe((8, 8, "Tuesday", 0));
    }

    [Fact]
    public async Task A_program_that_knows_of_no_marks_moves_no_subscriber_that_has_one()
    {
        await using var run = await SubscriptionRun.CreateAsync(events: 9);
        await run.Progress.StartAsync("plain", 5, default);
        await run.Progress.StartAsync("marked", 5, default);
        var known = await run.Ledger.KnownAsync();
        var marked = await run.Progress.MoveAsync((await run.Progress.ReadAsync("marked", default))!, 5, "Monday", delivered: false, known, default);

        var arguments = $"6, true, {known.Incarnation}, {known.Size}, '\\x{Convert.ToHexString([.. known.Root])}'";
        (await run.Ledger.NodeAsync($"select count(*) from subscriptions.move('plain', 5, {arguments})")).ShouldBe(1L);
        (await run.Ledger.NodeAsync($"select count(*) from subscriptions.move('marked', 5, {arguments})")).ShouldBe(0L);

        (await run.Progress.ReadAsync("plain", default))!.Position.ShouldBe(6);
        (await run.Progress.ReadAsync("marked", default)).ShouldBe(marked);
    }

    [Fact]
    public async Task Who_knows_another_ledger_changes_nothing()
    {
        await using var run = await SubscriptionRun.CreateAsync(events: 9);
        await run.Progress.StartAsync("other", 5, default);
        var known = await run.Ledger.KnownAsync();
        var seen = (await run.Progress.ReadAsync("other", default))!;
        KnownHead[] others =
        [
            known with { Root = [.. known.Root.Reverse()] },
            known with { Size = 10 },
            known with { Incarnation = 2 },
            known with { Incarnation = 0 },
        ];
        foreach (var other in others)
        {
            (await run.Progress.ContinuesAsync(other, default)).ShouldBeFalse($"{other}");
            (await run.Progress.MoveAsync(seen, 9, "", delivered: true, other, default)).ShouldBeNull($"{other}");
            (await run.Progress.FailAsync(seen, "hangs", DateTimeOffset.UtcNow, null, other, default)).ShouldBeNull($"{other}");
        }

        (await run.Progress.MoveAsync(seen, 10, "", delivered: true, known, default)).ShouldBeNull("nobody was brought what is not there");
        (await run.Progress.ReadAsync("other", default)).ShouldBe(seen);
        (await run.Progress.ContinuesAsync(known, default)).ShouldBeTrue();
        (await run.Progress.MoveAsync(seen, 9, "", delivered: true, known, default))!.Incarnation.ShouldBe(1);
    }

    [Theory]
    [InlineData("update subscriptions.progress set position = 0")]
    [InlineData("update subscriptions.progress set parked = null")]
    [InlineData("insert into subscriptions.progress (subscriber, position, delivered) values ('another', 9, 9)")]
    [InlineData("delete from subscriptions.progress")]
    [InlineData("truncate subscriptions.progress")]
    [InlineData("drop table subscriptions.progress")]
    public async Task A_node_moves_it_through_the_functions_alone(string change)
    {
        await using var run = await SubscriptionRun.CreateAsync(events: 0);
        await run.Progress.StartAsync("right", 5, default);

        (await Should.ThrowAsync<PostgresException>(() => run.Ledger.NodeAsync(change)))
            .SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }
}
