using Portfolio.Domain;
using Portfolio.Reports.Watchlists;

namespace Portfolio.App.WebHooks.Alerting;

/// <summary>Which alerts of the watchlist somebody wants.</summary>
/// <param name="Rules">Their names, perhaps of rules that only a newer program has; none: every rule.</param>
/// <param name="Departments">
/// Codes of departments, each with those below it; none: all. A programme belongs where it lies on the day of the list: one that
/// moves elsewhere takes its alerts with it.
/// </param>
public sealed record AlertInterest(ValueList<string> Rules, ValueList<string> Departments)
{
    /// <summary>What of a list is wanted, in its order.</summary>
    internal IReadOnlyList<WatchlistEntry> Of(AlertList list) => Rules.Count == 0 && Departments.Count == 0
        ? list.Entries
        : [.. list.Entries.Where(e => Admits(e, list))];

    private bool Admits(WatchlistEntry entry, AlertList list) =>
        (Rules.Count == 0 || Rules.Contains(entry.Rule.ToString()))
        && (Departments.Count == 0
            || (entry.Department is { } department
                && Departments.Any(d => list.Organisation.IsWithin(department, d, list.Point.Day))));
}
