using Portfolio.Domain.Programmes;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Sponsors;

/// <summary>Whether programmes stall more often in the days after a swap (their number is a setting) than at other times.</summary>
internal static class AfterSwap
{
    private static readonly FigureSpec Otherwise = new(
        "stallRateOtherwise", "Stalls per 100 programme-months at all other times",
        "Stalls that started at any other time, over the time active then, where both stalls and sponsors are observed.");

    public static IEnumerable<Figure> Figures(Slice slice)
    {
        var days = slice.Around.Settings.SwapDays;
        var (soonAfter, against) = (After(days), Ratio(days));
        var (after, otherwise, both) = (slice.Tally(soonAfter), slice.Tally(Otherwise), slice.Tally(against));
        foreach (var p in slice.Programmes)
        {
            var observed = Windows.Both(p.Windows(FactKind.Stalls), p.Windows(FactKind.Sponsors));
            if (observed.Count == 0)
            {
                if (p.EverRan)
                {
                    after.Unseen(p);
                    otherwise.Unseen(p);
                    both.Unseen(p);
                }

                continue;
            }

            var swaps = SwapsOf(p, days);
            var all = Exposure.Days(p, observed, Window.Until(p.AsOf), Exposure.Active);
            var soon = swaps.Count == 0
                ? 0
                : Exposure.Days(p, Windows.Both(observed, swaps), Window.Until(p.AsOf), Exposure.Active);
            after.AtRisk(p, soon);
            otherwise.AtRisk(p, all - soon);
            both.AtRisk(p, all);
            foreach (var stall in p.Stalls)
            {
                if (observed.Saw(stall.From))
                {
                    // The first of the days is the day after: what happened on the day itself may have come before.
                    if (IsAfter(swaps, stall.From))
                    {
                        after.Hit(p, stall.At);
                        both.Hit(p, stall.At);
                    }
                    else
                    {
                        otherwise.Hit(p, stall.At);
                        both.RestsOn(p, stall.At);
                    }
                }
            }
        }

        var (monthsAfter, monthsOtherwise) = (after.Days / Length.DaysPerMonth, otherwise.Days / Length.DaysPerMonth);
        // Stalls of a day with no time at risk cannot enter a rate; without time on one side there is no ratio either.
        var ratio = monthsAfter > 0 && monthsOtherwise > 0
            ? RateRatio.Exact(after.Numerator, monthsAfter, otherwise.Numerator, monthsOtherwise)
            : new Comparison(null, null, RateRatio.Method);
        return
        [
            soonAfter.Rate(after, monthsAfter, 100, Unit.Per100ProgrammeMonths),
            Otherwise.Rate(otherwise, monthsOtherwise, 100, Unit.Per100ProgrammeMonths),
            against.Compare(ratio, Unit.Ratio, Math.Min(after.Numerator, otherwise.Numerator), both),
        ];
    }

    private static FigureSpec After(int days) => new(
        "stallRateAfterSwap", $"Stalls per 100 programme-months within {days} days after a swap",
        $"Stalls that started 1 to {days} days after a swap (a setting), over the time active in those days, where both stalls and sponsors are observed.");

    private static FigureSpec Ratio(int days) => new(
        "stallRateRatio", $"Stalls within {days} days after a swap against other times",
        "The first rate over the second. Above 1: more often after a swap. It shows that they go together, not that one causes the other.");

    // The days after each.
    private static IReadOnlyList<Window> SwapsOf(ProgrammeOn p, int days)
    {
        List<Window>? swaps = null;
        foreach (var seat in p.Seats)
        {
            if (seat.Replaced is not null)
            {
                (swaps ??= []).Add(new(seat.From, seat.From.AddDays(days)));
            }
        }

        return swaps is null ? [] : Windows.United(swaps);
    }

    private static bool IsAfter(IReadOnlyList<Window> swaps, DateOnly day)
    {
        for (var i = 0; i < swaps.Count; i++)
        {
            if (swaps[i].Holds(day))
            {
                return true;
            }
        }

        return false;
    }
}
