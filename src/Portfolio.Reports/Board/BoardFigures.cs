using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Figures;
using Portfolio.Reports.PhaseTwo;
using Portfolio.Reports.Promises;
using Portfolio.Reports.Rebaselines;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Sponsors;
using Portfolio.Reports.Stalls;

namespace Portfolio.Reports.Board;

/// <summary>The figures of the board.</summary>
public static class BoardFigures
{
    private static readonly FigureSpec Drops = new(
        "dropRateYear", "Dropped per 100 programme-months, last twelve months",
        "Programmes dropped in the twelve months up to the day, over the time in those months in which programmes ran (active, stalled or on hold) and their ends were observed, in months of 30.4375 days, times 100.");

    private static readonly FigureSpec Watched = new(
        "onWatchlist", "Programmes on the watchlist", "Programmes that meet at least one rule of the watchlist on the day.");

    /// <summary>All of them, for the programmes of a slice.</summary>
    public static ValueList<Figure> Of(Slice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        return
        [
            .. Headline.Figures(slice),
            StallFigures.StalledNow(slice),
            StallFigures.YearRate(slice),
            DropRate(slice),
            RebaselineFigures.Rebaselined(slice),
            PhaseTwoValues.Waiting(slice),
            PromiseFigures.Broken(slice),
            SponsorFigures.VacantNow(slice),
            OnWatchlist(slice),
        ];
    }

    /// <summary>The figures on the same day of each of the twelve months before, and on the day.</summary>
    internal static ValueList<FigureSeries> Series(Slice slice)
    {
        var days = Enumerable.Range(0, 13).Select(months => slice.AsOf.AddMonths(months - 12)).ToList();
        var figures = days.ConvertAll(day => Of(slice.About(day)));
        return
        [
            .. figures[^1].Select((latest, i) => new FigureSeries(
                latest.Name,
                latest.Title,
                latest.Unit,
                [
                    .. days.Select((day, d) => Point(day, figures[d][i])),
                ])),
        ];
    }

    private static FigurePoint Point(DateOnly day, Figure f) =>
        new(day, f.Value, f.Numerator, f.Denominator, f.Censored, f.NotObserved, f.Interval);

    private static Figure DropRate(Slice slice)
    {
        var tally = new Tally(slice.Evidence);
        var year = Window.Year(slice.AsOf);
        var days = 0L;
        foreach (var p in slice.Programmes)
        {
            var observed = p.Windows(FactKind.Existence);
            if (observed.Count == 0)
            {
                tally.Unseen();
                continue;
            }

            days += Exposure.Days(p, observed, year, Exposure.Running);
            foreach (var spell in p.States)
            {
                var on = spell.HappenedOn ?? spell.From;
                if (spell.State == ProgrammeState.Dropped && year.Holds(on) && observed.Saw(on))
                {
                    tally.Hit(p, spell.At);
                }
            }
        }

        return Drops.Rate(tally, days / Length.DaysPerMonth, 100, Unit.Per100ProgrammeMonths);
    }

    private static Figure OnWatchlist(Slice slice)
    {
        var tally = new Tally(slice.Evidence);
        foreach (var p in slice.Programmes)
        {
            long[] positions = [.. Alerts.Of(p, slice.Organisation).Select(a => a.At)];
            if (positions.Length > 0)
            {
                tally.Hit(p, positions);
            }
        }

        return Watched.Count(tally, observed: slice.Programmes.Length > 0);
    }
}
