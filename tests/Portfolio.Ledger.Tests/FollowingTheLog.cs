using System.Collections.Immutable;
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

        await using var following = ledger.Ledger.StartTail().FollowAsync(() => 3L, default).GetAsyncEnumerator();

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
        await using var following = reader.Ledger.StartTail().FollowAsync(() => 0L, default).GetAsyncEnumerator();
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
        await using var following = tail.FollowAsync(() => 0L, default).GetAsyncEnumerator();
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
    public async Task Nothing_is_missed_when_no_hint_arrives()
    {
        await using var writer = await TestLedger.CreateAsync();
        await using var reader = await TestLedger.OpenAsync(writer.ConnectionString);
        await using var following = reader.Ledger.StartTail().FollowAsync(() => 0L, default).GetAsyncEnumerator();
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
        await using var following = ledger.Ledger.StartTail().FollowAsync(() => 0L, default).GetAsyncEnumerator();
        await AppendAsync(ledger, 1);
        (await NextAsync(following, 1)).ShouldBe([1]);

        await ledger.OwnerAsync(
            "select pg_terminate_backend(pid) from pg_stat_activity "
            + "where datname = current_database() and application_name = 'portfolio'");
        await AppendAsync(ledger, 1);

        (await NextAsync(following, 1)).ShouldBe([2]);
    }

    [Fact]
    public async Task Many_followers_share_one_listener()
    {
        await using var ledger = await TestLedger.CreateAsync();
        var tail = ledger.Ledger.StartTail();
        var followers = Enumerable.Range(0, 5).Select(_ => tail.FollowAsync(() => 0L, default).GetAsyncEnumerator()).ToList();
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
        await using var following = ledger.Ledger.StartTail().FollowAsync(() => 0L, stop.Token).GetAsyncEnumerator(stop.Token);
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
