using Portfolio.Domain;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.PhaseTwo;

/// <summary>What became of deferred items by time since their first deferral.</summary>
internal static class PhaseTwoFates
{
    public const int NeverMonths = 24;

    private const string Rule =
        "An item counts as delivered once its partial deliveries sum to 100 %, as dropped when it, its phase or its programme was given up or its programme closed without it, as unknown when its programme left the register; else it is censored on the day. The three compete.";

    private static readonly FigureSpec Never = new(
        "neverIndex", $"Never index: not delivered within {NeverMonths} months",
        $"1 less the cumulative incidence of delivery {NeverMonths} months of 30.4375 days after the first deferral, counting no item of unknown fate as delivered: the estimate and the upper bound. {Rule}");

    private static readonly FigureSpec NeverLower = new(
        "neverIndexIfUnknownDelivered", "Never index if every unknown one was delivered",
        $"The same with every item of unknown fate taken as delivered on the day it was last seen: the lower bound. {Rule}");

    private static readonly (int Cause, string Name, string Title)[] Ends =
    [
        (Deferral.Delivered, "delivered", "Delivered"), (Deferral.Dropped, "dropped", "Dropped"),
        (Deferral.Unknown, "unknown", "Fate unknown"),
    ];

    /// <summary>By fate, and last, at <see cref="NeverMonths"/> alone, delivered and unknown read as one.</summary>
    public static IncidenceCurves Estimate(Spell[] spells) =>
        AalenJohansen.Estimate(spells, Deferral.Fates, (Deferral.Delivered, Deferral.Unknown), [Days(NeverMonths)]);

    /// <summary>The same for figures alone, read off at some months, of which <see cref="NeverMonths"/> is one.</summary>
    public static IncidenceCurves EstimateAt(int[] months, Spell[] spells) =>
        AalenJohansen.EstimateAt(Array.ConvertAll(months, Days), spells, Deferral.Fates, (Deferral.Delivered, Deferral.Unknown));

    /// <param name="unseen">Of how many programmes nobody reports the scope.</param>
    /// <param name="deferrals">Those of which the spells are.</param>
    /// <param name="fates">What <see cref="Estimate"/> made of the spells.</param>
    public static IEnumerable<Figure> Figures(
        Slice slice, int unseen, Deferral[] deferrals, IncidenceCurves fates, Spell[] spells, int[] horizons)
    {
        var never = NeverIndex.Of(fates, Deferral.Delivered, Days(NeverMonths));
        FigureSpec[] specs =
        [
            .. Ends.SelectMany(end => horizons.Select(months => new FigureSpec(
                $"{end.Name}In{months}Months",
                $"{end.Title} within {months} months of the deferral",
                $"Cumulative incidence {months} months of 30.4375 days after the first deferral, clustered by programme. {Rule}"))),
            Never,
            NeverLower,
        ];
        var (figures, behind) = (new Figure[specs.Length], PhaseTwoFigures.Behind(slice, unseen, deferrals, specs));
        for (var i = 0; i < Ends.Length * horizons.Length; i++)
        {
            figures[i] = specs[i].At(fates.Incidence(Ends[i / horizons.Length].Cause), Days(horizons[i % horizons.Length]), behind);
        }

        figures[^2] = Never.Point(never.Point, spells, $"1 − {fates.Estimator}", behind);
        figures[^1] = NeverLower.Point(never.IfUnknownDelivered, spells, $"1 − {fates.Estimator}", behind);
        return figures;
    }

    private static double Days(int months) => months * Length.DaysPerMonth;

    public static ValueList<CurveSeries> Curves(IncidenceCurves fates) =>
    [
        .. Ends.Select(end => CurveSeries.Of(end.Name, end.Title, fates.Incidence(end.Cause))),
        CurveSeries.Of("waiting", "Still waiting", fates.Remaining),
    ];
}
