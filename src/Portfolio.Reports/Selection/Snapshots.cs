using Portfolio.Domain;

namespace Portfolio.Reports.Selection;

/// <summary>When each register was last seen, up to a day.</summary>
internal sealed class Snapshots(Organisation organisation, DateOnly asOf)
{
    private readonly object _registers = organisation.Snapshots;

    private readonly Dictionary<string, DateOnly> _last = organisation.Snapshots
        .Select(r => (r.Key, Days: r.Value.Select(s => s.PositionAt).Where(day => day <= asOf).ToList()))
        .Where(r => r.Days.Count > 0)
        .ToDictionary(r => r.Key, r => r.Days.Max(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether others of the same day rest on the same copies.</summary>
    public bool AreOf(Snapshots others) => ReferenceEquals(_registers, others._registers);

    /// <summary>The day of a register's last copy; null when none was taken in.</summary>
    public DateOnly? Last(string source) => _last.TryGetValue(source, out var day) ? day : null;
}
