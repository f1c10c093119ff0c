using System.Runtime.InteropServices;
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

    private const int DaysPerYear = 365;

    private static readonly int[] MonthEnds = [.. Enumerable.Range(1, Ahead).Select(m => (int)Math.Round(m * Length.DaysPerMonth))];

    /// <summary>How many calendar years before the day are told apart for validation; all before are one more.</summary>
    public const int Years = 2;

    /// <summary>The item-months of one programme, in the order of its items.</summary>
    public static IEnumerable<WaitingMonth> Of(ProgrammeOn programme)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return Months(programme);
    }

    private static IEnumerable<WaitingMonth> Months(ProgrammeOn programme)
    {
        foreach (var item in new Clipped<ScopeItemFacts>(programme.Facts.Items, programme.AsOf))
        {
            if (item.FirstDeferral is { } first)
            {
                foreach (var month in Of(programme, item, first.From))
                {
                    yield return month;
                }
            }
        }
    }

    /// <summary>The day on which a month since a day ends.</summary>
    public static DateOnly After(DateOnly day, int months) => day.AddDays((int)Math.Round(months * Length.DaysPerMonth));

    private static IEnumerable<WaitingMonth> Of(ProgrammeOn programme, ScopeItemFacts item, DateOnly deferredOn)
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
            var run = default(WaitingMonth);
            for (var ahead = 0; ahead < Ahead; ahead++)
            {
                var until = look.AddDays(MonthEnds[ahead]);
                var ends = item.FateOn is { } fate && fate <= until;
                var cause = ends ? Cause(item.Fate) : 0;

                // A month that was not seen whole says nothing, also when it ended in it: ends without the time at risk of
                // those that still wait would raise the rates. What goes on elsewhere is looked at there.
                if (until > seen || (ends && cause == 0))
                {
                    break;
                }

                var year = Math.Clamp((programme.AsOf.DayNumber - until.DayNumber) / DaysPerYear, 0, Years);
                var month = new WaitingMonth(ForecastCell.Of(factors, waited, ahead), year, cause, 1);
                if (run.IsLike(month))
                {
                    run = run with { Months = run.Months + 1 };
                }
                else
                {
                    if (run.Months > 0)
                    {
                        yield return run;
                    }

                    run = month;
                }

                if (ends)
                {
                    break;
                }
            }

            if (run.Months > 0)
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

/// <summary>Months that an item waited which are alike, as seen from when it was looked at.</summary>
/// <param name="Year">How many years before the day they ended, at most <see cref="WaitingMonths.Years"/>.</param>
/// <param name="Cause">0: it goes on waiting; 1: delivered; 2: dropped or lost sight of, at the end of one month.</param>
/// <param name="Months">How many.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WaitingMonth(ForecastCell Cell, int Year, int Cause, int Months)
{
    internal bool IsLike(WaitingMonth other) =>
        Months > 0 && Cause == 0 && other.Cause == 0 && Cell == other.Cell && Year == other.Year;
}
