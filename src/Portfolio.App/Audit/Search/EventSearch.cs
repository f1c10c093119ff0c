using Portfolio.App.Node;
using Portfolio.Domain;

namespace Portfolio.App.Audit.Search;

/// <summary>A page of what was found.</summary>
/// <param name="Before">How many events lie on the pages before.</param>
/// <param name="Total">How many were found on all pages together: counted, not estimated.</param>
public sealed record EventsFound(IReadOnlyList<Recorded> Events, long Before, long Total)
{
    public bool HasMore => Before + Events.Count < Total;
}

/// <summary>Searches the log in memory; a stream's own record where one is named.</summary>
public static class EventSearch
{
    /// <param name="seen">The last event of the page before; null: from the start.</param>
    public static EventsFound Find(View view, EventFilter filter, bool newestFirst, long? seen, int limit)
    {
        var (page, before, total) = (new List<Recorded>(), 0L, 0L);
        foreach (var e in Candidates(view, filter, newestFirst))
        {
            if (!filter.Holds(e))
            {
                continue;
            }

            total++;
            if (seen is { } last && (newestFirst ? e.Position >= last : e.Position <= last))
            {
                before++;
            }
            else if (page.Count < limit)
            {
                page.Add(e);
            }
        }

        return new(page, before, total);
    }

    private static IEnumerable<Recorded> Candidates(View view, EventFilter filter, bool newestFirst)
    {
        var (log, after, upTo) = (view.Log, filter.After, filter.UpTo);
        if (filter.Among is { } positions)
        {
            return InOrder(positions.Where(p => p > after && p <= upTo), newestFirst).Select(p => log[p]);
        }

        if (filter is { Stream: { } stream, StreamIsPrefix: false } && view.Programmes.TryGetValue(stream, out var history))
        {
            return InOrder(history.All.Where(e => e.Position > after && e.Position <= upTo), newestFirst);
        }

        return newestFirst ? Backwards(log, after, upTo) : Forwards(log, after, upTo);
    }

    private static IEnumerable<T> InOrder<T>(IEnumerable<T> ascending, bool newestFirst) =>
        newestFirst ? ascending.Reverse() : ascending;

    private static IEnumerable<Recorded> Forwards(EventLog log, long after, long upTo)
    {
        for (var p = after + 1; p <= upTo; p++)
        {
            yield return log[p];
        }
    }

    private static IEnumerable<Recorded> Backwards(EventLog log, long after, long upTo)
    {
        for (var p = upTo; p > after; p--)
        {
            yield return log[p];
        }
    }
}
