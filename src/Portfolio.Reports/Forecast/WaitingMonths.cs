using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Forecast;

/// <summary>
/// Item-months of what waited in "Phase 2", as far as they were observed: each deferred item is looked at every three
/// months since its first deferral and followed for twelve months from there, so that what is learnt is what may be said
/// ahead of time from what is known on a day (landmarking; van Houwelingen, Scandinavian Journal of Statistics 34, 2007,
/// 70–85).
/// </summary>
public static class WaitingMonths
{
    /// <summary>Months from one look to the next.</summary>
    public const int Between = 3;

    /// <summary>Months that a look is followed.</summary>
    public const int Ahead = 12;

    /// <summary>The item-months of one programme as far as they are known on its day, in the order of its items.</summary>
    public static IEnumerable<WaitingRun> Of(ProgrammeOn programme)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return Runs(programme);
    }

    /// <summary>
    /// Whether what was known of item-months on earlier days is a part of what is known now (see <see cref="WaitingRun"/>):
    /// the scope is seen all the time, and no item's fate was undone or learnt after it had come.
    /// </summary>
    internal static bool OnlyGrow(ProgrammeFacts programme)
    {
        if (programme.Coverage is not [{ To: null, Coverage.Sight: Sight.Continuous }])
        {
            return false;
        }

        foreach (var item in programme.Items)
        {
            if (item.Fates.Count > 1 || (item.Fates.Count == 1 && item.Fates[0].HappenedOn != item.Fates[0].From))
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<WaitingRun> Runs(ProgrammeOn programme)
    {
        foreach (var item in programme.ItemsEver)
        {
            if (item.FirstDeferral is { } first)
            {
                foreach (var run in Of(programme, item, first.From))
                {
                    yield return run;
                }
            }
        }
    }

    /// <summary>The day on which a month since a day ends.</summary>
    public static DateOnly After(DateOnly day, int months) => day.AddDays((int)Math.Round(months * Length.DaysPerMonth));

    private static IEnumerable<WaitingRun> Of(ProgrammeOn programme, ScopeItemFacts item, DateOnly deferredOn)
    {
        // In parts of a history, an end may be told of without what lies before it.
        var end = item.FateOn ?? programme.AsOf;
        var windows = programme.Windows(FactKind.Scope);
        for (var waited = 0; ; waited += Between)
        {
            var look = After(deferredOn, waited);
            if (look >= end || look > programme.AsOf)
            {
                yield break;
            }

            if (look < item.From || item.FateAt(look) != ScopeFate.Open || SeenUntil(windows, look) is not { } seen)
            {
                continue;
            }

            var factors = FactorsOn.Of(programme.Facts, item, deferredOn, look);
            var run = default(WaitingRun);
            for (var ahead = 0; ahead < Ahead; ahead++)
            {
                var until = MonthSpan.End(look, ahead);
                var ends = item.FateOn is { } fate && fate <= until;
                var cause = ends ? Cause(item.Fate) : 0;

                // A month that was not seen whole says nothing, also when it ended in it: ends without the time at risk of
                // those that still wait would raise the rates. What goes on elsewhere is looked at there.
                if (until > seen || (ends && cause == 0))
                {
                    break;
                }

                var cell = ForecastCell.Of(factors, waited, ahead);
                if (!ends && run.Span.Months > 0 && run.Cell == cell)
                {
                    run = run with { Span = run.Span with { Months = (byte)(run.Span.Months + 1) } };
                }
                else
                {
                    if (run.Span.Months > 0)
                    {
                        yield return run;
                    }

                    run = new(cell, new(look, (byte)ahead, 1, (byte)cause));
                }

                if (ends)
                {
                    break;
                }
            }

            if (run.Span.Months > 0)
            {
                yield return run;
            }
        }
    }

    private static int Cause(ScopeFate fate) => fate switch
    {
        ScopeFate.Delivered => 1,
        ScopeFate.Dropped or ScopeFate.Unknown => 2,
        _ => 0,
    };

    private static DateOnly? SeenUntil(IReadOnlyList<Window> windows, DateOnly day)
    {
        foreach (var window in windows)
        {
            if (window.Saw(day))
            {
                return window.To;
            }
        }

        return null;
    }
}
