namespace Portfolio.Ledger.Tests;

/// <summary>The ledger that the tests of one class share; each keeps to streams of its own.</summary>
public sealed class OneLedger : IAsyncLifetime
{
    public TestLedger Ledger { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Ledger = await TestLedger.CreateAsync(new LedgerSettings { Migrations = [SubscriptionProgress.Migrations] });

    public ValueTask DisposeAsync() => Ledger.DisposeAsync();
}
