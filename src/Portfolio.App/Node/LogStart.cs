using System.Runtime.CompilerServices;
using Portfolio.App.Node.Snapshots;
using Portfolio.Domain;
using Portfolio.Ledger;

namespace Portfolio.App.Node;

/// <summary>
/// What a node knows before it serves: from the snapshots that fit the ledger, and from the log what they do not hold.
/// </summary>
internal sealed class LogStart(LedgerDatabase ledger, EventCodec codec, SnapshotTable? snapshots, TimeProvider clock, ILogger logger)
{
    // Events are folded so many at a time: fewer take longer, since every programme's history is touched each time.
    private const int Together = 131_072;

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    /// <summary>Gives the follower all that the ledger holds by now.</summary>
    /// <returns>The last position that came from snapshots; 0 if none did.</returns>
    public async Task<long> RunAsync(Follower follower, CancellationToken cancellation)
    {
        var head = await ledger.Reader.HeadAsync(cancellation);
        var (began, told) = (clock.GetTimestamp(), clock.GetTimestamp());
        var waiting = new List<Recorded>(2 * Together);
        var (last, packed) = (0L, 0L);
        await foreach (var events in ReadAsync(head, unpacked => packed = unpacked, cancellation))
        {
            waiting.AddRange(events);
            last += events.Count;
            if (waiting.Count >= Together || last == head.Size)
            {
                follower.Take(waiting);
                waiting.Clear();
            }

            if (clock.GetElapsedTime(told) > Moment)
            {
                told = clock.GetTimestamp();
                logger.LogInformation("Read {Events:N0} of {All:N0} events", last, head.Size);
            }
        }

        if (clock.GetElapsedTime(began) is var took && took > Moment)
        {
            logger.LogInformation(
                "Ready with {Events:N0} events after {Seconds:0.0} s, {Packed:N0} of them from snapshots", last, took.TotalSeconds, packed);
        }

        return packed;
    }

    private async IAsyncEnumerable<IReadOnlyList<Recorded>> ReadAsync(
        LedgerHead head, Action<long> unpacked, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var last = 0L;
        if (snapshots is not null)
        {
            var chunks = await snapshots.FittingAsync(head, cancellation);
            await foreach (var events in new SnapshotReader(snapshots, codec, logger).ReadAsync(chunks, cancellation))
            {
                last += events.Length;
                unpacked(last);
                yield return events;
            }
        }

        await foreach (var events in new LogLoader(ledger.Pool, codec).ReadAsync(last, head.Size, cancellation))
        {
            yield return events;
        }
    }
}
