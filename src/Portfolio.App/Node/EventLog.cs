using Portfolio.Domain;

namespace Portfolio.App.Node;

/// <summary>
/// The decoded log by position. Immutable for its readers: one writer adds behind what they see, and each value of
/// <see cref="EventLog"/> knows how far it reaches.
/// </summary>
public readonly struct EventLog
{
    internal const int ChunkSize = 4096;

    public static readonly EventLog Empty = new([], 0, 0, null);

    // A chunk that the node has let go of is null, and is read again from what stands behind.
    private readonly Recorded[]?[] _chunks;
    private readonly OldEvents? _old;

    private EventLog(Recorded[]?[] chunks, long count, long forgotten, OldEvents? old) =>
        (_chunks, Count, FirstHeld, _old) = (chunks, count, forgotten + 1, old);

    /// <summary>How many events; the last one's position.</summary>
    public long Count { get; }

    /// <summary>Position of the first event that is held in memory; those before it are read from PostgreSQL when asked for.</summary>
    public long FirstHeld { get; }

    internal long Held => Count - FirstHeld + 1;

    /// <summary>The event at a position, from 1.</summary>
    public Recorded this[long position]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(position, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(position, Count);
            return Chunk((position - 1) / ChunkSize)[(position - 1) % ChunkSize];
        }
    }

    /// <summary>At most <paramref name="limit"/> events after a position.</summary>
    public IEnumerable<Recorded> After(long position, int limit = int.MaxValue)
    {
        var last = Math.Min(Count, position + limit);
        while (position < last)
        {
            var chunk = Chunk(position / ChunkSize);
            for (var i = position % ChunkSize; i < ChunkSize && position < last; i++, position++)
            {
                yield return chunk[i];
            }
        }
    }

    /// <summary>So many events from a position on, all of which there are.</summary>
    public Recorded[] Range(long from, int count)
    {
        var events = new Recorded[count];
        for (var i = 0; i < count; i++)
        {
            events[i] = this[from + i];
        }

        return events;
    }

    /// <summary>
    /// The log with more events. Only the one writer may call it, and only on the newest value: older values share
    /// the chunk and simply do not see the new places.
    /// </summary>
    internal EventLog With(IReadOnlyList<Recorded> next)
    {
        var chunks = _chunks;
        var needed = (int)((Count + next.Count + ChunkSize - 1) / ChunkSize);
        if (needed > chunks.Length)
        {
            chunks = [.. chunks, .. Enumerable.Range(chunks.Length, needed - chunks.Length).Select(_ => new Recorded[ChunkSize])];
        }

        for (var i = 0; i < next.Count; i++)
        {
            chunks[(Count + i) / ChunkSize]![(Count + i) % ChunkSize] = next[i];
        }

        return new(chunks, Count + next.Count, FirstHeld - 1, _old);
    }

    /// <summary>The same log that no longer holds the chunks up to a position; they are read again where they are asked for.</summary>
    internal EventLog Forget(long until, OldEvents old)
    {
        var forgotten = until / ChunkSize;
        var chunks = _chunks.ToArray();
        chunks.AsSpan(0, (int)forgotten).Clear();
        return new(chunks, Count, forgotten * ChunkSize, old);
    }

    private Recorded[] Chunk(long chunk) => _chunks[chunk] ?? _old!.Page(chunk * ChunkSize, ChunkSize);

    /// <summary>The last position recorded by an instant; 0 if there is none.</summary>
    public long PositionAt(DateTimeOffset instant)
    {
        var (low, high) = (0L, Count);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = this[middle].RecordedAt <= instant ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
