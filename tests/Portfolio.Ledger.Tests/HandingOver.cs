using System.Collections.Immutable;
using System.Diagnostics;

namespace Portfolio.Ledger.Tests;

/// <summary>What the group appender promises to those who hand requests over.</summary>
public class HandingOver
{
    [Fact]
    public async Task Who_gives_up_does_not_withdraw_what_was_handed_over()
    {
        await using var ledger = await TestLedger.CreateAsync();
        await using var held = await HeldHead.TakeAsync(ledger);
        using var patience = new CancellationTokenSource();
        var command = Given.Command("boat/1", ExpectedVersion.New);
        var outcome = ledger.Appender.AppendAsync(command, patience.Token);
        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => outcome);

        await held.ReleaseAsync();

        (await ledger.AppendAsync(command)).ShouldBeOfType<AppendOutcome.Repeated>().FirstPosition.ShouldBe(1);
    }

    [Fact]
    public async Task When_too_much_waits_the_next_is_told_to_come_again_and_is_not_recorded()
    {
        await using var ledger = await TestLedger.CreateAsync(new LedgerSettings { Appender = new() { Waiting = 2 } });
        await using var held = await HeldHead.TakeAsync(ledger);
        var first = await held.BlockAsync(Given.Command("boat/1", ExpectedVersion.New));
        var second = ledger.AppendAsync(Given.Command("boat/2", ExpectedVersion.New));
        var third = ledger.AppendAsync(Given.Command("boat/3", ExpectedVersion.New));

        (await ledger.AppendAsync(Given.Command("boat/4", ExpectedVersion.New)))
            .ShouldBe(new AppendOutcome.Overloaded(TimeSpan.FromSeconds(1)));

        await held.ReleaseAsync();
        (await Task.WhenAll(first, second, third)).ShouldAllBe(outcome => outcome is AppendOutcome.Appended);
        (await ledger.AllAsync()).Select(each => each.Stream).ShouldBe(["boat/1", "boat/2", "boat/3"]);
    }

    [Fact]
    public async Task A_clean_end_answers_everything_that_was_handed_over()
    {
        await using var ledger = await TestLedger.CreateAsync();
        var outcomes = Enumerable.Range(0, 500)
            .Select(i => ledger.AppendAsync(Given.Command($"boat/{i}", ExpectedVersion.New))).ToList();

        await ledger.Appender.DisposeAsync();

        outcomes.ShouldAllBe(outcome => outcome.IsCompletedSuccessfully);
        (await Task.WhenAll(outcomes)).ShouldAllBe(outcome => outcome is AppendOutcome.Appended);
        await Should.ThrowAsync<ObjectDisposedException>(
            () => ledger.AppendAsync(Given.Command("boat/late", ExpectedVersion.New)));
    }

    [Fact]
    public async Task The_next_group_is_on_its_way_while_the_one_before_is_taken_in_and_answered()
    {
        TestLedger? later = null;
        var (seen, first) = (0L, true);
        await using var ledger = await TestLedger.CreateAsync(committed: async _ =>
        {
            // Of the first group: whether the second is recorded though nobody has been answered yet.
            var within = Stopwatch.StartNew();
            while (first && seen < 2 && within.Elapsed < TimeSpan.FromMinutes(2))
                seen = (long)(await later!.OwnerAsync("select size from ledger.head"))!;
            first = false;
        });
        later = ledger;
        await using var held = await HeldHead.TakeAsync(ledger);
        var one = await held.BlockAsync(Given.Command("boat/1", ExpectedVersion.New));
        var two = ledger.AppendAsync(Given.Command("boat/2", ExpectedVersion.New));

        await held.ReleaseAsync();

        (await Task.WhenAll(one, two)).ShouldAllBe(outcome => outcome is AppendOutcome.Appended);
        seen.ShouldBe(2);
    }

    [Fact]
    public async Task A_group_takes_no_more_events_than_its_bound_and_a_request_with_more_goes_alone()
    {
        (await GroupsAsync([.. Enumerable.Repeat((Events: 1, Bytes: 0), 450)])).ShouldBe([200, 200, 50]);
        (await GroupsAsync([(150, 0), (50, 0), (1, 0), (300, 0), (199, 0), (2, 0)])).ShouldBe([200, 1, 300, 199, 2]);
    }

    [Fact]
    public async Task A_group_takes_no_more_bytes_than_its_bound_and_a_request_with_more_goes_alone()
    {
        (await GroupsAsync([.. Enumerable.Repeat((Events: 1, Bytes: 400_000), 5)])).ShouldBe([2, 2, 1]);
        (await GroupsAsync([(1, 10), (1, 2_000_000), (1, 10), (1, 1_000_000), (1, 100_000)])).ShouldBe([1, 1, 2, 1]);
    }

    [Fact]
    public async Task A_node_has_its_own_writes_in_the_order_of_the_log_before_it_answers()
    {
        var own = ImmutableArray<RecordedEvent>.Empty;
        await using var ledger = await TestLedger.CreateAsync(committed: events =>
        {
            own = own.AddRange(events);
            return ValueTask.CompletedTask;
        });

        await Task.WhenAll(Enumerable.Range(0, 100).Select(async i =>
        {
            var sighted = Given.Event($$"""{ "i": {{i}} }""", new NewText("note", "hallo")) with { Source = "[1]", ReportedOn = new(2020, 1, 2) };
            var outcome = await ledger.AppendAsync(Given.Command(
                Given.To($"boat/{i % 9}", ExpectedVersion.Any, sighted, Given.Event()),
                Given.To($"port/{i % 5}", ExpectedVersion.Any)));
            own.Length.ShouldBeGreaterThanOrEqualTo((int)outcome.ShouldBeOfType<AppendOutcome.Appended>().LastPosition);
        }));

        var recorded = await ledger.AllAsync();
        own.Select(Flat).ShouldBe(recorded.Select(Flat));
    }

    [Fact]
    public async Task A_fold_that_fails_stops_the_appender_loudly()
    {
        await using var ledger = await TestLedger.CreateAsync(committed: _ => throw new NotSupportedException("cannot fold"));

        (await Should.ThrowAsync<NotSupportedException>(() => ledger.AppendAsync(Given.Command("boat/1", ExpectedVersion.New))))
            .Message.ShouldBe("cannot fold");
        (await Should.ThrowAsync<NotSupportedException>(() => ledger.AppendAsync(Given.Command("boat/2", ExpectedVersion.New))))
            .Message.ShouldBe("cannot fold");
    }

    [Fact]
    public async Task A_request_that_says_nothing_is_a_mistake_of_the_caller()
    {
        await using var ledger = await TestLedger.CreateAsync();
        var good = Given.Command("boat/1", ExpectedVersion.New);

        (await Should.ThrowAsync<ArgumentException>(() => ledger.AppendAsync(good with { Streams = [] })))
            .Message.ShouldStartWith("A command that records nothing is not appended.");
        (await Should.ThrowAsync<ArgumentException>(() => ledger.AppendAsync(good with { Streams = [good.Streams[0] with { Events = [] }] })))
            .Message.ShouldStartWith("A command that records nothing is not appended.");
        (await Should.ThrowAsync<ArgumentException>(() => ledger.AppendAsync(good with { Streams = [good.Streams[0], good.Streams[0]] })))
            .Message.ShouldStartWith("A stream stands twice in one command.");
        (await Should.ThrowAsync<ArgumentException>(() => ledger.AppendAsync(good with { ContentHash = [1] })))
            .Message.ShouldStartWith("The hash of a command's content is 32 bytes.");
    }

    // How many events were committed together, of requests that have gathered while the head was held.
    private static async Task<int[]> GroupsAsync(params (int Events, int Bytes)[] requests)
    {
        await using var ledger = await TestLedger.CreateAsync();
        await using var held = await HeldHead.TakeAsync(ledger);
        await held.AppendTogetherAsync([.. requests.Select((each, i) => Given.Command(
            $"boat/{i}", ExpectedVersion.New,
            [.. Enumerable.Repeat(Given.Event("{}", new NewText("note", new string('x', each.Bytes))), each.Events)]))]);
        return ((long[])(await ledger.OwnerAsync(
            "select array_agg(n order by first) from (select count(*) as n, min(position) as first from ledger.events "
            + "where position > 1 group by xmin::text) g"))!).Select(n => (int)n).ToArray();
    }

    // Arrays compare by identity; their elements are what matters here.
    private static string Flat(RecordedEvent recorded) =>
        $"{recorded with { TextNames = [] }} {string.Join(',', recorded.TextNames)}";
}
