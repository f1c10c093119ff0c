using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Rebaselines;

/// <summary>The figures about re-baselines.</summary>
public static class RebaselineFigures
{
    internal static readonly FigureSpec Share = new(
        "rebaselined", "Re-baselined",
        "Programmes whose planned finish was moved at least once so far, in either direction, of those with a planned finish on record. Censored: those never re-baselined that have not ended, so that they still may be; they are in the denominator. Not observed: no finish on record, or nobody reports it.");

    private static readonly FigureSpec More = new(
        "rebaselinedAgain", "Re-baselined more than once", "Programmes re-baselined at least twice so far, of those re-baselined.");

    private static readonly FigureSpec Later = new(
        "delayed", "Delayed", "Programmes whose latest planned finish is after the original, of those with a planned finish on record.");

    private static readonly FigureSpec Frequency = new(
        "rebaselineRate", "Re-baselines per programme-year",
        "Re-baselines while running and observed, over the time in which programmes ran (active, stalled or on hold) and their finish was observed, in years of 365.25 days.");

    private static readonly FigureSpec MedianMoved = new(
        "medianDaysMoved", "Median move of the finish",
        "Latest less original finish in days, over programmes re-baselined; negative is earlier.");

    private static readonly FigureSpec MeanMoved = new(
        "meanDaysMoved", "Mean move of the finish",
        "Latest less original finish in days, mean over programmes re-baselined; negative is earlier.");

    private static readonly FigureSpec EachMoved = new(
        "medianDaysEach", "Median move of one re-baseline",
        "New less previous finish in days, over all re-baselines; negative is earlier.");

    /// <summary>All of them, for the programmes of a slice.</summary>
    public static ValueList<Figure> Of(Slice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        return Of(slice, FinishesOf.All(slice));
    }

    internal static ValueList<Figure> Of(Slice slice, FinishesOf[] finishes)
    {
        var moved = finishes.Where(f => f.Rebaselines.Count > 0).ToList();
        double[] days = [.. moved.Select(f => (double)f.MovedDays)];
        double[] each = [.. moved.SelectMany(f => f.Rebaselines.Select(r => (double)r.MovedDays))];
        var behind = new Tally(slice.Evidence);
        foreach (var finish in moved)
        {
            behind.Behind(finish.Programme, slice.Evidence ? finish.Positions() : []);
        }

        return
        [
            Share.Share(slice.Tally(CountRebaselined)),
            Again(slice, moved),
            Delayed(slice, finishes),
            Rate(slice),
            MedianMoved.Median(Quantile.Median(days), days.Length, Unit.Days, behind),
            MeanMoved.Mean(Mean.Of(days), Unit.Days, behind),
            EachMoved.Median(Quantile.Median(each), each.Length, Unit.Days, behind),
        ];
    }

    internal static void CountRebaselined(ProgrammeOn p, Tally tally)
    {
        var finishes = p.Finishes;
        if (finishes.Count == 0 || !p.EverObserved(FactKind.Finish))
        {
            tally.Unseen();
            return;
        }

        var moves = 0;
        foreach (var finish in finishes)
        {
            moves += finish.Kind == FinishKind.Rebaselined ? 1 : 0;
        }

        if (moves > 0)
        {
            tally.Hit(p, tally.KeepsEvidence ? [.. finishes.Where(f => f.Kind == FinishKind.Rebaselined).Select(f => f.At)] : []);
        }
        else
        {
            tally.Miss(1, p.Ended ? 0 : 1);
        }
    }

    private static Figure Again(Slice slice, List<FinishesOf> moved)
    {
        var tally = new Tally(slice.Evidence);
        foreach (var finishes in moved)
        {
            if (finishes.Rebaselines.Count > 1)
            {
                tally.Hit(finishes.Programme, slice.Evidence ? [.. finishes.Rebaselines.Select(r => r.At)] : []);
            }
            else
            {
                tally.Miss();
            }
        }

        return More.Share(tally);
    }

    private static Figure Delayed(Slice slice, FinishesOf[] finishes)
    {
        var tally = new Tally(slice.Evidence);
        foreach (var finish in finishes)
        {
            if (finish.MovedDays > 0)
            {
                tally.Hit(finish.Programme, slice.Evidence ? finish.Positions() : []);
            }
            else
            {
                tally.Miss();
            }
        }

        return Later.Share(tally);
    }

    private static Figure Rate(Slice slice)
    {
        var tally = new Tally(slice.Evidence);
        var days = 0L;
        foreach (var p in slice.Programmes)
        {
            var observed = p.Windows(FactKind.Finish);
            if (observed.Count == 0)
            {
                tally.Unseen();
                continue;
            }

            days += Exposure.Days(p, observed, Window.Until(p.AsOf), Exposure.Running);
            foreach (var finish in p.Finishes)
            {
                if (finish.Kind == FinishKind.Rebaselined
                    && observed.Saw(finish.From)
                    && p.StateOn(finish.From) is { } state && Exposure.Running(state))
                {
                    tally.Hit(p, finish.At);
                }
            }
        }

        return Frequency.Rate(tally, days / Length.DaysPerYear, 1, Unit.PerProgrammeYear);
    }
}
