namespace Portfolio.Ledger.Tests.Promises;

/// <summary>Promise 14: a small pool and at most two connections more.</summary>
public class Frugal
{
    [Fact]
    public async Task A_node_under_load_holds_its_pool_and_two_connections()
    {
        await using var ledger = await TestLedger.CreateAsync(settings: new LedgerSettings { PoolSize = 3 });
        var tail = ledger.Ledger.StartTail();
        await using var following = tail.FollowAsync(() => new(0), default).GetAsyncEnumerator();

        var writing = Enumerable.Range(0, 200)
            .Select(i => ledger.AppendAsync(Given.Command($"boat/{i}", ExpectedVersion.New)))
            .ToList();
        var reading = Enumerable.Range(0, 50).Select(_ => ledger.Reader.ReadPageAsync(0, 100, default)).ToList();
        await Task.WhenAll(writing);
        await Task.WhenAll(reading);
        (await following.MoveNextAsync()).ShouldBeTrue();

        const string held =
            "select count(*) from pg_stat_activity where datname = current_database() and application_name = 'portfolio'";
        (await ledger.OwnerAsync(held)).ShouldBeOfType<long>().ShouldBeInRange(3, 5);
    }
}
