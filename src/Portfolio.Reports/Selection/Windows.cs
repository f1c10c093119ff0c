namespace Portfolio.Reports.Selection;

/// <summary>Sets of days.</summary>
internal static class Windows
{
    /// <summary>The days in both; each list in order and without overlaps, and so is the result.</summary>
    public static IReadOnlyList<Window> Both(IReadOnlyList<Window> one, IReadOnlyList<Window> other)
    {
        if (ReferenceEquals(one, other))
        {
            return one;
        }

        var both = new List<Window>();
        var (i, j) = (0, 0);
        while (i < one.Count && j < other.Count)
        {
            var from = one[i].From > other[j].From ? one[i].From : other[j].From;
            var to = one[i].To < other[j].To ? one[i].To : other[j].To;
            if (from <= to)
            {
                both.Add(new(from, to));
            }

            if (one[i].To < other[j].To)
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return both;
    }

    /// <summary>Windows in order of their begin, those that touch or overlap made one.</summary>
    public static IReadOnlyList<Window> United(IEnumerable<Window> byBegin)
    {
        var united = new List<Window>();
        foreach (var window in byBegin)
        {
            if (united.Count > 0 && window.From <= united[^1].To)
            {
                var last = united[^1];
                united[^1] = last with { To = window.To > last.To ? window.To : last.To };
            }
            else
            {
                united.Add(window);
            }
        }

        return united;
    }
}
