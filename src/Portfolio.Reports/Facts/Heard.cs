using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Portfolio.Reports.Facts;

/// <summary>A day of which something is on record. A value of twelve bytes, for there are nearly as many as events.</summary>
/// <param name="From">The day.</param>
/// <param name="At">The last position of that day.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct Heard(DateOnly From, long At)
{
    /// <summary>The last of some in the order of their days that does not lie after a day; null where none does.</summary>
    public static Heard? Last(ImmutableArray<Heard> all, DateOnly day)
    {
        if (all.IsEmpty || all[^1].From <= day)
        {
            return all.IsEmpty ? null : all[^1];
        }

        var (low, high) = (0, all.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = all[middle].From <= day ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? null : all[low - 1];
    }
}
