namespace Portfolio.Ledger.Tests.Subscriptions;

/// <summary>A subscriber that reads the log itself, a few events at a time, and keeps what it was brought.</summary>
internal sealed class Subscribed(TestLedger ledger, string name) : ISubscriber
{
    private readonly List<long> brought = [];
    private volatile KnownHead known = ledger.Ledger.Known.Current;

    public string Name => name;

    public int History { get; set; }

    public KnownHead Known => Knows is null ? known : Knows();

    /// <summary>What its node knows of the ledger; left out, all that it was brought and nothing else than that.</summary>
    public Func<KnownHead>? Knows { get; set; }

    /// <summary>Every position that was brought, in the order of time, repeats included.</summary>
    public long[] Brought
    {
        get
        {
            lock (brought)
                return [.. brought];
        }
    }

    /// <summary>What becomes of a batch; left out, it is taken.</summary>
    public Func<long[], Task<Delivery>>? Answer { get; set; }

    /// <summary>Which positions are meant for it.</summary>
    public Func<long, bool> Wants { get; init; } = _ => true;

    public async Task<Delivery> DeliverAsync(Progress progress, long after, CancellationToken cancellation)
    {
        var page = await ledger.Reader.ReadPageAsync(after, 3, cancellation);
        known = await ledger.KnownAsync(cancellation);
        if (page.IsEmpty)
            return new Delivery.Nothing();
        var batch = page.Select(e => e.Position).Where(Wants).ToArray();
        if (batch.Length == 0)
            return new Delivery.PassedOver(page[^1].Position);
        lock (brought)
            brought.AddRange(batch);
        return Answer is null ? new Delivery.Taken(page[^1].Position) : await Answer(batch);
    }

    public async Task MoreAsync(long position, CancellationToken cancellation)
    {
        while ((await ledger.Reader.HeadAsync(cancellation)).Size <= position)
            await Task.Delay(10, cancellation);
    }
}
