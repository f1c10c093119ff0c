namespace Portfolio.Ledger;

/// <summary>What came of bringing a subscriber what is new.</summary>
public abstract record Delivery
{
    private Delivery()
    {
    }

    /// <summary>It has taken everything that was meant for it, up to this position.</summary>
    /// <param name="Mark">As <see cref="Progress.Mark"/> is to be from now on. Where it changes the position may stay.</param>
    public sealed record Taken(long Position, string Mark = "") : Delivery;

    /// <summary>Nothing up to this position was meant for it.</summary>
    /// <param name="Mark">As <see cref="Progress.Mark"/> is to be from now on. Where it changes the position may stay.</param>
    public sealed record PassedOver(long Position, string Mark = "") : Delivery;

    /// <summary>There is nothing new.</summary>
    public sealed record Nothing : Delivery;

    /// <summary>It has not taken it; it is tried again, and parked after too many tries.</summary>
    /// <param name="Why">A sentence for the operator.</param>
    /// <param name="After">The least pause before the next try, where the subscriber named one.</param>
    public sealed record Failed(string Why, TimeSpan? After = null) : Delivery;

    /// <summary>There is nobody to bring it to any more: the subscription is not worked on further.</summary>
    public sealed record Gone : Delivery;

    /// <summary>It wants no more: it is parked at once.</summary>
    /// <param name="Why">A sentence for the operator.</param>
    public sealed record Declined(string Why) : Delivery;
}
