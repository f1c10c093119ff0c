using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Portfolio.Reports.Facts;

/// <summary>A day of which something is on record. A value, for there are nearly as many as events.</summary>
/// <param name="From">The day.</param>
/// <param name="At">The last position of that day.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Heard(DateOnly From, long At)
{
    /// <summary>The last of some in the order of their days that does not lie after a day; null where none does.</summary>
    public static Heard? Last(ImmutableArray<Heard> all, DateOnly day)
    {
        // Most looks are at a late day, so from the end.
        var last = all.Length - 1;
        while (last >= 0 && all[last].From > day)
        {
            last--;
        }

        return last < 0 ? null : all[last];
    }
}
