using System.Runtime.InteropServices;
using MathNet.Numerics.LinearAlgebra;
using Portfolio.Domain;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.PhaseTwo;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Forecast;

/// <summary>The figures about what is expected of what waits.</summary>
internal sealed class ForecastFigures(
    ForecastModel model, Forecasts forecasts, ForecastBasis basis, BackTest test, IReadOnlyList<QuarterForecast> quarters, ScoredPast scored, Slice everybody)
{
    private static readonly FigureSpec Waiting = new(
        "waitingItems", "Scope items that wait", "Items deferred at least once that are neither delivered in full nor dropped nor lost sight of.");

    private static readonly FigureSpec Delivered = new(
        "deliveredIn12Months", "Expected to be delivered within 12 months",
        "The mean over waiting items of the probability of being delivered in full within twelve months of 30.4375 days, given how long each has waited and, where covariates speak, what is true of it now.");

    private static readonly FigureSpec Never = new(
        "neverDelivered", "Customer value expected never to be delivered",
        "Of the customer value that waits, the expected share not delivered within 24 months more (“never” as in the never index): each item’s value not yet delivered times its probability.");

    private static readonly FigureSpec BaseRate = new(
        "baseRate", "The base rate: delivered within 12 months, whatever is known of an item",
        "What the pooled monthly rates of delivery and of being dropped or lost sight of, over all item-months observed by the last quarter’s end of all programmes, give within twelve months of 30.4375 days. Their prior weighs 240 months. Behind it are the items that had been put off by then, with what was known of their end.");

    private static readonly FigureSpec Prior = new(
        "priorShare", "How much of the forecast is prior",
        "The months that the prior weighs (240) in all observed item-months and these. The prior’s mean is 10 % delivered and 30 % dropped or lost sight of by 24 months. Covariates, once they speak, use no such prior.");

    private static readonly FigureSpec Brier = new(
        "brier", "Brier score of past forecasts",
        "Mean squared distance of what was said at past quarter ends, knowing what was known then, from what came within twelve months (1 delivered, 0 not); those that nobody watched long enough are weighted for by the inverse probability of being watched. 0 is perfect.");

    private static readonly FigureSpec BaseBrier = new(
        "baseBrier", "Brier score of the base rate known then",
        "The same, had the pooled rates known at each quarter’s end been said of every item.");

    private static readonly FigureSpec Skill = new(
        "skill", "Skill against the base rate",
        "1 less the quotient of the two Brier scores: 1 is perfect, 0 is no better than the base rate, below 0 is worse.");

    public ValueList<Figure> Of(Slice slice)
    {
        var waiting = WaitingItem.All(slice);
        return Of(slice, waiting, Array.ConvertAll(waiting, w => forecasts.Expected(w.Factors, w.Waited)));
    }

    /// <param name="expected">Of each item that waits.</param>
    public ValueList<Figure> Of(Slice slice, WaitingItem[] waiting, Expectation[] expected)
    {
        var unseen = PhaseTwoFigures.Unseen(slice);
        var tally = Count(slice, unseen, waiting, Waiting, Delivered, Never);

        PhaseTwoFigures.RestOnItems(slice, tally);

        // What is expected rests on the forecasts, too; nothing else of it is told otherwise.
        var expecting = tally.KeepsParts ? Count(slice, unseen, waiting, Delivered, Never) : tally;
        if (expecting.KeepsParts && waiting.Length > 0)
        {
            RestOnForecasts(expecting);
        }

        var observed = slice.Programmes.Any(p => p.Items.Count > 0);
        return
        [
            Waiting.Count(tally, observed),
            Delivered.Estimated(MeanOf(expected), Unit.Share, waiting.Length, expecting),
            Never.Estimated(NeverOf(waiting, expected), Unit.Share, waiting.Length, expecting),
        ];
    }

    private static Tally Count(Slice slice, int unseen, WaitingItem[] waiting, params ReadOnlySpan<FigureSpec> figures)
    {
        var tally = PhaseTwoFigures.Unseen(slice, unseen, figures);
        foreach (var item in waiting)
        {
            tally.Hit(item.Programme, tally.KeepsEvidence ? [.. item.Item.Deferrals.Select(m => m.At), .. item.Item.Deliveries.Select(d => d.At)] : []);
        }

        return tally;
    }

    // All that was learnt from, and, where covariates might speak, all by which they had to prove themselves.
    private void RestOnForecasts(Tally tally)
    {
        foreach (var (p, _, first) in LearntFrom())
        {
            tally.RestsOn(p, first.At);
        }

        if (quarters.Count > 0 && quarters[^1].Model.Fit is not null)
        {
            RestOnScored(tally);
        }
    }

    /// <summary>What holds of the forecasts as such, whatever is selected.</summary>
    public IEnumerable<Figure> OfTheForecasts(Slice slice)
    {
        var (pooled, learnt, tally) = (Learnt(slice, BaseRate, withEnds: true), Learnt(slice, Prior), Scored(slice));
        var score = test.Score;
        return
        [
            BaseRate.Estimated(slice.Programmes.Length == 0 ? null : basis.BaseRate, Unit.Share, (int)basis.ItemMonths, pooled),
            Prior.Estimated(
                slice.Programmes.Length == 0 ? null : new(basis.PriorShare, null, null, PooledHazards.Method), Unit.Share, (int)basis.ItemMonths, learnt),
            Brier.Estimated(score is null ? null : new(score.Brier, null, null, "Brier score"), Unit.Score, score?.Cases ?? 0, tally),
            BaseBrier.Estimated(score is null ? null : new(score.BaseBrier, null, null, "Brier score"), Unit.Score, score?.Cases ?? 0, tally),
            Skill.Estimated(
                score?.Skill is { Value: { } skill } given ? new(skill, null, given.Interval, given.Estimator) : null, Unit.Score, score?.Cases ?? 0, tally),
        ];
    }

    // How much is prior is told by how many months there are; a rate also by what ended in them.
    private Tally Learnt(Slice slice, FigureSpec figure, bool withEnds = false)
    {
        var tally = slice.Tally(figure);
        foreach (var (p, item, first) in tally.KeepsEvidence ? LearntFrom() : [])
        {
            tally.Behind(p, first.At);
            foreach (var end in withEnds ? item.Fates.Where(f => IsKnown(f.From, f.At)) : [])
            {
                tally.Behind(p, end.At);
            }
        }

        // What is prior says something as long as there is anybody.
        foreach (var p in tally.KeepsParts ? slice.Programmes : [])
        {
            tally.RestsOn(p);
        }

        return tally;
    }

    // Items that had been put off by the last quarter's end, as was known then: their months are what was learnt from.
    private IEnumerable<(ProgrammeOn Programme, ScopeItemFacts Item, ItemMove First)> LearntFrom()
    {
        foreach (var p in quarters.Count > 0 ? everybody.Programmes : [])
        {
            foreach (var item in p.DeferredOn)
            {
                if (item.FirstDeferral is { } first && IsKnown(first.From, first.At))
                {
                    yield return (p, item, first);
                }
            }
        }
    }

    private bool IsKnown(DateOnly from, long at) => from <= quarters[^1].On && at <= quarters[^1].Knowledge.KnownAt;

    // Items of which something was said that can be told right from wrong, with what was said of them being put off and of their end.
    private Tally Scored(Slice slice)
    {
        var tally = slice.Tally(Brier, BaseBrier, Skill);
        if (!tally.KeepsEvidence || quarters.Count == 0)
        {
            return tally;
        }

        RestOnScored(tally, behindTold: true);
        return tally;
    }

    // Those that nobody watched long enough decide how the others are weighted; and what came of an item that was handed over
    // came where it went on.
    /// <param name="behindTold">Whether those that can be told right from wrong are the evidence, too.</param>
    private void RestOnScored(Tally tally, bool behindTold = false)
    {
        var (said, known) = (PastQuarters.Of(quarters).Said, Known());
        var numbers = Enumerable.Range(0, known.Length > 0 ? said.Programmes.Count : 0).OrderBy(n => said.Programmes[n], StringComparer.OrdinalIgnoreCase);
        foreach (var number in numbers)
        {
            if (everybody.Find(said.Programmes[number]) is not { } p)
            {
                continue;
            }

            var items = said.ItemsOfProgramme(number);
            var places = SaidPlaces.Of(p.Facts, said, number);
            var ever = p.ItemsEver;
            for (var i = 0; i < items.Length; i++)
            {
                var code = said.Items[items[i]].Item;
                var (of, item) = (known[items[i]], SaidPlaces.At(places[i], ever, p, code));
                var isBehind = behindTold && of == ItemKnown.Told && item is not null;
                if (isBehind)
                {
                    tally.Behind(p, PositionsOf(item));
                }

                if (!tally.KeepsParts || of == ItemKnown.NotDue)
                {
                    continue;
                }

                if (item?.GoesOn is not null)
                {
                    foreach (var (there, found) in CaseOutcome.Way(everybody, p, item))
                    {
                        tally.RestsOn(there, PositionsOf(found));
                    }
                }
                else if (of >= ItemKnown.Scored && !isBehind)
                {
                    tally.RestsOn(p, PositionsOf(item));
                }
            }
        }
    }

    private static long[] PositionsOf(ScopeItemFacts? item) =>
        item is null ? [] : [.. item.Deferrals.Select(m => m.At), .. item.Fates.Select(f => f.At)];

    // Of each item of which something was said, by its number.
    private ItemKnown[] Known()
    {
        var known = new ItemKnown[scored.Items.Length];
        for (var quarter = 0; quarter < quarters.Count; quarter++)
        {
            var came = scored.CameOf(quarter);
            var items = scored.ItemsOf(quarter);
            for (var i = 0; i < came.Length; i++)
            {
                var one = came[i].Told ? ItemKnown.Told : came[i].Scored ? ItemKnown.Scored : ItemKnown.Due;
                known[items[i]] = one > known[items[i]] ? one : known[items[i]];
            }
        }

        return known;
    }

    // The most that is known of anything that was said of an item.
    private enum ItemKnown : byte
    {
        NotDue,
        Due,
        Scored,
        Told,
    }

    private Estimate? MeanOf(Expectation[] expected) => expected.Length == 0 ? null : Of(
        basis.BaseRate, expected, _ => 1.0 / expected.Length, e => (e.Delivered, e.Slope!));

    private Estimate? NeverOf(WaitingItem[] waiting, Expectation[] expected)
    {
        if (waiting.Length == 0)
        {
            return null;
        }

        var parts = ProgrammeRisk.Parts(waiting);
        return Of(forecasts.NeverAlike, expected, i => parts[i], e => (e.Never, e.NeverSlope!));
    }

    // The weighted mean of what is expected of each, of which the weights add up to 1.
    private Estimate Of(
        Estimate alike, Expectation[] expected, Func<int, double> weightOf, Func<Expectation, (double Probability, double[] Slope)> of)
    {
        if (basis.Speaks == ForecastSource.BaseRate || model.Fit is not { } fit)
        {
            return alike;
        }

        // One object for all that are alike.
        var weights = new Dictionary<Expectation, double>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < expected.Length; i++)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(weights, expected[i], out _) += weightOf(i);
        }

        var (mean, slope) = (0.0, new double[2 * fit.Columns]);
        foreach (var (one, weight) in weights)
        {
            var (probability, direction) = of(one);
            mean += weight * probability;
            for (var i = 0; i < slope.Length; i++)
            {
                slope[i] += weight * direction[i];
            }
        }

        return ItemForecast.Around(mean, Vector<double>.Build.Dense(slope), fit);
    }
}
