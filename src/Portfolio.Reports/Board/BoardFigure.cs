using Portfolio.Domain;
using Portfolio.Reports.Figures;
using Portfolio.Reports.PhaseTwo;
using Portfolio.Reports.Promises;
using Portfolio.Reports.Rebaselines;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Sponsors;
using Portfolio.Reports.Stalls;
using Portfolio.Reports.Watchlists;

namespace Portfolio.Reports.Board;

/// <summary>
/// A figure of the board: how one programme counts in it, and what the sum over programmes makes. So a programme that has
/// not changed need not be counted again.
/// </summary>
internal sealed record BoardFigure(FigureSpec Spec, Action<ProgrammeOn, Organisation, Tally> Count, Func<Tally, int, Figure> Make)
{
    private static readonly FigureSpec Drops = new(
        "dropRateYear", "Dropped per 100 programme-months, last twelve months",
        "Programmes dropped while they ran in the twelve months up to the day, over the time in those months in which programmes ran (active, stalled or on hold) and it was observed whether they were dropped, in months of 30.4375 days, times 100.");

    private static readonly FigureSpec Watched = new(
        "onWatchlist", "Programmes on the watchlist", "Programmes that meet at least one rule of the watchlist on the day.");

    /// <summary>All of them, in the order in which they are shown.</summary>
    public static readonly BoardFigure[] All =
    [
        new(Headline.Whole, (p, _, t) => Headline.CountWhole(p, t), (t, _) => Headline.Whole.Share(t)),
        new(Headline.AtLeast, (p, _, t) => Headline.CountAtLeast(p, t), (t, _) => Headline.AtLeast.Share(t)),
        new(StallFigures.Prevalence, (p, _, t) => StallFigures.CountStalledNow(p, t), (t, _) => StallFigures.Prevalence.Share(t)),
        new(StallFigures.YearIncidence, (p, _, t) => StallFigures.CountStartsOfYear(p, t), (t, _) => StallFigures.RateOf(StallFigures.YearIncidence, t)),
        new(Drops, (p, _, t) => CountDrops(p, t), (t, _) => StallFigures.RateOf(Drops, t)),
        new(RebaselineFigures.Share, (p, _, t) => RebaselineFigures.CountRebaselined(p, t), (t, _) => RebaselineFigures.Share.Share(t)),
        new(PhaseTwoValues.Waiting, (p, _, t) => PhaseTwoValues.CountWaiting(p, t), (t, _) => PhaseTwoValues.WaitingOf(t)),
        new(PromiseFigures.BrokenShare, (p, _, t) => PromiseFigures.CountBroken(p, t), (t, _) => PromiseFigures.BrokenShare.Share(t)),
        new(SponsorFigures.Vacant, (p, _, t) => SponsorFigures.CountVacant(p, t), (t, _) => SponsorFigures.Vacant.Share(t)),
        new(Watched, CountWatched, (t, programmes) => Watched.Count(t, observed: programmes > 0)),
    ];

    private static void CountDrops(ProgrammeOn p, Tally tally)
    {
        var year = Window.Year(p.AsOf);
        var observed = p.OutcomesSeen();
        if (observed.Count == 0)
        {
            tally.Unseen(p);
            return;
        }

        tally.AtRisk(p, Exposure.Days(p, observed, year, Exposure.Running));
        foreach (var spell in p.States)
        {
            var on = spell.HappenedOn ?? spell.From;
            if (spell.State == Domain.Programmes.ProgrammeState.Dropped && year.Holds(on) && observed.Saw(on)
                && Exposure.WasIn(p, on, Exposure.Running))
            {
                tally.Hit(p, spell.At);
            }
        }
    }

    private static void CountWatched(ProgrammeOn p, Organisation organisation, Tally tally)
    {
        // That nobody is on it says something as long as there is anybody.
        tally.RestsOn(p);
        if (!Alerts.IsAny(p, organisation))
        {
            return;
        }

        tally.Hit(p, tally.KeepsEvidence ? [.. Alerts.Of(p, organisation).Select(a => a.At)] : []);
    }
}
