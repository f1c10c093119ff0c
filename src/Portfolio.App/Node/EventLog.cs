using Portfolio.Domain;

namespace Portfolio.App.Node;

/// <summary>
/// The decoded log by position. Immutable for its readers: one writer adds behind what they see, and each value of
/// <see cref="EventLog"/> knows how far it reaches.
/// </summary>
public readonly struct EventLog
{
    private const int ChunkSize = 4096;

    public static readonly EventLog Empty = new([], 0);

    private readonly Recorded[][] _chunks;

    private EventLog(Recorded[][] chunks, long count) => (_chunks, Count) = (chunks, count);

    /// <summary>How many events; the last one's position.</summary>
    public long Count { get; }

    /// <summary>The event at a position, from 1.</summary>
    public Recorded this[long position]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(position, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(position, Count);
            return _chunks[(position - 1) / ChunkSize][(position - 1) % ChunkSize];
        }
    }

    /// <summary>At most <paramref name="limit"/> events after a position.</summary>
    public IEnumerable<Recorded> After(long position, int limit = int.MaxValue)
    {
        var last = Math.Min(Count, position + limit);
        for (var p = position + 1; p <= last; p++)
        {
            yield return this[p];
        }
    }

    /// <summary>
    /// The log with one more event. Only the one writer may call it, and only on the newest value: older values share
    /// the chunk and simply do not see the new place.
    /// </summary>
    internal EventLog With(Recorded next)
    {
        var (chunk, place) = (Count / ChunkSize, Count % ChunkSize);
        var chunks = _chunks;
        if (chunk == chunks.Length)
        {
            chunks = [.. chunks, new Recorded[ChunkSize]];
        }

        chunks[chunk][place] = next;
        return new(chunks, Count + 1);
    }

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
