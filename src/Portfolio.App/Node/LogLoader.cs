using System.Runtime.CompilerServices;
using Npgsql;
using Portfolio.Domain;
using Portfolio.Ledger;

namespace Portfolio.App.Node;

/// <summary>
/// Decodes long stretches of the log on all cores: several are read and decoded at once, and given in the order of the log.
/// </summary>
public sealed class LogLoader(NpgsqlDataSource database, EventCodec codec)
{
    /// <summary>How many events a stretch has.</summary>
    public const int Stretch = 16_384;

    // PostgreSQL needs a core for each as well. Each takes a connection of the pool.
    private static readonly int AtOnce = Math.Clamp(Environment.ProcessorCount, 2, 4);

    /// <summary>Every event after a position and up to another, which the ledger is known to hold.</summary>
    /// <exception cref="UnreadableEventException">One is missing, or cannot be decoded.</exception>
    public async IAsyncEnumerable<IReadOnlyList<Recorded>> ReadAsync(
        long after, long until, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var reader = new BulkReader(database);
        var reading = new Queue<Task<IReadOnlyList<Recorded>>>();
        try
        {
            while (after < until || reading.Count > 0)
            {
                while (after < until && reading.Count < AtOnce)
                {
                    var (from, to) = (after, Math.Min(after + Stretch, until));
                    reading.Enqueue(Task.Run(() => DecodeAsync(reader, from, to, cancellation), cancellation));
                    after = to;
                }

                yield return await reading.Dequeue();
            }
        }
        finally
        {
            // Those under way when the caller has seen enough, or one failed, still hold their connections.
            await ((Task)Task.WhenAll(reading)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<IReadOnlyList<Recorded>> DecodeAsync(
        BulkReader reader, long after, long until, CancellationToken cancellation)
    {
        var events = new Recorded[until - after];
        var count = 0;
        void Take(in RawEvent next)
        {
            if (next.Position != after + count + 1)
            {
                throw Missing(after + count + 1);
            }

            events[count++] = codec.Decode(next);
        }

        await reader.ReadAsync(after, until, Take, cancellation);
        return count == events.Length ? events : throw Missing(after + count + 1);
    }

    private static UnreadableEventException Missing(long position) => new(position, "the log does not hold it");
}
