using Portfolio.Domain;

namespace Portfolio.Reports.Facts;

internal static class DatedLists
{
    /// <summary>The first of a list in order of days, up to and with a day; the same list when that is all.</summary>
    public static ValueList<T> Until<T>(this ValueList<T> facts, DateOnly day)
        where T : class, IDated<T>
    {
        var count = facts.Count;
        while (count > 0 && facts[count - 1].From > day)
        {
            count--;
        }

        return count == facts.Count ? facts : ValueList.Create(facts.Span[..count]);
    }

    /// <summary>Whether anything in a list in order of days lies after a day.</summary>
    public static bool Beyond<T>(this ValueList<T> facts, DateOnly day)
        where T : class, IDated<T> => facts.Count > 0 && facts[^1].From > day;
}
