namespace Portfolio.Ledger;

/// <summary>How subscriptions are run.</summary>
public sealed record SubscriptionSettings
{
    /// <summary>How long a lease lasts that is not renewed: so long nobody is at work after a node was killed.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How often a node looks after a subscription that it does not work on, renews the lease of one that it does, and sees
    /// what an operator has done.
    /// </summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>After so many positions without anything for the subscriber its progress is moved at the latest.</summary>
    public int Passed { get; init; } = 1000;

    public RetryPolicy Retries { get; init; } = new();
}
