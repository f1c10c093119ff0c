using Npgsql;
using Portfolio.Domain;
using Portfolio.Ledger;

namespace Portfolio.App.Node;

/// <summary>Events that the node has let go of, read from PostgreSQL when they are asked for.</summary>
public sealed class OldEvents(NpgsqlDataSource database, EventCodec codec)
{
    // Whoever goes through the old log, or looks for an instant in it, comes back to the same few pages.
    private const int KeptPages = 8;

    private readonly RecallReader _reader = new(database);
    private readonly Lock _gate = new();
    private readonly LinkedList<(long After, Recorded[] Events)> _pages = [];

    /// <summary>The events of a page of the log.</summary>
    /// <param name="after">The position before its first.</param>
    public Recorded[] Page(long after, int count)
    {
        lock (_gate)
        {
            if (_pages.FirstOrDefault(p => p.After == after) is { Events: { } known })
            {
                return known;
            }
        }

        Recorded[] events = [.. _reader.ReadPage(after, count).Select(codec.Decode)];
        if (events.Length != count)
        {
            throw new UnreadableEventException(after + events.Length + 1, "the log no longer holds it");
        }

        lock (_gate)
        {
            _pages.AddFirst((after, events));
            if (_pages.Count > KeptPages)
            {
                _pages.RemoveLast();
            }
        }

        return events;
    }

    /// <summary>The first events of a stream.</summary>
    public IReadOnlyList<Recorded> Stream(string stream, int count) =>
        [.. _reader.ReadStream(stream).Take(count).Select(codec.Decode)];
}
