using Npgsql;
using Portfolio.Fixtures;
using Portfolio.Ledger.Proofs;

namespace Portfolio.Ledger.Tests.Promises;

/// <summary>
/// Promise 10: a ledger that is not the continuation of what a node knows is noticed by the running node, at its first
/// append and by its tail, and takes nothing from it.
/// </summary>
public class NoSilentFork
{
    [Fact]
    public async Task An_append_meant_for_another_ledger_is_refused()
    {
        await using var ledger = await TestLedger.CreateAsync();
        // As a database restored from another ledger's dump under the feet of a running node.
        await ledger.OwnerAsync(
            """
            alter table ledger.head disable trigger user;
            update ledger.head set ledger_id = gen_random_uuid();
            """);

        (await AppendAsync(ledger)).ShouldBeOfType<AppendOutcome.Forked>().Reason.ShouldStartWith("The append is meant for ledger ");
        (await ledger.AllAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_ledger_restored_to_an_earlier_point_takes_nothing_from_a_node_that_knows_more()
    {
        await using var ledger = await TestLedger.CreateAsync();
        await AppendAsync(ledger, 3);
        await using var backup = await Backup.OfAsync(ledger.ConnectionString, ledger.Node);
        await AppendAsync(ledger, 2);
        await backup.RestoreAsync(ledger.Node);

        var forked = (await AppendAsync(ledger)).ShouldBeOfType<AppendOutcome.Forked>();

        forked.Reason.ShouldStartWith("5 events of this ledger were known, and it holds 3. Nothing is recorded until an operator ");
        ledger.Ledger.Known.Fork.ShouldBe(forked.Reason);
        (await ledger.AllAsync()).Length.ShouldBe(3);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(30)]
    public async Task A_ledger_that_went_on_differently_after_a_restore_takes_nothing_from_a_node_that_knows_other_events(int more)
    {
        await using var ledger = await TestLedger.CreateAsync();
        await AppendAsync(ledger, 3);
        await using var backup = await Backup.OfAsync(ledger.ConnectionString, ledger.Node);
        await AppendAsync(ledger, 2);
        await backup.RestoreAsync(ledger.Node);
        await using (var ignorant = await TestLedger.OpenAsync(ledger.ConnectionString))
            await AppendAsync(ignorant, more);

        (await AppendAsync(ledger)).ShouldBeOfType<AppendOutcome.Forked>().Reason
            .ShouldStartWith("The first 5 events of this ledger are not those that were known.");
        (await ledger.AllAsync()).Length.ShouldBe(3 + more);
    }

    [Fact]
    public async Task The_tail_notices_without_an_append_and_when_the_ledger_is_itself_again()
    {
        await using var ledger = await TestLedger.CreateAsync();
        await AppendAsync(ledger, 3);
        await using var earlier = await Backup.OfAsync(ledger.ConnectionString, ledger.Node);
        await AppendAsync(ledger, 2);
        await using var latest = await Backup.OfAsync(ledger.ConnectionString, ledger.Node);
        using var stop = new CancellationTokenSource();
        var following = Task.Run(async () =>
        {
            await foreach (var _ in ledger.Ledger.StartTail().FollowAsync(() => new(5), stop.Token))
            {
            }
        });

        await earlier.RestoreAsync(ledger.Node);
        await UntilAsync(() => ledger.Ledger.Known.Fork is not null || following.IsFaulted);
        ledger.Ledger.Known.Fork.ShouldNotBeNull().ShouldStartWith("The ledger holds 3 events, and 5 were known: it was restored to an earlier point.");

        await latest.RestoreAsync(ledger.Node);
        await UntilAsync(() => ledger.Ledger.Known.Fork is null || following.IsFaulted);
        (await AppendAsync(ledger)).ShouldBeOfType<AppendOutcome.Appended>().FirstPosition.ShouldBe(6);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => following);
    }

    [Fact]
    public async Task A_node_that_is_a_little_or_far_behind_is_not_taken_for_one()
    {
        await using var ledger = await TestLedger.CreateAsync();
        await using var other = await TestLedger.OpenAsync(ledger.ConnectionString);

        foreach (var ahead in new[] { 1, 15, 16, 17, 300 })
        {
            for (var i = 0; i < ahead; i++)
                await AppendAsync(ledger);
            (await AppendAsync(other)).ShouldBeOfType<AppendOutcome.Appended>();
        }
        ledger.Ledger.Known.Fork.ShouldBeNull();
    }

    [Fact]
    public async Task The_root_that_the_ledger_had_at_every_size_is_found_again()
    {
        await using var ledger = await TestLedger.CreateAsync();
        await ledger.AppendAsync(Given.Command("boat/1", ExpectedVersion.New, [.. Enumerable.Repeat(Given.Event(), 1100)]));
        var tree = new MerkleFrontier();
        var roots = new List<string> { Convert.ToHexStringLower(tree.Root) };
        await foreach (var page in ledger.Reader.ReadSealedAsync(0, default))
        {
            foreach (var each in page)
            {
                tree.Append(Leaf.Hash(each));
                roots.Add(Convert.ToHexStringLower(tree.Root));
            }
        }

        (await ledger.OwnerAsync("select array_agg(encode(ledger.root_at(n), 'hex') order by n) from generate_series(0, 1100) n")).ShouldBe(roots);
        (await ledger.NodeAsync("select ledger.root_at(1101) is null and ledger.root_at(-1) is null")).ShouldBe(true);
        (await ledger.NodeAsync($@"select ledger.agrees(700, '\x{roots[700]}')")).ShouldBe(true);
        (await ledger.NodeAsync($@"select ledger.agrees(700, '\x{roots[699]}')")).ShouldBe(false);
        (await ledger.NodeAsync($@"select ledger.agrees(1101, '\x{roots[1100]}')")).ShouldBe(false);
    }

    [Fact]
    public async Task A_node_whose_events_are_all_there_goes_on_in_a_new_incarnation()
    {
        await using var ledger = await TestLedger.CreateAsync();
        await AppendAsync(ledger);
        await ledger.OwnerAsync("update ledger.head set incarnation = incarnation + 1");

        (await AppendAsync(ledger)).ShouldBeOfType<AppendOutcome.Appended>();
        ledger.Ledger.Known.Current.Incarnation.ShouldBe(2);
    }

    [Fact]
    public async Task A_node_that_holds_events_which_a_new_incarnation_lacks_reads_anew_before_it_appends()
    {
        await using var ledger = await TestLedger.CreateAsync();
        await AppendAsync(ledger, 3);
        await using var backup = await Backup.OfAsync(ledger.ConnectionString, ledger.Node);
        await AppendAsync(ledger, 2);
        await backup.RestoreAsync(ledger.Node);
        await ledger.OwnerAsync("update ledger.head set incarnation = incarnation + 1");

        (await AppendAsync(ledger)).ShouldBeOfType<AppendOutcome.Forked>();
        await Should.ThrowAsync<HistoryReplacedException>(async () =>
        {
            await foreach (var _ in ledger.Ledger.StartTail().FollowAsync(() => new(5), default))
            {
            }
        });
        ledger.Ledger.Known.Restart(await ledger.Reader.HeadAsync(default));

        (await AppendAsync(ledger)).ShouldBeOfType<AppendOutcome.Forked>("it was decided on events that are gone");
        (await ledger.AppendAsync(Given.Command("boat/1", ExpectedVersion.At(3)) with { History = 1 }))
            .ShouldBeOfType<AppendOutcome.Appended>().FirstPosition.ShouldBe(4);
    }

    [Fact]
    public async Task A_new_incarnation_that_nobody_opened_on_the_record_takes_nothing_from_the_moment_on_that_it_was_read()
    {
        await using var ledger = await TestLedger.CreateAsync();
        await AppendAsync(ledger, 3);
        await using var backup = await Backup.OfAsync(ledger.ConnectionString, ledger.Node);
        await AppendAsync(ledger, 2);
        await backup.RestoreAsync(ledger.Node);
        await ledger.OwnerAsync("update ledger.head set incarnation = incarnation + 1");

        ledger.Ledger.Known.Restart(await ledger.Reader.HeadAsync(default), opened: false);

        ledger.Ledger.Known.Fork.ShouldNotBeNull().ShouldStartWith("The ledger holds 3 events, and 5 were known: it was restored to an earlier point.");
        (await ledger.AppendAsync(Given.Command("boat/1", ExpectedVersion.At(3)) with { History = 1 })).ShouldBeOfType<AppendOutcome.Forked>();
        (await ledger.Reader.HeadAsync(default)).Size.ShouldBe(3);

        // Once somebody has opened it, or what was known is there again, it goes on.
        ledger.Ledger.Known.Restart(await ledger.Reader.HeadAsync(default));
        (await ledger.AppendAsync(Given.Command("boat/1", ExpectedVersion.At(3)) with { History = 2 })).ShouldBeOfType<AppendOutcome.Appended>();
    }

    [Fact]
    public async Task An_operator_opens_a_new_incarnation_on_the_record()
    {
        await using var ledger = await TestLedger.CreateAsync();
        await AppendAsync(ledger, 2);
        var looked = await ledger.Reader.HeadAsync(default);

        (await Opening(looked).OpenAsync(ledger.ConnectionString, default)).ShouldBe(3);

        var head = await ledger.Reader.HeadAsync(default);
        (head.Incarnation, head.Size).ShouldBe((2, 3));
        var opened = (await ledger.AllAsync())[2];
        (opened.Stream, opened.Type, opened.Data, opened.ActorId).ShouldBe(("harbour", "WatchResumed", "{}", "master"));
        (await ledger.Reader.ReadTextsAsync([3], default)).ShouldBe([new RecordedText(3, "reason", "the storm")]);

        // What was looked at is no longer so: nothing is opened unawares.
        (await Should.ThrowAsync<PostgresException>(() => Opening(looked).OpenAsync(ledger.ConnectionString, default)))
            .SqlState.ShouldBe(LedgerErrors.Forked);
        (await ledger.Reader.HeadAsync(default)).Incarnation.ShouldBe(2);
        (await AppendAsync(ledger)).ShouldBeOfType<AppendOutcome.Appended>().FirstPosition.ShouldBe(4);
    }

    [Fact]
    public async Task What_was_vouched_for_elsewhere_is_held_against_the_ledger_at_start_up()
    {
        await using var ledger = await TestLedger.CreateAsync();
        await AppendAsync(ledger, 3);
        await using var backup = await Backup.OfAsync(ledger.ConnectionString, ledger.Node);
        await AppendAsync(ledger, 2);
        var kept = Checkpoint.Of(await ledger.Reader.HeadAsync(default));
        await using (var restarted = await TestLedger.OpenAsync(ledger.ConnectionString))
        {
            await restarted.Ledger.RecallAsync(kept, leftBehind: false, default);
            (await AppendAsync(restarted)).ShouldBeOfType<AppendOutcome.Appended>();
        }

        await backup.RestoreAsync(ledger.Node);
        await using (var restarted = await TestLedger.OpenAsync(ledger.ConnectionString))
        {
            await restarted.Ledger.RecallAsync(kept, leftBehind: false, default);
            restarted.Ledger.Known.Fork.ShouldNotBeNull().ShouldStartWith("The ledger holds 3 events, and 5 were known: it was restored to an earlier point.");
            (await AppendAsync(restarted)).ShouldBeOfType<AppendOutcome.Forked>();
            (await restarted.AllAsync()).Length.ShouldBe(3);
        }

        // The number alone, which whoever owns the database can raise, leaves nothing behind.
        await ledger.OwnerAsync("update ledger.head set incarnation = incarnation + 1");
        await using (var restarted = await TestLedger.OpenAsync(ledger.ConnectionString))
        {
            await restarted.Ledger.RecallAsync(kept, leftBehind: false, default);
            restarted.Ledger.Known.Fork.ShouldNotBeNull().ShouldStartWith("The ledger holds 3 events, and 5 were known: it was restored to an earlier point.");
            (await AppendAsync(restarted)).ShouldBeOfType<AppendOutcome.Forked>();
            await Opening(await restarted.Reader.HeadAsync(default)).OpenAsync(ledger.ConnectionString, default);
        }

        // The operator has left behind what was vouched for in the incarnation before.
        await using (var restarted = await TestLedger.OpenAsync(ledger.ConnectionString))
        {
            await restarted.Ledger.RecallAsync(kept, leftBehind: true, default);
            restarted.Ledger.Known.Fork.ShouldBeNull();
            (await AppendAsync(restarted)).ShouldBeOfType<AppendOutcome.Appended>().FirstPosition.ShouldBe(5);
        }
    }

    private static IncarnationOpening Opening(LedgerHead from) =>
        new(from, "master", "keeper", "test", "harbour", "WatchResumed", "{}", new DateOnly(2026, 3, 14), "the storm");

    private static async Task<AppendOutcome> AppendAsync(TestLedger ledger, int many = 1)
    {
        AppendOutcome last = null!;
        for (var i = 0; i < many; i++)
            last = await ledger.AppendAsync(Given.Command("boat/1", ExpectedVersion.Any));
        return last;
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
            await Task.Yield();
    }
}
