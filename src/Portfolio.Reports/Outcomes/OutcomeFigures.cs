using Portfolio.Domain;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Outcomes;

/// <summary>The figures about outcomes.</summary>
public static class OutcomeFigures
{
    private const string Running = "of running programmes";

    private static readonly FigureSpec Without = new(
        "withoutOutcome", "Without a linked outcome",
        $"Programmes that are meant to bring no measured result on the day, of those running (active, stalled or on hold). {Closely.Unseen}");

    private static FigureSpec Stale(int days) => new(
        "staleMeasures", "Measures missing or stale", $"Linked outcomes {Running} never measured, or not for more than {Amount.Days(days)} (a setting), of all of them.");

    private static readonly FigureSpec OnTrack = new(
        "onTrack", "On track",
        $"Linked outcomes {Running} whose last measure is at least as far as it would be on its day on an even way to the target, of those ever measured. Censored, and not in the denominator: never measured.");

    private static readonly FigureSpec Reached = new(
        "reached", "Target reached by its day",
        "Linked outcomes whose last measure up to the day they were due had reached the target, of those that are due and were measured by then. Censored, and not in the denominator: not yet due. Not observed: never measured by its day.");

    private static readonly FigureSpec Progress = new(
        "medianProgress", "Median progress", $"How far the last measures lie from the baseline (0) to the target (1), of linked outcomes {Running} ever measured.");

    private static FigureSpec Followed(int days) => new(
        "changeAfterDelivery", "Change of progress after a delivery",
        $"Mean change of progress from the last measure up to a delivery in full to the last one within {Amount.Days(days)} (a setting) after it, of all deliveries and outcomes of one programme that are not known to address different drivers. The interval takes them as independent.");

    /// <summary>All of them, for the programmes of a slice.</summary>
    public static ValueList<Figure> Of(Slice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        return Of(slice, AfterDelivery.All(slice));
    }

    internal static ValueList<Figure> Of(Slice slice, IReadOnlyList<AfterDelivery> effects)
    {
        var days = slice.Around.Settings.MeasureDays;
        var stale = Stale(days);

        // The parts rest on nothing but these, so each may be made on a core of its own.
        var changes = Beside.Begin(() => AfterDeliveries(slice, effects));
        var progress = Beside.Begin(() => MedianProgress(slice));
        return
        [
            Closely.Share(Without, slice, p => p.Running, p => IsLinked(p) ? null : []),
            stale.Share(Tally(slice, stale, (p, o, tally) =>
            {
                if (IsStale(o, p.AsOf, days))
                {
                    tally.Hit(p, o.Measured?.At ?? o.At);
                }
                else
                {
                    tally.Miss(p, o.At);
                }
            })),
            OnTrack.Share(Tally(slice, OnTrack, CountOnTrack)),
            Reached.Share(slice.Tally(Reached, CountReached)),
            progress.Done(),
            changes.Done(),
        ];
    }

    private static bool IsLinked(ProgrammeOn p)
    {
        foreach (var outcome in p.Outcomes)
        {
            if (outcome.To is null)
            {
                return true;
            }
        }

        return false;
    }

    internal static bool IsStale(OutcomeFacts outcome, DateOnly day, int days) =>
        outcome.Measured is not { } measured || measured.From < day.AddDays(-days);

    private static Tally Tally(Slice slice, FigureSpec figure, Action<ProgrammeOn, OutcomeFacts, Tally> count) => slice.Tally(figure, (p, tally) =>
    {
        if (!p.Running)
        {
            return;
        }

        if (!p.SeenClosely)
        {
            tally.Unseen(p);
        }

        foreach (var outcome in p.Outcomes)
        {
            if (outcome.To is null)
            {
                count(p, outcome, tally);
            }
        }
    });

    private static void CountOnTrack(ProgrammeOn p, OutcomeFacts outcome, Tally tally)
    {
        switch (outcome.OnTrack)
        {
            case true:
                tally.Hit(p, outcome.Measured!.At);
                break;
            case false:
                tally.Miss(p, outcome.Measured!.At);
                break;
            default:
                tally.Open(p, outcome.At);
                break;
        }
    }

    private static void CountReached(ProgrammeOn p, Tally tally)
    {
        foreach (var outcome in p.Outcomes)
        {
            if (outcome.To is not null)
            {
                continue;
            }

            if (outcome.Link.By > p.AsOf)
            {
                tally.Open(p, outcome.At);
            }
            else if (outcome.Measures.LastOrDefault(m => m.From <= outcome.Link.By) is not { } last)
            {
                tally.Unseen(p, outcome.At);
            }
            else if (outcome.Progress(last.Value) >= 1)
            {
                tally.Hit(p, last.At);
            }
            else
            {
                tally.Miss(p, last.At);
            }
        }
    }

    private static Figure MedianProgress(Slice slice)
    {
        var (progress, tally) = (new List<double>(), slice.Tally(Progress));
        foreach (var p in slice.Programmes)
        {
            foreach (var outcome in p.Outcomes)
            {
                if (p.Running && outcome is { To: null, Measured: { } measured })
                {
                    progress.Add(outcome.Progress(measured.Value));
                    tally.Behind(p, measured.At);
                }
            }
        }

        return Progress.Median(Quantile.Median([.. progress]), progress.Count, Unit.Part, tally);
    }

    private static Figure AfterDeliveries(Slice slice, IReadOnlyList<AfterDelivery> effects)
    {
        var followed = Followed(slice.Around.Settings.EffectDays);
        var (changes, tally) = (new double[effects.Count], slice.Tally(followed));
        for (var i = 0; i < changes.Length; i++)
        {
            changes[i] = effects[i].Change;
            tally.Behind(effects[i].Programme, effects[i].Before.At, effects[i].Delivery.At, effects[i].After.At);
        }

        return followed.Mean(Mean.Of(changes), Unit.Part, tally);
    }
}
