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
        var unseen = Unseen(slice);
        return
        [
            DeferredItems(slice, unseen, scope, deferrals),
            ToLaterShare(slice, unseen, deferrals),
            AgainShare(slice, unseen, deferrals),
            .. PhaseTwoFates.Figures(slice, unseen, deferrals, fates, spells, Horizons),
            WaitingMonths(slice, unseen, deferrals),
            .. PhaseTwoValues.Figures(slice, unseen, deferrals),
            .. Worth(slice, unseen, scope, deferrals),
        ];
    }

    /// <summary>What stands behind figures that rest on all of the deferrals.</summary>
    /// <param name="unseen">Of how many programmes nobody reports the scope.</param>
    internal static Tally Behind(Slice slice, int unseen, Deferral[] deferrals, params ReadOnlySpan<FigureSpec> figures)
    {
        var tally = Unseen(slice, unseen, figures);
        foreach (var deferral in tally.KeepsEvidence ? deferrals : [])
        {
            tally.Behind(deferral.Programme, deferral.Positions());
            if (deferral.Spell is { Cause: 0 })
            {
                tally.Open(deferral.Programme, deferral.First.At);
            }
        }

        return tally;
    }

    /// <summary>Of how many programmes nobody reports the scope.</summary>
    internal static int Unseen(Slice slice) => slice.Programmes.Count(p => !p.EverObserved(FactKind.Scope));

    /// <summary>Counts no more than these yet.</summary>
    internal static Tally Unseen(Slice slice, int unseen, params ReadOnlySpan<FigureSpec> figures)
    {
        var tally = slice.Tally(figures);
        if (!tally.KeepsParts)
        {
            tally.Unseen(unseen);
            return tally;
        }

        // Of a part of the deferrals it is told of nobody.
        foreach (var p in unseen > 0 ? slice.Programmes : [])
        {
            if (!p.EverObserved(FactKind.Scope))
            {
                tally.Unseen(p);
            }
        }

        return tally;
    }

    /// <summary>That there is nothing of it says something as long as there are items: it rests on whoever has any.</summary>
    internal static void RestOnItems(Slice slice, Tally tally)
    {
        foreach (var p in tally.KeepsParts ? slice.Programmes : [])
        {
            if (p.ItemCount > 0)
            {
                tally.RestsOn(p);
            }
        }
    }

    private static Figure DeferredItems(Slice slice, int unseen, ScopeSplit[] scope, Deferral[] deferrals)
    {
        var tally = Unseen(slice, unseen, Deferred);
        if (tally.KeepsEvidence)
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

        foreach (var (p, item) in tally.KeepsParts ? KeptOf(slice) : [])
        {
            tally.Miss(p, item.Version.At);
            if (item.Fate == ScopeFate.Open)
            {
                tally.Open(p, item.Version.At);
            }
        }

        foreach (var split in tally.KeepsParts ? [] : scope)
        {
            tally.Miss(split.Kept.Length, split.KeptOpen);
        }

        return Deferred.Share(tally);
    }

    // The items never deferred, one by one: for whoever asks whose they are.
    private static IEnumerable<(ProgrammeOn Programme, ScopeItemFacts Item)> KeptOf(Slice slice)
    {
        foreach (var p in slice.Programmes)
        {
            foreach (var item in p.ItemsOn)
            {
                if (item.FirstDeferral is null)
                {
                    yield return (p, item);
                }
            }
        }
    }

    private static Figure ToLaterShare(Slice slice, int unseen, Deferral[] deferrals)
    {
        var tally = Unseen(slice, unseen, ToLater);
        foreach (var d in deferrals)
        {
            if (d.Of.ToLater)
            {
                tally.Hit(d.Programme, tally.KeepsEvidence ? [d.First.At] : []);
            }
            else
            {
                tally.Miss(d.Programme, tally.KeepsParts ? [d.First.At] : []);
            }
        }

        return ToLater.Share(tally);
    }

    private static Figure AgainShare(Slice slice, int unseen, Deferral[] deferrals)
    {
        var tally = Unseen(slice, unseen, Again);
        foreach (var d in deferrals)
        {
            if (d.Of.Times > 1)
            {
                tally.Hit(d.Programme, tally.KeepsEvidence ? [.. d.Item.Deferrals.Select(m => m.At)] : []);
                continue;
            }

            tally.Miss(d.Programme, tally.KeepsParts ? [d.First.At] : []);
            if (d.Of.Fate == ScopeFate.Open)
            {
                tally.Open(d.Programme, tally.KeepsParts ? [d.First.At] : []);
            }
        }

        return Again.Share(tally);
    }

    private static Figure WaitingMonths(Slice slice, int unseen, Deferral[] deferrals)
    {
        var tally = Unseen(slice, unseen, Waiting);
        var months = new List<double>();
        foreach (var d in deferrals)
        {
            if (d.Of.Fate == ScopeFate.Open)
            {
                months.Add((slice.AsOf.DayNumber - d.Of.From.DayNumber) / Length.DaysPerMonth);
                tally.Behind(d.Programme, tally.KeepsEvidence ? [d.First.At] : []);
                tally.Open(d.Programme, tally.KeepsParts ? [d.First.At] : []);
            }
        }

        return Waiting.Median(Quantile.Median([.. months]), months.Count, Unit.Months, tally);
    }

    private static IEnumerable<Figure> Worth(Slice slice, int unseen, ScopeSplit[] scope, Deferral[] deferrals)
    {
        var slips = Slips(slice, unseen, deferrals, MeanDeferred, Difference);
        var stays = Unseen(slice, unseen, MeanKept);
        foreach (var (p, item) in stays.KeepsEvidence ? KeptOf(slice) : [])
        {
            stays.Behind(p, item.Version.At);
        }

        // The difference rests on what stays, too; nothing else of it is told otherwise.
        var both = slips.KeepsParts ? Slips(slice, unseen, deferrals, Difference) : slips;
        foreach (var (p, item) in both.KeepsParts ? KeptOf(slice) : [])
        {
            both.RestsOn(p, item.Version.At);
        }

        var meanDeferred = Mean.Of(Array.ConvertAll(deferrals, d => (double)d.Of.CustomerValue));
        var meanKept = Mean.Of(Kept(scope));
        return
        [
            MeanDeferred.Mean(meanDeferred, Unit.CustomerValue, slips),
            MeanKept.Mean(meanKept, Unit.CustomerValue, stays),
            Difference.Compare(
                Mean.Difference(meanDeferred, meanKept), Unit.CustomerValue, Math.Min(meanDeferred.Count, meanKept.Count), both),
        ];
    }

    private static Tally Slips(Slice slice, int unseen, Deferral[] deferrals, params ReadOnlySpan<FigureSpec> figures)
    {
        var tally = Unseen(slice, unseen, figures);
        foreach (var d in tally.KeepsEvidence ? deferrals : [])
        {
            tally.Behind(d.Programme, d.First.At);
        }

        return tally;
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
