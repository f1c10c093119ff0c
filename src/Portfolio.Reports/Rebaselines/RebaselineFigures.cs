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
        var behind = slice.Tally(MedianMoved, MeanMoved, EachMoved);
        foreach (var finish in moved)
        {
            behind.Behind(finish.Programme, behind.KeepsEvidence ? finish.Positions() : []);
        }

        return
        [
            Share.Share(slice.Tally(Share, CountRebaselined)),
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
            tally.Unseen(p);
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
            tally.Miss(p, finishes[0].At);
            if (!p.Ended)
            {
                tally.Open(p, finishes[0].At);
            }
        }
    }

    private static Figure Again(Slice slice, List<FinishesOf> moved)
    {
        var tally = slice.Tally(More);
        foreach (var finishes in moved)
        {
            if (finishes.Rebaselines.Count > 1)
            {
                tally.Hit(finishes.Programme, tally.KeepsEvidence ? [.. finishes.Rebaselines.Select(r => r.At)] : []);
            }
            else
            {
                tally.Miss(finishes.Programme, finishes.Rebaselines[0].At);
            }
        }

        return More.Share(tally);
    }

    private static Figure Delayed(Slice slice, FinishesOf[] finishes)
    {
        var tally = slice.Tally(Later);
        foreach (var finish in finishes)
        {
            if (finish.MovedDays > 0)
            {
                tally.Hit(finish.Programme, tally.KeepsEvidence ? finish.Positions() : []);
            }
            else
            {
                tally.Miss(finish.Programme, tally.KeepsParts ? finish.Positions() : []);
            }
        }

        return Later.Share(tally);
    }

    private static Figure Rate(Slice slice)
    {
        var tally = slice.Tally(Frequency);
        foreach (var p in slice.Programmes)
        {
            var observed = p.Windows(FactKind.Finish);
            if (observed.Count == 0)
            {
                tally.Unseen(p);
                continue;
            }

            tally.AtRisk(p, Exposure.Days(p, observed, Window.Until(p.AsOf), Exposure.Running));
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

        return Frequency.Rate(tally, tally.Days / Length.DaysPerYear, 1, Unit.PerProgrammeYear);
    }
}
