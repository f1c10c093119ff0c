namespace Portfolio.Reports.Statistics;

/// <summary>Counts at each distinct time at which a spell ended or was censored, in order of time.</summary>
internal sealed class RiskTable
{
    private readonly int _causes;
    private readonly int[] _events;
    private readonly Spell[] _spells;
    private readonly int[] _byEntry;
    private readonly int[] _byExit;

    // Distinct entries in order, and how many spells had begun at each or before; the same of the times for those that had
    // left before.
    private readonly double[] _entries;
    private readonly int[] _begun;
    private readonly int[] _leftBefore;

    /// <param name="spells">Checked by <see cref="Spells.Check"/>.</param>
    /// <param name="causes">How many competing causes there are.</param>
    public RiskTable(Spell[] spells, int causes)
    {
        (_causes, _spells) = (causes, spells);
        (_byEntry, _byExit) = (SpellOrder.ByEntry(spells), SpellOrder.ByExit(spells));
        var (entries, begun) = (new List<double>(), new List<int>());
        for (var i = 0; i < _byEntry.Length; i++)
        {
            var entry = spells[_byEntry[i]].Entry;
            if (entries.Count == 0 || entries[^1] != entry)
            {
                entries.Add(entry);
                begun.Add(i);
            }

            begun[^1] = i + 1;
        }

        var (times, left) = (new List<double>(), new List<int>());
        for (var i = 0; i < _byExit.Length; i++)
        {
            var exit = spells[_byExit[i]].Exit;
            if (times.Count == 0 || times[^1] != exit)
            {
                times.Add(exit);
                left.Add(i);
            }
        }

        (_entries, _begun, Times, _leftBefore) = ([.. entries], [.. begun], [.. times], [.. left]);
        AtRisk = Array.ConvertAll(Times, CountAtRisk);
        Censored = new int[Times.Length];
        _events = new int[Times.Length * causes];
        var index = 0;
        foreach (var place in _byExit)
        {
            ref readonly var spell = ref spells[place];
            if (Times[index] != spell.Exit)
                index++;
            if (spell.Cause == 0)
                Censored[index]++;
            else
                _events[(index * causes) + spell.Cause - 1]++;
        }
    }

    public double[] Times { get; }

    public int[] AtRisk { get; }

    public int[] Censored { get; }

    /// <summary>The spell that comes under observation after so many others.</summary>
    public ref readonly Spell ByEntry(int place) => ref _spells[_byEntry[place]];

    /// <summary>The spells that leave at the time of an index: the places of <see cref="ByExit"/>, from and up to.</summary>
    public (int From, int To) Leaving(int index) =>
        (_leftBefore[index], index + 1 < _leftBefore.Length ? _leftBefore[index + 1] : _byExit.Length);

    /// <summary>The spell that leaves after so many others.</summary>
    public ref readonly Spell ByExit(int place) => ref _spells[_byExit[place]];

    /// <summary>Ends at the time of the index, by cause (the first at 0).</summary>
    public ReadOnlySpan<int> Events(int index) => _events.AsSpan(index * _causes, _causes);

    /// <summary>Spells with entry &lt; time ≤ exit; at time 0, all that were seen from the origin.</summary>
    public int CountAtRisk(double time)
    {
        var index = CountBelow(Times, time);
        return Begun(time) - (index < Times.Length ? _leftBefore[index] : _byExit.Length);
    }

    /// <summary>Spells that count as at risk at a time as far as their entry goes.</summary>
    public int Begun(double time)
    {
        var entries = CountBelow(_entries, time > 0 ? time : double.Epsilon);
        return entries == 0 ? 0 : _begun[entries - 1];
    }

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
