using System.Diagnostics;

namespace Portfolio.Ledger.Tests.Subscriptions;

/// <summary>A ledger with the tables of subscriptions, and what one holder of a subscription runs.</summary>
internal sealed class SubscriptionRun(TestLedger ledger) : IAsyncDisposable
{
    public static readonly SubscriptionSettings Quick = new()
    {
        Look = TimeSpan.FromMilliseconds(50),
        Passed = 10,
        Retries = new RetryPolicy { First = TimeSpan.Zero, Most = 5 },
    };

    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> running = [];

    public TestLedger Ledger { get; } = ledger;

    public SubscriptionProgress Progress { get; } = new(ledger.Node);

    public static async Task<SubscriptionRun> CreateAsync(int events)
    {
        var ledger = await TestLedger.CreateAsync(new LedgerSettings { Migrations = [SubscriptionProgress.Migrations] });
        var run = new SubscriptionRun(ledger);
        await run.AppendAsync(events);
        return run;
    }

    public Task AppendAsync(int events) => Task.WhenAll(Enumerable.Range(0, events)
        .Select(_ => Ledger.AppendAsync(Given.Command($"boat/{Guid.NewGuid()}", ExpectedVersion.New))));

    /// <summary>Begins to work on a subscription; by force where no lease is asked for.</summary>
    public Task Run(ISubscriber subscriber, SubscriptionLease? lease = null, CancellationToken until = default)
    {
        Func<CancellationToken, Task<bool>> take = lease is null
            ? _ => Task.FromResult(true)
            : token => lease.TakeAsync(subscriber.Name, TimeSpan.FromMinutes(5), token);
        var token = CancellationTokenSource.CreateLinkedTokenSource(stop.Token, until).Token;
        var task = Task.Run(() => new Subscription(subscriber, Progress, take, Quick, TimeProvider.System).RunAsync(token), CancellationToken.None);
        running.Add(task);
        return task;
    }

    public async Task<Progress> UntilAsync(string subscriber, Func<Progress, bool> holds)
    {
        // Far longer than anything here takes: a test that would wait for ever ends, and says on what.
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            var at = (await Progress.ReadAsync(subscriber, default)).ShouldNotBeNull();
            if (holds(at))
                return at;
            Stopwatch.GetElapsedTime(since).ShouldBeLessThan(TimeSpan.FromMinutes(1), $"{at}");
            await Task.Delay(10);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        foreach (var task in running)
            await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
        await Ledger.DisposeAsync();
    }
}
