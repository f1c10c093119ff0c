using System.Security.Cryptography;
using Portfolio.Domain;
using Portfolio.Ledger;

namespace Portfolio.App.Node.Snapshots;

/// <summary>
/// Packs each stretch of the log when it is complete, behind what the node does; a stretch is written once and never
/// again. Reads and writes by connections of the pool: an append never waits for it.
/// </summary>
internal sealed class SnapshotWriter(SnapshotTable table, LedgerDatabase ledger, int size)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private readonly TreeRoots _roots = new(ledger.Pool);

    /// <summary>How many events a chunk has.</summary>
    public int Size { get; } = size % TreeRoots.Tile == 0 && size > 0
        ? size
        : throw new ArgumentOutOfRangeException(nameof(size), size, $"A snapshot has a multiple of {TreeRoots.Tile} events.");

    /// <summary>Writes each chunk as it becomes complete, until cancelled, or until the log is not the one it began with.</summary>
    /// <param name="after">The last position that is in a chunk that fits; what is stored behind it is removed.</param>
    public async Task FollowAsync(
        Follower follower, long after, TimeProvider clock, ILogger logger, CancellationToken cancellation)
    {
        var (tidied, history) = (false, follower.View.History);
        while (true)
        {
            try
            {
                if (!tidied)
                {
                    await table.TidyAsync(after, cancellation);
                    tidied = true;
                }

                await follower.ReachAsync(after + Size, cancellation);
                var view = follower.View;
                if (view.History != history)
                {
                    return;
                }

                await WriteAsync([.. view.Log.After(after, Size)], cancellation);
                after += Size;
            }
            catch (Exception fault) when (!cancellation.IsCancellationRequested)
            {
                // Nothing hangs on it but the time of the next start.
                logger.LogWarning(fault, "The snapshot after position {After} could not be written; it is tried again", after);
                await Task.Delay(Pause, clock, cancellation);
            }
        }
    }

    /// <summary>Writes the chunk of these events.</summary>
    public async Task WriteAsync(IReadOnlyList<Recorded> events, CancellationToken cancellation)
    {
        var after = events[0].Position - 1;
        var content = PackedEvents.Pack(events);
        var root = await _roots.AtAsync(after + events.Count, cancellation);
        if (root.Length == 0)
        {
            throw new InvalidOperationException($"The ledger’s tree lacks tiles before position {after + events.Count}.");
        }

        var chunk = new SnapshotChunk(after, events.Count, ledger.Head.LedgerId, ledger.Known.Current.Incarnation, root, SHA256.HashData(content));
        await table.WriteAsync(chunk, content, cancellation);
    }
}
