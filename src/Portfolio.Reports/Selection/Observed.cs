using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Selection;

/// <summary>Turns dated stretches into spells for the survival estimators, with late entry and censoring as observed.</summary>
internal static class Observed
{
    /// <summary>
    /// A stretch from its origin to its end (null: it had not ended), as far as it was observed: late where it was seen
    /// only after its origin, censored where the looking stopped before its end. Null when it was never seen.
    /// </summary>
    public static Spell? Spell(
        DateOnly origin, DateOnly? end, int cause, int cluster, DateOnly asOf, IReadOnlyList<Window> windows)
    {
        // In parts of a history that sources had told by some day, an end can come without what lies before it.
        end = end < origin ? origin : end;
        var exit = end ?? asOf;
        for (var i = 0; i < windows.Count; i++)
        {
            var window = windows[i];
            if (window.To < origin || window.From > exit)
            {
                continue;
            }

            var entry = Math.Max(0, window.From.DayNumber - origin.DayNumber);
            return end is { } ended && ended <= window.To
                ? new Spell(entry, ended.DayNumber - origin.DayNumber, cause, cluster)
                : new Spell(entry, Math.Min(exit.DayNumber, window.To.DayNumber) - origin.DayNumber, 0, cluster);
        }

        return null;
    }
}
