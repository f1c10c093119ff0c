namespace Portfolio.Reports.Statistics;

/// <summary>Counts at each distinct time at which a spell ended or was censored, in order of time.</summary>
internal sealed class RiskTable
{
    private readonly int _causes;
    private readonly int[] _events;
    private readonly double[] _entries;
    private readonly double[] _exits;

    /// <param name="spells">Checked by <see cref="Spells.Check"/>.</param>
    /// <param name="causes">How many competing causes there are.</param>
    public RiskTable(Spell[] spells, int causes)
    {
        _causes = causes;
        ByEntry = SpellOrder.ByEntry(spells);
        _entries = Array.ConvertAll(ByEntry, static spell => spell.Entry);
        ByExit = SpellOrder.ByExit(spells);
        _exits = Array.ConvertAll(ByExit, static spell => spell.Exit);

        var times = new List<double>();
        foreach (var exit in _exits)
        {
            if (times.Count == 0 || times[^1] != exit)
                times.Add(exit);
        }

        Times = [.. times];
        AtRisk = Array.ConvertAll(Times, CountAtRisk);
        Censored = new int[Times.Length];
        _events = new int[Times.Length * causes];
        var index = 0;
        foreach (var spell in ByExit)
        {
            if (Times[index] != spell.Exit)
                index++;
            if (spell.Cause == 0)
                Censored[index]++;
            else
                _events[(index * causes) + spell.Cause - 1]++;
        }
    }

    public Spell[] ByEntry { get; }

    public Spell[] ByExit { get; }

    public double[] Times { get; }

    public int[] AtRisk { get; }

    public int[] Censored { get; }

    /// <summary>Ends at the time of the index, by cause (the first at 0).</summary>
    public ReadOnlySpan<int> Events(int index) => _events.AsSpan(index * _causes, _causes);

    /// <summary>Spells with entry &lt; time ≤ exit; at time 0, all that were seen from the origin.</summary>
    public int CountAtRisk(double time) => Begun(time) - CountBelow(_exits, time);

    /// <summary>Spells that count as at risk at a time as far as their entry goes.</summary>
    public int Begun(double time) => time > 0 ? CountBelow(_entries, time) : CountBelow(_entries, double.Epsilon);

    /// <summary>Index of the last time that is not after the given one, or −1.</summary>
    public int IndexAt(double time) => CountBelow(Times, Math.BitIncrement(time)) - 1;

    private static int CountBelow(double[] sorted, double bound)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (sorted[middle] < bound)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
