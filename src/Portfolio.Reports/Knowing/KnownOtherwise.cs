using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.Reports.Knowing;

/// <summary>
/// At which of several times something else was known of a programme's past than later: what was recorded
/// late was not known yet, what was taken back later still stood. At all other times, what is known later, clipped at the
/// day, is what was known.
/// </summary>
internal static class KnownOtherwise
{
    /// <param name="known">What is known at the last of the times, or after all of them.</param>
    /// <param name="times">Each holds all that the one before holds, and speaks of a later day.</param>
    /// <returns>For each of the times, whether something else was known.</returns>
    public static bool[] At(ProgrammeHistory known, IReadOnlyList<Knowledge> times)
    {
        var otherwise = new bool[times.Count];
        var takenBack = TakenBack(known, times);
        var all = known.All;
        for (var i = 0; i < all.Count; i++)
        {
            var e = all[i];
            if (e.Event is CommandRetracted)
            {
                continue;
            }

            // It speaks from its effective day on: missing until it was recorded, or there until it was taken back.
            var from = First(times, e, static (time, e) => time.AsOf >= e.EffectiveOn);
            var recorded = from < times.Count && times[from].Holds(e) ? from : Math.Max(from, First(times, e, static (time, e) => time.Holds(e)));
            var (begin, end) = takenBack is not null && takenBack.TryGetValue(e.CommandId, out var until) ? (recorded, until) : (from, recorded);
            if (begin < end)
            {
                otherwise.AsSpan(begin..end).Fill(true);
            }
        }

        return otherwise;
    }

    // Commands that were taken back, with the first time at which that was known; null where none was.
    private static Dictionary<Guid, int>? TakenBack(ProgrammeHistory known, IReadOnlyList<Knowledge> times)
    {
        Dictionary<Guid, int>? first = null;
        var all = known.All;
        for (var i = 0; i < all.Count; i++)
        {
            if (all[i].Event is CommandRetracted retracted)
            {
                var at = First(times, all[i], static (time, e) => time.Holds(e));
                first ??= [];
                first[retracted.Command] = Math.Min(at, first.GetValueOrDefault(retracted.Command, times.Count));
            }
        }

        return first;
    }

    // Times only ever come to hold more: the first of which something is true, or how many there are.
    private static int First(IReadOnlyList<Knowledge> times, Recorded e, Func<Knowledge, Recorded, bool> isTrue)
    {
        var (low, high) = (0, times.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = isTrue(times[middle], e) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
