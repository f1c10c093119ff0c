namespace Portfolio.Reports.Statistics;

/// <summary>
/// The places of spells in the order of a time; those of one time stay as they were given, so that sums are the same each
/// time.
/// </summary>
internal static class SpellOrder
{
    /// <summary>By their entry.</summary>
    public static int[] ByEntry(Spell[] spells) => By(Array.ConvertAll(spells, static spell => spell.Entry));

    /// <summary>By their exit.</summary>
    public static int[] ByExit(Spell[] spells) => By(Array.ConvertAll(spells, static spell => spell.Exit));

    private static int[] By(double[] times)
    {
        // Whole days, the rule, are placed by counting how many come before: ten times as fast as by comparison.
        if (LastDay(times) is not { } last)
            return [.. Enumerable.Range(0, times.Length).OrderBy(i => times[i])];

        var next = new int[last + 2];
        foreach (var time in times)
            next[(int)time + 1]++;
        for (var day = 1; day < next.Length; day++)
            next[day] += next[day - 1];
        var places = new int[times.Length];
        for (var i = 0; i < times.Length; i++)
            places[next[(int)times[i]]++] = i;
        return places;
    }

    // The last of them where all are whole days, and not so far apart that counting them would cost more than it spares.
    private static int? LastDay(double[] times)
    {
        var last = 0.0;
        foreach (var time in times)
        {
            if (time != Math.Floor(time))
                return null;
            last = Math.Max(last, time);
        }

        return last <= 1000 + (4.0 * times.Length) ? (int)last : null;
    }
}
