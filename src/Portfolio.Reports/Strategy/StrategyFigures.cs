using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Strategy;

/// <summary>The figures about customer strategy.</summary>
public static class StrategyFigures
{
    private static readonly FigureSpec Complete = new(
        "canvasComplete", "Canvas complete", $"Programmes with all twelve components answered, of all that have not ended. {Closely.Unseen}");

    private static readonly FigureSpec Vacuum = new(
        "inVacuum", "In a strategic vacuum",
        $"Programmes with at least one of the three questions without any answer, of all that have not ended. {Closely.Unseen}");

    private static readonly FigureSpec Median = new(
        "medianAnswered", "Median of components answered", "Components answered, of twelve, over all programmes that have not ended.");

    /// <summary>All of them, for the programmes of a slice.</summary>
    public static ValueList<Figure> Of(Slice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        var open = slice.Programmes.Where(p => !p.Ended && p.SeenClosely).Select(StrategyOn.Of).ToList();
        var behind = slice.Tally(Median);
        foreach (var s in open)
        {
            behind.Behind(s.Programme, behind.KeepsEvidence ? [.. s.Answered.Values] : []);
        }

        return
        [
            Closely.Share(
                Complete, slice, p => !p.Ended, p => StrategyOn.Of(p) is { Answered.Count: StrategyOn.Components } s ? s.Answered.Values : null),
            Closely.Share(Vacuum, slice, p => !p.Ended, p => StrategyOn.Of(p) is { InVacuum: true } s ? s.Answered.Values : null),
            Median.Median(Quantile.Median([.. open.Select(s => (double)s.Answered.Count)]), open.Count, Unit.Count, behind),
            .. Compared(
                slice, "stallRate", "Stalls", FactKind.Stalls, Exposure.Active,
                p => p.Stalls.Select(s => (s.From, s.At))),
            .. Compared(
                slice, "dropRate", "Drops", FactKind.Outcomes, Exposure.Running,
                p => p.States.Where(s => s.State == ProgrammeState.Dropped).Select(s => (s.HappenedOn ?? s.From, s.At))),
        ];
    }

    // Each day counts for what the programme was in on it: one that answered late was in a vacuum before.
    private static IEnumerable<Figure> Compared(
        Slice slice, string name, string inWords, FactKind kind, Func<ProgrammeState, bool> atRisk,
        Func<ProgrammeOn, IEnumerable<(DateOnly On, long At)>> events)
    {
        const string Over = "over the time in which it could happen and was observed, in months of 30.4375 days, times 100. The day on which the last question was answered counts as in it.";
        var inVacuum = new FigureSpec($"{name}InVacuum", $"{inWords} per 100 programme-months in a vacuum", $"{inWords} while in a strategic vacuum and at risk, {Over}");
        var otherwise = new FigureSpec($"{name}Otherwise", $"{inWords} per 100 programme-months otherwise", $"{inWords} at all other times at risk, {Over}");
        var against = new FigureSpec(
            $"{name}Ratio", $"{inWords} in a vacuum against other times",
            "The first rate over the second. Above 1: more often in a vacuum. It shows that they go together, not that one causes the other.");

        // What is told of the ratio is what is told of the first rate, but it rests on the other too.
        var (within, outside, both) = (slice.Tally(inVacuum), slice.Tally(otherwise), slice.Tally(against));
        foreach (var p in slice.Programmes)
        {
            var observed = p.Windows(kind);
            if (!p.SeenClosely || observed.Count == 0)
            {
                if (p.EverRan)
                {
                    within.Unseen(p);
                    outside.Unseen(p);
                    both.Unseen(p);
                }

                continue;
            }

            var outOn = StrategyOn.Of(p).OutOn ?? p.AsOf;
            var (before, after) = (Exposure.Days(p, observed, Window.Until(outOn), atRisk), Exposure.Days(p, observed, new(outOn, p.AsOf), atRisk));
            within.AtRisk(p, before);
            outside.AtRisk(p, after);
            both.AtRisk(p, before + after);
            foreach (var (on, at) in events(p))
            {
                if (observed.Saw(on) && Exposure.WasIn(p, on, atRisk))
                {
                    if (on <= outOn)
                    {
                        within.Hit(p, at);
                        both.Hit(p, at);
                    }
                    else
                    {
                        outside.Hit(p, at);
                        both.RestsOn(p, at);
                    }
                }
            }
        }

        var (months, others) = (within.Days / Length.DaysPerMonth, outside.Days / Length.DaysPerMonth);
        var ratio = months > 0 && others > 0
            ? RateRatio.Exact(within.Numerator, months, outside.Numerator, others)
            : new Comparison(null, null, RateRatio.Method);
        yield return inVacuum.Rate(within, months, 100, Unit.Per100ProgrammeMonths);
        yield return otherwise.Rate(outside, others, 100, Unit.Per100ProgrammeMonths);
        yield return against.Compare(ratio, Unit.Ratio, Math.Min(within.Numerator, outside.Numerator), both);
    }
}
