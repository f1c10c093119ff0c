using System.Collections.Immutable;
using Npgsql;
using Portfolio.Faults;
using Portfolio.Fixtures;

namespace Portfolio.Ledger.Tests;

/// <summary>The tail: hints make it quick, the poll makes it right.</summary>
public class FollowingTheLog
{
    private const string Listener =
        "from pg_stat_activity where datname = current_database() and query = 'listen ledger' and state = 'idle'";

    [Fact]
    public async Task It_goes_on_from_where_the_follower_stands()
    {
        await using var ledger = await TestLedger.CreateAsync();
        await AppendAsync(ledger, 5);

        await using var following = ledger.Ledger.StartTail().FollowAsync(() => new(3), default).GetAsyncEnumerator();

        (await NextAsync(following, 2)).ShouldBe([4, 5]);
        await AppendAsync(ledger, 3);
        (await NextAsync(following, 3)).ShouldBe([6, 7, 8]);
    }

    [Fact]
    public async Task Another_nodes_commit_wakes_it_without_waiting_for_the_poll()
    {
        await using var writer = await TestLedger.CreateAsync();
        await using var reader = await TestLedger.OpenAsync(
            writer.ConnectionString, new LedgerSettings { Time = new StoppedTime() });
        await using var following = reader.Ledger.StartTail().FollowAsync(() => new(0), default).GetAsyncEnumerator();
        await UntilAsync(writer, $"select count(*) = 1 {Listener}");
        var next = NextAsync(following, 1);

        await AppendAsync(writer, 1);

        (await next).ShouldBe([1]);
    }

    [Fact]
    public async Task Who_waits_for_what_he_knows_to_be_recorded_wakes_it_without_hint_or_poll()
    {
        await using var writer = await TestLedger.CreateAsync();
        await using var reader = await TestLedger.OpenAsync(
            writer.ConnectionString, new LedgerSettings { Time = new StoppedTime() });
        var tail = reader.Ledger.StartTail();
        await using var following = tail.FollowAsync(() => new(0), default).GetAsyncEnumerator();
        await UntilAsync(writer, $"select count(*) = 1 {Listener}");
        var next = NextAsync(following, 1);
        // Whoever listens anew does so after a pause, which never ends here.
        await writer.OwnerAsync($"select pg_terminate_backend(pid) {Listener}");
        await UntilAsync(writer, $"select count(*) = 0 {Listener}");
        await AppendAsync(writer, 1);

        tail.Wake(1);

        (await next).ShouldBe([1]);
    }

    [Fact]
    public async Task Of_two_hints_that_come_one_upon_the_other_the_second_counts_too()
    {
        await using var writer = await TestLedger.CreateAsync();
        await AppendAsync(writer, 1);
        await using var reader = await TestLedger.OpenAsync(
            writer.ConnectionString, new LedgerSettings { Time = new StoppedTime() });
        var tail = reader.Ledger.StartTail();
        var second = false;
        await using var following = tail.FollowAsync(Held, default).GetAsyncEnumerator();
        await UntilAsync(writer, $"select count(*) = 1 {Listener}");
        var next = NextAsync(following, 1);
        await writer.OwnerAsync($"select pg_terminate_backend(pid) {Listener}");
        await UntilAsync(writer, $"select count(*) = 0 {Listener}");
        await AppendAsync(writer, 1);

        second = true;
        tail.Wake(1);

        (await next).ShouldBe([2]);

        // While it finds the first to be nothing new.
        HeldLog Held()
        {
            if (second)
            {
                second = false;
                tail.Wake(2);
            }
            return new(1);
        }
    }

    [Fact]
    public async Task What_the_follower_has_ahead_of_a_gap_is_not_read_again()
    {
        await using var writer = await TestLedger.CreateAsync();
        await AppendAsync(writer, 6);
        await using var reader = await TestLedger.OpenAsync(writer.ConnectionString);
        var held = new HeldLog(1, 4);
        await using var following = reader.Ledger.StartTail().FollowAsync(() => held, default).GetAsyncEnumerator();

        (await NextAsync(following, 2)).ShouldBe([2, 3]);
        // Another gap behind what it had, of which no hint tells.
        held = new HeldLog(4, 6);
        (await NextAsync(following, 1)).ShouldBe([5]);
        held = new HeldLog(6);
        await AppendAsync(writer, 1);
        (await NextAsync(following, 1)).ShouldBe([7]);
    }

    [Fact]
    public async Task A_gap_that_is_filled_leaves_what_is_waited_for_behind_it_to_be_read_at_once()
    {
        await using var writer = await TestLedger.CreateAsync();
        await AppendAsync(writer, 1);
        await using var reader = await TestLedger.OpenAsync(
            writer.ConnectionString, new LedgerSettings { Time = new StoppedTime() });
        var tail = reader.Ledger.StartTail();
        // The third waits ahead of the second from the beginning: whether the first look comes before the append or after it
        // is not for the test to say.
        var held = new HeldLog(1, 3);
        await using var following = tail.FollowAsync(() => held, default).GetAsyncEnumerator();
        await UntilAsync(writer, $"select count(*) = 1 {Listener}");
        var next = NextAsync(following, 1);
        await writer.OwnerAsync($"select pg_terminate_backend(pid) {Listener}");
        await UntilAsync(writer, $"select count(*) = 0 {Listener}");
        await AppendAsync(writer, 3);

        tail.Wake(4);

        (await next).ShouldBe([2]);
        held = new HeldLog(3);
        (await NextAsync(following, 1)).ShouldBe([4]);
    }

