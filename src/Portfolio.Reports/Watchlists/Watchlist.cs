using Portfolio.Domain;
using Portfolio.Reports.Board;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Watchlists;

/// <summary>Who needs a look, and why.</summary>
public static class Watchlist
{
    /// <summary>Every rule that a programme meets, by programme, then rule, then the longest first.</summary>
    public static Rows<WatchlistEntry> Of(Slice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        return InWords([.. slice.Programmes.SelectMany(p => InOrder(p, slice.Organisation).Select(a => (p, a)))]);
    }

    /// <summary>The rules that one programme meets on its day.</summary>
    public static IEnumerable<WatchlistEntry> Of(ProgrammeOn programme, Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(organisation);
        return InOrder(programme, organisation).Select(a => Entry(programme, a));
    }

    /// <summary>The same for a slice, not yet in words, with what the board has kept of them.</summary>
    internal static (ProgrammeOn Programme, Alert Alert)[] Of(Slice slice, BoardYears years)
    {
        var day = Array.IndexOf(years.Days, slice.AsOf);
        var all = new List<(ProgrammeOn, Alert)>();
        foreach (var programme in slice.Programmes)
        {
            var year = day < 0 ? null : years.Of(programme);
            if (year?.Watched(day) == false)
            {
                continue;
            }

            foreach (var alert in year?.Alerts(day) ?? InOrder(programme, slice.Organisation))
            {
                all.Add((programme, alert));
            }
        }

        return [.. all];
    }

    /// <summary>Those that are not in the other list, by what they are about. Both are in the order of the programmes.</summary>
    internal static (ProgrammeOn Programme, Alert Alert)[] Less(
        (ProgrammeOn Programme, Alert Alert)[] those, (ProgrammeOn Programme, Alert Alert)[] other)
    {
        var less = new List<(ProgrammeOn, Alert)>();
        var (code, from, to) = ((string?)null, 0, 0);
        foreach (var (programme, alert) in those)
        {
            // Those of the same programme in the other list, which may be of other facts.
            if (!string.Equals(programme.Code, code, StringComparison.OrdinalIgnoreCase))
            {
                code = programme.Code;
                for (from = to; from < other.Length && StringComparer.OrdinalIgnoreCase.Compare(other[from].Programme.Code, code) < 0;)
                {
                    from++;
                }

                for (to = from; to < other.Length && string.Equals(other[to].Programme.Code, code, StringComparison.OrdinalIgnoreCase);)
                {
                    to++;
                }
            }

            if (!Has(other.AsSpan(from..to), alert))
            {
                less.Add((programme, alert));
            }
        }

        return [.. less];
    }

