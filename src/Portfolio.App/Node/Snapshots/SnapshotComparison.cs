using Microsoft.Extensions.Logging.Abstractions;
using Portfolio.Ledger;

namespace Portfolio.App.Node.Snapshots;

/// <param name="Position">The first event that differs, or the first of a chunk that cannot be compared.</param>
/// <param name="Sentence">What is wrong.</param>
public sealed record SnapshotFault(long Position, string Sentence);

/// <summary>
/// Compares every snapshot that a node would start from with a fresh read of the log: the checksum keeps accidents away,
/// and this finds a snapshot that lies.
/// </summary>
public static class SnapshotComparison
{
    /// <param name="progress">Is told how many events are compared.</param>
    /// <returns>The first fault, or null.</returns>
    /// <exception cref="UnreadableEventException">This program cannot read the log itself.</exception>
    public static async Task<SnapshotFault?> FirstFaultAsync(
        LedgerDatabase ledger, IProgress<long>? progress, CancellationToken cancellation)
    {
        var codec = new EventCodec();
        if (await SnapshotTable.FindAsync(ledger.Pool, codec, cancellation) is not { } table)
        {
            return null;
        }

        var head = await ledger.Reader.HeadAsync(cancellation);
        var reader = new SnapshotReader(table, codec, NullLogger.Instance);

        // A decoder of its own: one that has seen the snapshot would give its objects back.
        var loader = new LogLoader(ledger.Pool, new EventCodec());
        foreach (var chunk in await table.FittingAsync(head, cancellation))
        {
            if (await reader.UnpackAsync(chunk, cancellation) is not { } packed)
            {
                return new SnapshotFault(
                    chunk.After + 1, $"The snapshot of positions {chunk.After + 1} to {chunk.Last} is not what was written.");
            }

            await foreach (var events in loader.ReadAsync(chunk.After, chunk.Last, cancellation))
            {
                foreach (var e in events)
                {
                    if (packed[e.Position - chunk.After - 1] != e)
                    {
                        return new SnapshotFault(
                            e.Position, $"The snapshot holds another event at position {e.Position} than the log does.");
                    }
                }
            }

            progress?.Report(chunk.Last);
        }

        return null;
    }
}
