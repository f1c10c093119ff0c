using System.Runtime.InteropServices;
using Portfolio.Reports.Figures;

namespace Portfolio.Reports.Forecast;

/// <summary>
/// Months in a row that an item waited which are alike, as seen from when it was looked at. It holds its days, so that it
/// also tells what was known of it on a day before.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WaitingRun(ForecastCell Cell, MonthSpan Span);

/// <summary>Months in a row since an item was looked at.</summary>
/// <param name="Look">The day it was looked at.</param>
/// <param name="Ahead">Whole months from then to the begin of the first of them.</param>
/// <param name="Months">How many; one, where it brought the end.</param>
/// <param name="Cause">0: it goes on waiting; 1: delivered; 2: dropped or lost sight of.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MonthSpan(DateOnly Look, byte Ahead, byte Months, byte Cause)
{
    /// <summary>How many years before a day are told apart for validation; all before are one more.</summary>
    public const int Years = 2;

    private const int DaysPerYear = 365;

    private static readonly int[] Ends = [.. Enumerable.Range(1, WaitingMonths.Ahead).Select(m => (int)Math.Round(m * Length.DaysPerMonth))];

    /// <summary>The day on which a month ends.</summary>
    /// <param name="ahead">Whole months from the look to its begin.</param>
    public static DateOnly End(DateOnly look, int ahead) => look.AddDays(Ends[ahead]);

    /// <summary>
    /// How many of its months were known by a day, by how many years before it they ended. A month is known once it is over.
    /// </summary>
    public KnownMonths KnownBy(DateOnly day)
    {
        var since = day.DayNumber - Look.DayNumber;
        var (within, first, second) = (0, 0, 0);
        foreach (var end in Ends.AsSpan(Ahead, Months))
        {
            within += end <= since ? 1 : 0;
            first += end + DaysPerYear <= since ? 1 : 0;
            second += end + (2 * DaysPerYear) <= since ? 1 : 0;
        }

        return new(within - first, first - second, second);
    }
}

/// <summary>Counts of months by how many years ago they ended.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct KnownMonths(int InLastYear, int InYearBefore, int Earlier)
{
    public int All => InLastYear + InYearBefore + Earlier;

    public int this[int year] => year switch
    {
        0 => InLastYear,
        1 => InYearBefore,
        _ => Earlier,
    };
}
