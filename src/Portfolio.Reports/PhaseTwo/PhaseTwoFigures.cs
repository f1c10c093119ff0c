using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.PhaseTwo;

/// <summary>The figures about what slips into "Phase 2".</summary>
public static class PhaseTwoFigures
{
    private static readonly int[] Horizons = [6, 12, 24];

    private static readonly FigureSpec Deferred = new(
        "deferredItems", "Scope items ever deferred",
        "Items deferred at least once so far, of all on record. Censored: those never deferred that are still open, so that they still may be; they are in the denominator. Not observed: programmes whose scope nobody reports.");

    private static readonly FigureSpec ToLater = new(
        "deferredToLater", "Deferred to “later”",
        "Items whose first deferral named no phase, of all deferred.");

    private static readonly FigureSpec Again = new(
        "deferredAgain", "Deferred more than once",
        "Items deferred at least twice so far, of all deferred. Censored: those deferred once that still wait, so that they still may be; they are in the denominator.");

    private static readonly FigureSpec Waiting = new(
        "medianMonthsWaiting", "Median months that waiting items have waited",
        "From the first deferral to the day, of items that still wait: how long they have waited, not how long they will.");

    private static readonly FigureSpec MeanDeferred = new(
        "meanValueDeferred", "Mean customer value of what slips",
        "Customer value at the first deferral, mean over deferred items.");

    private static readonly FigureSpec MeanKept = new(
        "meanValueKept", "Mean customer value of what stays",
        "Latest customer value, mean over items never deferred.");

    private static readonly FigureSpec Difference = new(
        "valueDifference", "Is what slips worth more than what stays?",
        "Mean customer value of deferred items at their first deferral, less the mean of those never deferred. The interval takes items as independent.");

    /// <summary>All of them, for the programmes of a slice.</summary>
    public static ValueList<Figure> Of(Slice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        var scope = slice.Each(programme => programme.Scope);
        var deferrals = Deferral.All(slice, scope);
        var spells = Deferral.Spells(deferrals);
        return Of(slice, scope, deferrals, spells, PhaseTwoFates.EstimateAt(Horizons, spells));
    }

    internal static ValueList<Figure> Of(
        Slice slice, ScopeSplit[] scope, Deferral[] deferrals, Spell[] spells, IncidenceCurves fates)
    {
        var unseen = slice.Programmes.Count(p => !p.EverObserved(FactKind.Scope));
        return
        [
            DeferredItems(slice, unseen, scope, deferrals),
            ToLaterShare(slice, unseen, deferrals),
            AgainShare(slice, unseen, deferrals),
            .. PhaseTwoFates.Figures(fates, spells, Horizons, Behind(slice, unseen, deferrals)),
            WaitingMonths(slice, unseen, deferrals),
            .. PhaseTwoValues.Figures(slice, unseen, deferrals),
            .. Worth(slice, unseen, scope, deferrals),
        ];
    }

    /// <summary>What stands behind figures that rest on all of the deferrals.</summary>
    /// <param name="unseen">Of how many programmes nobody reports the scope.</param>
    internal static Tally Behind(Slice slice, int unseen, Deferral[] deferrals)
    {
        var tally = Unseen(slice, unseen);
        foreach (var deferral in slice.Evidence ? deferrals : [])
        {
            tally.Behind(deferral.Programme, deferral.Positions());
        }

        return tally;
    }

    internal static Tally Unseen(Slice slice) => Unseen(slice, slice.Programmes.Count(p => !p.EverObserved(FactKind.Scope)));

    private static Tally Unseen(Slice slice, int unseen)
    {
        var tally = new Tally(slice.Evidence);
        tally.Unseen(unseen);
        return tally;
    }

    private static Figure DeferredItems(Slice slice, int unseen, ScopeSplit[] scope, Deferral[] deferrals)
    {
        var tally = Unseen(slice, unseen);
        if (slice.Evidence)
        {
            foreach (var deferral in deferrals)
            {
                tally.Hit(deferral.Programme, deferral.First.At);
            }
        }
        else
        {
            tally.Share(deferrals.Length, deferrals.Length);
        }

        foreach (var split in scope)
        {
            tally.Miss(split.Kept.Length, split.KeptOpen);
        }

        return Deferred.Share(tally);
    }

    private static Figure ToLaterShare(Slice slice, int unseen, Deferral[] deferrals)
    {
        var tally = Unseen(slice, unseen);
        foreach (var d in deferrals)
        {
            if (d.Of.ToLater)
            {
                tally.Hit(d.Programme, slice.Evidence ? [d.First.At] : []);
            }
            else
            {
                tally.Miss();
            }
        }

        return ToLater.Share(tally);
    }

    private static Figure AgainShare(Slice slice, int unseen, Deferral[] deferrals)
    {
        var tally = Unseen(slice, unseen);
        foreach (var d in deferrals)
        {
            if (d.Of.Times > 1)
            {
                tally.Hit(d.Programme, slice.Evidence ? [.. d.Item.Deferrals.Select(m => m.At)] : []);
            }
            else
            {
                tally.Miss(1, d.Of.Fate == ScopeFate.Open ? 1 : 0);
            }
        }

        return Again.Share(tally);
    }

    private static Figure WaitingMonths(Slice slice, int unseen, Deferral[] deferrals)
    {
        var tally = Unseen(slice, unseen);
        var months = new List<double>();
        foreach (var d in deferrals)
        {
            if (d.Of.Fate == ScopeFate.Open)
            {
                months.Add((slice.AsOf.DayNumber - d.Of.From.DayNumber) / Length.DaysPerMonth);
                tally.Behind(d.Programme, slice.Evidence ? [d.First.At] : []);
                tally.Open();
            }
        }

        return Waiting.Median(Quantile.Median([.. months]), months.Count, Unit.Months, tally);
    }

    private static IEnumerable<Figure> Worth(Slice slice, int unseen, ScopeSplit[] scope, Deferral[] deferrals)
    {
        var (slips, stays) = (Unseen(slice, unseen), Unseen(slice, unseen));
        foreach (var d in slice.Evidence ? deferrals : [])
        {
            slips.Behind(d.Programme, d.First.At);
        }

        foreach (var p in slice.Evidence ? slice.Programmes : [])
        {
            foreach (var item in p.ItemsOn)
            {
                if (item.FirstDeferral is null)
                {
                    stays.Behind(p, item.Version.At);
                }
            }
        }

        var meanDeferred = Mean.Of(Array.ConvertAll(deferrals, d => (double)d.Of.CustomerValue));
        var meanKept = Mean.Of(Kept(scope));
        return
        [
            MeanDeferred.Mean(meanDeferred, Unit.CustomerValue, slips),
            MeanKept.Mean(meanKept, Unit.CustomerValue, stays),
            Difference.Compare(
                Mean.Difference(meanDeferred, meanKept), Unit.CustomerValue, Math.Min(meanDeferred.Count, meanKept.Count), slips),
        ];
    }

    private static double[] Kept(ScopeSplit[] scope)
    {
        var (kept, count) = (new double[scope.Sum(split => split.Kept.Length)], 0);
        foreach (var split in scope)
        {
            split.Kept.CopyTo(kept, count);
            count += split.Kept.Length;
        }

        return kept;
    }
}
