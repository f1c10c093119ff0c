namespace Portfolio.Reports.Watchlists;

/// <summary>What came onto the watchlist from one look at it to another, or left it.</summary>
/// <param name="Raised">Whether it came; else it left.</param>
/// <param name="Entry">As the list says that has it.</param>
public sealed record WatchlistChange(bool Raised, WatchlistEntry Entry)
{
    /// <summary>
    /// The changes from one list to another, by programme: first what left the list, then what came. Whatever of a programme is
    /// about the same goes on, whichever words either list has for it.
    /// </summary>
    /// <param name="before">In the order of the programmes, as a report has it.</param>
    /// <param name="after">Likewise.</param>
    public static IEnumerable<WatchlistChange> Between(IReadOnlyList<WatchlistEntry> before, IReadOnlyList<WatchlistEntry> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return Merge(before, after);
    }

    private static IEnumerable<WatchlistChange> Merge(IReadOnlyList<WatchlistEntry> before, IReadOnlyList<WatchlistEntry> after)
    {
        for (var (b, a) = (0, 0); b < before.Count || a < after.Count;)
        {
            var code = a == after.Count || (b < before.Count && Order(before[b].Programme, after[a].Programme) < 0)
                ? before[b].Programme
                : after[a].Programme;
            var (had, has) = (Of(code, before, ref b), Of(code, after, ref a));
            foreach (var entry in had.Where(e => !has.Any(e.IsAboutTheSame)))
            {
                yield return new(false, entry);
            }

            foreach (var entry in has.Where(e => !had.Any(e.IsAboutTheSame)))
            {
                yield return new(true, entry);
            }
        }
    }

    private static List<WatchlistEntry> Of(string code, IReadOnlyList<WatchlistEntry> list, ref int at)
    {
        var own = new List<WatchlistEntry>();
        for (; at < list.Count && Order(list[at].Programme, code) == 0; at++)
        {
            own.Add(list[at]);
        }

        return own;
    }

    private static int Order(string one, string other) => StringComparer.OrdinalIgnoreCase.Compare(one, other);
}
