namespace Portfolio.Reports.Facts;

/// <summary>
/// Results that rest on one programme's facts, a day and three parts of the organisation, kept beside the facts. Since the
/// facts are immutable they hold for ever; only the latest few days are kept. Safe to use from several threads at once:
/// at worst a result is computed twice.
/// </summary>
internal sealed class KeptParts
{
    /// <summary>The board of today, and of a few other days that somebody looks at.</summary>
    private const int Most = 4;

    private volatile Entry[] _entries = [];
    private volatile object[] _lasting = [];

    /// <summary>The result kept for exactly these, or null.</summary>
    public object? Find(DateOnly day, object settings, object snapshots, object scales)
    {
        foreach (var entry in _entries)
        {
            if (entry.Day == day && ReferenceEquals(entry.Settings, settings) && ReferenceEquals(entry.Snapshots, snapshots)
                && ReferenceEquals(entry.Scales, scales))
            {
                return entry.Part;
            }
        }

        return null;
    }

    public void Add(DateOnly day, object settings, object snapshots, object scales, object part)
    {
        var entries = _entries;
        _entries = [.. entries.Length < Most ? entries : entries[1..], new(day, settings, snapshots, scales, part)];
    }

    /// <summary>The result of a type that is kept whatever the day, or null.</summary>
    public T? Lasting<T>()
        where T : class
    {
        foreach (var part in _lasting)
        {
            if (part is T kept)
            {
                return kept;
            }
        }

        return null;
    }

    /// <summary>Keeps a result that rests on the facts, whatever the day, as long as they are; of each type the last.</summary>
    public void Keep<T>(T lasting)
        where T : class => _lasting = [.. _lasting.Where(part => part is not T), lasting];

    private sealed record Entry(DateOnly Day, object Settings, object Snapshots, object Scales, object Part);
}
