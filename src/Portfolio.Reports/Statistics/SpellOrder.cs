namespace Portfolio.Reports.Statistics;

/// <summary>
/// The places of spells in the order of a time; those of one time stay as they were given, so that sums are the same each
/// time.
/// </summary>
internal static class SpellOrder
{
    /// <summary>By their entry.</summary>
    public static int[] ByEntry(Spell[] spells) => By(spells, byExit: false);

    /// <summary>By their exit.</summary>
    public static int[] ByExit(Spell[] spells) => By(spells, byExit: true);

    private static int[] By(Spell[] spells, bool byExit)
    {
        // Whole days, the rule, are placed by counting how many come before: ten times as fast as by comparison.
        if (LastDay(spells, byExit) is not { } last)
            return [.. Enumerable.Range(0, spells.Length).OrderBy(i => Time(spells[i], byExit))];

        var next = new int[last + 2];
        foreach (ref readonly var spell in spells.AsSpan())
            next[(int)Time(spell, byExit) + 1]++;
        for (var day = 1; day < next.Length; day++)
            next[day] += next[day - 1];
        var places = new int[spells.Length];
        for (var i = 0; i < spells.Length; i++)
            places[next[(int)Time(spells[i], byExit)]++] = i;
        return places;
    }

    private static double Time(in Spell spell, bool byExit) => byExit ? spell.Exit : spell.Entry;

    // The last of them where all are whole days, and not so far apart that counting them would cost more than it spares.
    private static int? LastDay(Spell[] spells, bool byExit)
    {
        var last = 0.0;
        foreach (ref readonly var spell in spells.AsSpan())
        {
            var time = Time(spell, byExit);
            if (time != Math.Floor(time))
                return null;
            last = Math.Max(last, time);
        }

        return last <= 1000 + (4.0 * spells.Length) ? (int)last : null;
    }
}
