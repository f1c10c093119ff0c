using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Portfolio.Domain;

namespace Portfolio.App.Node.Snapshots;

/// <summary>Unpacks chunks, several at once, and gives them in the order of the log.</summary>
internal sealed class SnapshotReader(SnapshotTable table, EventCodec codec, ILogger logger)
{
    // One more than there are cores: the first of them are the largest, and those behind would wait for them to be folded.
    private static readonly int AtOnce = Math.Clamp(Environment.ProcessorCount + 1, 3, 5);

    // Of its own, so that it goes when the reader does.
    private readonly ArrayPool<byte> _pool = ArrayPool<byte>.Create(Array.MaxLength, AtOnce);

    /// <summary>The events of each chunk. One that is not what was written ends them: the log itself has the rest.</summary>
    public async IAsyncEnumerable<Recorded[]> ReadAsync(
        IReadOnlyList<SnapshotChunk> chunks, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var reading = new Queue<Task<Recorded[]?>>();
        try
        {
            var next = 0;
            while (next < chunks.Count || reading.Count > 0)
            {
                while (next < chunks.Count && reading.Count < AtOnce)
                {
                    var chunk = chunks[next++];
                    reading.Enqueue(Task.Run(() => UnpackAsync(chunk, cancellation), cancellation));
                }

                if (await reading.Dequeue() is not { } events)
                {
                    yield break;
                }

                yield return events;
            }
        }
        finally
        {
            await ((Task)Task.WhenAll(reading)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The events of a chunk, or null where it is not what was written.</summary>
    public async Task<Recorded[]?> UnpackAsync(SnapshotChunk chunk, CancellationToken cancellation)
    {
        try
        {
            using var content = await table.ContentAsync(chunk, _pool, cancellation);
            if (content is not null)
            {
                return PackedEvents.Unpack(content.Bytes, chunk.After, chunk.Events, codec);
            }

            logger.LogWarning("The snapshot after position {After} is not what was written; the log is read instead", chunk.After);
        }
        catch (Exception fault) when (fault is UnreadableEventException or IOException or InvalidDataException or JsonException or ArgumentException or IndexOutOfRangeException)
        {
            logger.LogWarning(fault, "The snapshot after position {After} cannot be unpacked; the log is read instead", chunk.After);
        }

        return null;
    }
}
