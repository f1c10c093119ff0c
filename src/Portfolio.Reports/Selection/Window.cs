using System.Runtime.InteropServices;

namespace Portfolio.Reports.Selection;

/// <summary>A stretch of days: after <paramref name="From"/> up to and with <paramref name="To"/>.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Window(DateOnly From, DateOnly To)
{
    /// <summary>The twelve months that end on a day.</summary>
    public static Window Year(DateOnly to) => new(to.AddMonths(-12), to);

    /// <summary>Everything up to a day.</summary>
    public static Window Until(DateOnly to) => new(DateOnly.MinValue, to);

    /// <summary>Whether something that happened on a day was seen in it: on its first day too.</summary>
    public bool Saw(DateOnly day) => day >= From && day <= To;

    /// <summary>Whether a day belongs to it, as a stretch of time after its first day.</summary>
    public bool Holds(DateOnly day) => day > From && day <= To;

    /// <summary>How many days it shares with another.</summary>
    public int Overlap(DateOnly from, DateOnly to) =>
        Math.Max(0, Math.Min(To.DayNumber, to.DayNumber) - Math.Max(From.DayNumber, from.DayNumber));
}