    [Fact]
    public async Task Nothing_is_missed_when_no_hint_arrives()
    {
        await using var writer = await TestLedger.CreateAsync();
        await using var reader = await TestLedger.OpenAsync(writer.ConnectionString);
        await using var following = reader.Ledger.StartTail().FollowAsync(() => new(0), default).GetAsyncEnumerator();
        await UntilAsync(writer, $"select count(*) = 1 {Listener}");

        for (var position = 1; position <= 3; position++)
        {
            await writer.OwnerAsync($"select pg_terminate_backend(pid) {Listener}");
            await AppendAsync(writer, 1);
            (await NextAsync(following, 1)).ShouldBe([position]);
        }
        await UntilAsync(writer, $"select count(*) = 1 {Listener}");
    }

    [Fact]
    public async Task It_goes_on_over_a_loss_of_every_connection()
    {
        await using var ledger = await TestLedger.CreateAsync();
        await using var following = ledger.Ledger.StartTail().FollowAsync(() => new(0), default).GetAsyncEnumerator();
        await AppendAsync(ledger, 1);
        (await NextAsync(following, 1)).ShouldBe([1]);

        await ledger.OwnerAsync(
            "select pg_terminate_backend(pid) from pg_stat_activity "
            + "where datname = current_database() and application_name = 'portfolio'");
        await AppendAsync(ledger, 1);

        (await NextAsync(following, 1)).ShouldBe([2]);
    }

    [Fact]
    public async Task A_listener_that_hears_nothing_more_and_no_end_either_is_replaced_and_nothing_is_missed()
    {
        await using var writer = await TestLedger.CreateAsync();
        var strings = new NpgsqlConnectionStringBuilder(writer.ConnectionString);
        await using var relay = new Relay(strings.Host!, strings.Port);
        (strings.Host, strings.Port, strings.KeepAlive, strings.CommandTimeout, strings.CancellationTimeout) = ("127.0.0.1", relay.Port, 1, 1, 1);
        await using var reader = await TestLedger.OpenAsync(strings.ConnectionString);
        await using var following = reader.Ledger.StartTail().FollowAsync(() => new(0), default).GetAsyncEnumerator();
        await UntilAsync(writer, $"select count(*) = 1 {Listener}");
        var silent = await writer.OwnerAsync($"select pid {Listener}");

        relay.FallSilent();
        await AppendAsync(writer, 1);

        (await NextAsync(following, 1)).ShouldBe([1]);
        await UntilAsync(writer, $"select count(*) > 0 {Listener} and pid <> {silent}");
    }

    [Fact]
    public async Task Many_followers_share_one_listener()
    {
        await using var ledger = await TestLedger.CreateAsync();
        var tail = ledger.Ledger.StartTail();
        var followers = Enumerable.Range(0, 5).Select(_ => tail.FollowAsync(() => new(0), default).GetAsyncEnumerator()).ToList();
        var next = followers.ConvertAll(each => NextAsync(each, 4));
        await UntilAsync(ledger, $"select count(*) = 1 {Listener}");

        await AppendAsync(ledger, 4);

        (await Task.WhenAll(next)).ShouldAllBe(positions => positions.SequenceEqual(new long[] { 1, 2, 3, 4 }));
        (await ledger.OwnerAsync($"select count(*) {Listener}")).ShouldBe(1L);
        foreach (var each in followers)
            await each.DisposeAsync();
    }

    [Fact]
    public async Task A_follower_that_is_cancelled_stops_at_once()
    {
        await using var ledger = await TestLedger.CreateAsync(new LedgerSettings { Time = new StoppedTime() });
        using var stop = new CancellationTokenSource();
        await using var following = ledger.Ledger.StartTail().FollowAsync(() => new(0), stop.Token).GetAsyncEnumerator(stop.Token);
        var next = following.MoveNextAsync().AsTask();

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => next);
    }

    private static async Task AppendAsync(TestLedger ledger, int many)
    {
        for (var i = 0; i < many; i++)
            (await ledger.AppendAsync(Given.Command("boat/1", ExpectedVersion.Any))).ShouldBeOfType<AppendOutcome.Appended>();
    }

    private static async Task<List<long>> NextAsync(IAsyncEnumerator<ImmutableArray<RecordedEvent>> following, int many)
    {
        var positions = new List<long>();
        while (positions.Count < many)
        {
            (await following.MoveNextAsync()).ShouldBeTrue();
            positions.AddRange(following.Current.Select(each => each.Position));
        }
        return positions;
    }

    private static async Task UntilAsync(TestLedger ledger, string condition)
    {
        while (await ledger.OwnerAsync(condition) is not true)
            await Task.Yield();
    }
}
