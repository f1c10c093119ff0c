using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Board;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Watchlists;

/// <summary>Who needs a look, and why; what is new on the list, and what was cleared.</summary>
public static class WatchlistReport
{
    private static readonly FigureSpec Watched = new(
        "onWatchlist", "Programmes on the watchlist", "Programmes that meet at least one rule on the day, of those not ended.");

    private static readonly FigureSpec Several = new(
        "onWatchlistSeveral", "Programmes that meet three rules or more", "Programmes that meet at least three different rules on the day, of those not ended.");

    public static WatchlistResult Compute(
        IReadOnlyList<ProgrammeFacts> programmes, Organisation organisation, ReportParameters parameters)
    {
        var slice = Slice.Of(programmes, organisation, parameters);
        var since = parameters.Since ?? slice.AsOf.AddMonths(-1);
        var years = new BoardYears(slice.AsOf, organisation);
        years.Prepare(slice.All);
        var now = Watchlist.Of(slice, years);
        var then = since < slice.AsOf ? Watchlist.Of(slice.About(since), years) : now;
        var (added, cleared) = (Watchlist.Less(now, then), Watchlist.Less(then, now));
        return new(
            Headers.Of(
                slice, "watchlist", "Watchlist",
                [
                    (FactKind.Stalls, "Stalls"), (FactKind.Scope, "Scope and its deferrals"), (FactKind.Sponsors, "Sponsors"),
                    (FactKind.Status, "Statuses"),
                ],
                "A programme that has ended meets no rule. The thresholds are settings; those in effect on the day count.",
                "What is new and what was cleared is told by what is known now of both days; to compare with what was known then, ask for the report as known then.",
                "Actions that bad responses of a feedback wave raised belong to the wave, not to a programme: see the closed loop."),
            FiguresOf(slice),
            Groups.By(slice, parameters.By, FiguresOf),
            [
                .. Enum.GetValues<WatchlistRule>().Select(rule => new RuleCount(
                    rule,
                    now.Where(a => a.Alert.Rule == rule).Select(a => a.Programme.Code).Distinct().Count(),
                    now.Count(a => a.Alert.Rule == rule),
                    added.Count(a => a.Alert.Rule == rule),
                    cleared.Count(a => a.Alert.Rule == rule))),
            ],
            since,
            Watchlist.InWords(now),
            Watchlist.InWords(added),
            Watchlist.InWords(cleared));
    }

    private static ValueList<Figure> FiguresOf(Slice slice)
    {
        var (watched, several) = (new Tally(slice.Evidence), new Tally(slice.Evidence));
        foreach (var p in slice.Programmes)
        {
            if (p.Ended)
            {
                continue;
            }

            var alerts = Alerts.Of(p, slice.Organisation).ToList();
            Count(watched, p, alerts, alerts.Count > 0);
            Count(several, p, alerts, alerts.Select(a => a.Rule).Distinct().Count() >= 3);
        }

        return [Watched.Share(watched), Several.Share(several)];
    }

    private static void Count(Tally tally, ProgrammeOn p, List<Alert> alerts, bool hit)
    {
        if (hit)
        {
            tally.Hit(p, [.. alerts.Select(a => a.At)]);
        }
        else
        {
            tally.Miss();
        }
    }
}
