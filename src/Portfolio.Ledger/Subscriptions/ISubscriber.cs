namespace Portfolio.Ledger;

/// <summary>Somebody who is brought every event that is meant for him: at least once, and in order.</summary>
public interface ISubscriber
{
    /// <summary>Under which its progress is kept; never changes.</summary>
    string Name { get; }

    /// <summary>
    /// Which history of the log it reads: another number once the log was replaced, by a restore or a fail-over, and the same
    /// positions may hold other events.
    /// </summary>
    int History { get; }

    /// <summary>How far its node knows the ledger: no less than all that it has been brought.</summary>
    KnownHead Known { get; }

    /// <summary>Brings it some of what lies behind a position, in order and with nothing left out.</summary>
    /// <param name="progress">Where it stands.</param>
    /// <param name="after">How far it was looked already: not before <see cref="Progress.Position"/>.</param>
    Task<Delivery> DeliverAsync(Progress progress, long after, CancellationToken cancellation);

    /// <summary>Waits until there is an event behind a position.</summary>
    Task MoreAsync(long position, CancellationToken cancellation);
}
