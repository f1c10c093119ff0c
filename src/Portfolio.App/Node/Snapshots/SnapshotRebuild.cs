using Portfolio.App.Verbs;
using Portfolio.Domain;
using Portfolio.Ledger;

namespace Portfolio.App.Node.Snapshots;

/// <summary>Drops all snapshots and writes them anew from the log. Nodes may run meanwhile.</summary>
public static class SnapshotRebuild
{
    /// <param name="size">How many events a chunk has; <see cref="NodeSettings.SnapshotEvents"/>.</param>
    /// <param name="progress">Is told how many events are packed.</param>
    /// <returns>How many events are in snapshots; what is behind them makes no whole chunk yet.</returns>
    /// <exception cref="UnreadableEventException">This program cannot read the log.</exception>
    public static async Task<long> RunAsync(
        LedgerDatabase ledger, int size, IProgress<long>? progress, CancellationToken cancellation)
    {
        var codec = new EventCodec();
        var table = await SnapshotTable.FindAsync(ledger.Pool, codec, cancellation)
            ?? throw new WrongUseException("This ledger has no tables for snapshots yet: they come when it is first served.");
        var head = await ledger.Reader.HeadAsync(cancellation);
        var writer = new SnapshotWriter(table, ledger, size);
        await table.DropAsync(cancellation);
        var chunk = new List<Recorded>(size);
        var packed = 0L;
        await foreach (var events in new LogLoader(ledger.Pool, codec).ReadAsync(0, head.Size / size * size, cancellation))
        {
            foreach (var e in events)
            {
                chunk.Add(e);
                if (chunk.Count == size)
                {
                    await writer.WriteAsync(chunk, cancellation);
                    packed = e.Position;
                    progress?.Report(packed);
                    chunk.Clear();
                }
            }
        }

        return packed;
    }
}
