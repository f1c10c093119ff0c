using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Portfolio.Reports.Facts;

namespace Portfolio.Reports.Selection;

/// <summary>Facts in the order in which they began, asked for on one day after the other: each is passed once.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct DayByDay<T>(ImmutableArray<T> all)
    where T : class, IDated<T>
{
    private int _begun;

    /// <summary>
    /// The one that began last by a day, not before the day asked for last; null before the first. With what came of it
    /// later, so that nothing is copied.
    /// </summary>
    public T? LastOn(DateOnly day)
    {
        while (_begun < all.Length && all[_begun].From <= day)
        {
            _begun++;
        }

        return _begun == 0 ? null : all[_begun - 1];
    }
}