    private static bool Has(ReadOnlySpan<(ProgrammeOn Programme, Alert Alert)> of, Alert alert)
    {
        var what = WhatOf(alert.Rule, alert.About, alert.Person);
        foreach (var (_, other) in of)
        {
            if (WhatOf(other.Rule, other.About, other.Person) == what)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What of a programme an alert is about: for as long as that is the same, it goes on.</summary>
    internal static (WatchlistRule Rule, string? About, string? Person) WhatOf(WatchlistRule rule, string? about, string? person) => (
        rule,

        // The reasons of a watermelon come and go, and by another item a forecast may be the worst.
        rule is WatchlistRule.Watermelon or WatchlistRule.ForecastWorst ? null : about,

        // Whoever has to see to it may change while it goes on; only of a swap the person is what it is about.
        rule == WatchlistRule.SwapWithoutRecommitment ? person : null);

    internal static Rows<WatchlistEntry> InWords(IReadOnlyList<(ProgrammeOn Programme, Alert Alert)> alerts) =>
        Rows.Of(alerts, a => Entry(a.Programme, a.Alert));

    /// <summary>The rules that one programme meets on its day: by rule, then the longest first.</summary>
    internal static Alert[] InOrder(ProgrammeOn programme, Organisation organisation)
    {
        Alert[] alerts = [.. Alerts.Of(programme, organisation)];

        // A few, nearly in order, and those that are alike stay as they are.
        for (var i = 1; i < alerts.Length; i++)
        {
            var alert = alerts[i];
            var at = i;
            for (; at > 0 && Compare(alerts[at - 1], alert) > 0; at--)
            {
                alerts[at] = alerts[at - 1];
            }

            alerts[at] = alert;
        }

        return alerts;
    }

    private static int Compare(in Alert one, in Alert other)
    {
        var order = one.Rule.CompareTo(other.Rule);
        order = order != 0 ? order : one.Since.CompareTo(other.Since);
        return order != 0 ? order : StringComparer.OrdinalIgnoreCase.Compare(one.About, other.About);
    }

    private static WatchlistEntry Entry(ProgrammeOn p, Alert alert)
    {
        var days = p.AsOf.DayNumber - alert.Since.DayNumber;
        return new(
            p.Code, p.Title, p.Department, alert.Rule, alert.About, alert.Person, InWords(alert, days), alert.Since, days,
            [alert.At]);
    }

    private static string InWords(Alert a, int days) => a.Rule switch
    {
        WatchlistRule.LongStall => $"Stalled for {Amount.Days(days)}, since {a.Since:yyyy-MM-dd}; more than {a.Limit} need a look.",
        WatchlistRule.SuspectedStall => $"Active, but nothing is on record since {a.Since:yyyy-MM-dd}, {Amount.Days(days)}: more than {Amount.Times(a.Limit)} its reporting cadence.",
        WatchlistRule.SponsorVacant => $"Without a sponsor for {Amount.Days(days)}, since {a.Since:yyyy-MM-dd}; more than {a.Limit} need a look.",
        WatchlistRule.SwapWithoutRecommitment => $"The sponsor was swapped on {a.Since:yyyy-MM-dd}, and the new one has not re-committed in {Amount.Days(days)}; more than {a.Limit} need a look.",
        WatchlistRule.PhaseOverdue => $"{Capital(a.About)} should have been finished on {a.Due:yyyy-MM-dd}, {Amount.Days(days)} ago.",
        WatchlistRule.DeferredAgain => $"{a.About} was deferred {a.Limit} times, last on {a.Since:yyyy-MM-dd}.",
        WatchlistRule.DeferredToLater => $"{a.About} was put off to “later” on {a.Since:yyyy-MM-dd}: nobody says when it comes.",
        WatchlistRule.PromiseAtRisk when a.Due is not null => $"The promise of {a.About} by {a.Due:yyyy-MM-dd} is at risk: deferred, or its programme stalled, since {a.Since:yyyy-MM-dd}.",
        WatchlistRule.PromiseAtRisk => $"The promise of {a.About} is at risk: deferred, or its programme stalled, since {a.Since:yyyy-MM-dd}.",
        WatchlistRule.StatusOverdue => $"No status since {a.Since:yyyy-MM-dd}; the next was due on {a.Due:yyyy-MM-dd}, more than {(a.Limit == 1 ? "a cadence" : $"{a.Limit} cadences")} ago.",
        WatchlistRule.Watermelon => $"Reports Green for the period to {a.Due:yyyy-MM-dd}, while {Amount.Pieces(a.Limit)} {(a.Limit == 1 ? "says" : "say")} otherwise: {a.About}.",
        WatchlistRule.ActionOverdue => $"The action {a.About} should have been done by {a.Due:yyyy-MM-dd}, {Amount.Days(days)} ago.",
        WatchlistRule.ContingencyOld => $"The contingency for {a.About} was last prepared or reviewed on {a.Since:yyyy-MM-dd}, more than {Amount.Months(a.Limit)} ago.",
        WatchlistRule.ForecastWorst => $"Of the customer value that waits in it {a.Limit} % is expected never to be delivered, among the worst {a.Among} % of the programmes in which something waits; by what was learnt up to {a.Since:yyyy-MM-dd}.",
        _ => throw new ArgumentOutOfRangeException(nameof(a), a.Rule, "Not a rule of the watchlist."),
    };

    private static string Capital(string? text) => string.IsNullOrEmpty(text) ? "" : char.ToUpperInvariant(text[0]) + text[1..];
}
