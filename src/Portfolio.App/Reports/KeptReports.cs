using System.Diagnostics.CodeAnalysis;
using Portfolio.Domain;
using Portfolio.Reports;
using Portfolio.Reports.Figures;

namespace Portfolio.App.Reports;

/// <summary>
/// Results that were computed, for whoever asks the same again. Each is computed once, however many ask at a time. The plain
/// question's, that of everything as known now, stay whatever else is asked; all others as long as they are among those asked
/// last, as many as the memory that is meant for them holds.
/// <para>
/// A result makes its rows when they are asked for, so it holds the facts of every programme as they were known; and while
/// commands come these are soon other ones. So only those stay that know what is known now, or what was known when somebody last
/// asked for something else: whose facts are there anyway. The others are found again until the memory is needed.
/// </para>
/// </summary>
/// <param name="mostBytes">How much memory the others may hold together, by <see cref="WeightOf"/>.</param>
internal sealed class KeptReports(long mostBytes)
{
    // As measured with ten thousand programmes: what a row of a table, or a programme behind a report, takes; what a figure says
    // in words; a programme's positions behind a figure; and the least, curves and notes.
    private const long Row = 200, Figure = 500, Behind = 100, Least = 20_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<Asked, Kept> _kept = [];
    private readonly LinkedList<Asked> _lastFirst = [];

    // Whose facts are held: the latest that was known when it was asked, and what was asked for last of all else.
    private Known _now = new(-1, -1);
    private Known? _other;
    private long _bytes;

    /// <summary>The report as kept, or else computed now.</summary>
    /// <param name="known">What it knows of, as far as its facts hang on it.</param>
    /// <param name="isNow">Whether that is all there is now.</param>
    /// <param name="isPlain">Whether it is the plain question.</param>
    public Report Get(Known known, bool isNow, string name, ReportParameters parameters, bool isPlain, Func<Report> compute)
    {
        var asked = new Asked(known.History, name, parameters);
        Kept? kept;
        Lazy<Report>? report;
        lock (_gate)
        {
            if (_kept.TryGetValue(asked, out kept) && kept.TryHold(out report))
            {
                LookAt(kept.Known, isNow: false);
                kept.Hold(report);
                Place(asked, kept);
            }
            else
            {
                report = new(compute);
                _kept[asked] = kept = new(known, isPlain && isNow, report);
                if (isNow && IsBefore(known, _now))
                {
                    // Asked before the last command came: nobody stays there.
                    kept.Loosen();
                }
                else
                {
                    LookAt(known, isNow);
                    FollowPlain(asked, kept);
                    Place(asked, kept);
                }
            }
        }

        try
        {
            return Weighed(asked, kept, report);
        }
        catch
        {
            // Whoever asks next computes it.
            lock (_gate)
            {
                Drop(asked, kept);
            }

            throw;
        }
    }

    /// <summary>About how many bytes a report holds.</summary>
    public static long WeightOf(Report report)
    {
        var figures = report.Figures.Concat(report.Groups.SelectMany(g => g.Figures)).ToList();
        return Least
            + (Row * (report.Header.Programmes + report.Tables().Sum(t => (long)t.Rows.Count)))
            + figures.Sum(f => Figure + (Behind * (Of(f.Evidence) + Of(f.Parts?.Base.Behind) + Of(f.Parts?.Open.Behind) + Of(f.Parts?.NotObserved.Behind))));
    }

    private static long Of(ValueList<Evidence>? behind) => behind?.Sum(e => 1L + e.Positions.Count) ?? 0;

    // What is known now only ever goes on; one who looks at an earlier view asks for something else.
    private void LookAt(Known known, bool isNow)
    {
        if (known == _now || known == _other)
        {
            return;
        }

        if (isNow)
        {
            (var before, _now) = (_now, known);
            Loosen(before);
        }
        else
        {
            (var before, _other) = (_other, known);
            Loosen(before);
        }
    }

    private static bool IsBefore(Known one, Known other) => (one.History, one.KnownAt).CompareTo((other.History, other.KnownAt)) < 0;

    // On the next day the plain question is another one, though no command has come: the one of the day before goes to the others.
    private void FollowPlain(Asked asked, Kept kept)
    {
        foreach (var (other, old) in kept.IsPlain ? _kept : [])
        {
            if (old.IsPlain && old != kept && other.Name == asked.Name)
            {
                old.IsPlain = false;
                Place(other, old);
            }
        }
    }

    // Held from now on only while somebody else does, or until the memory is needed; those of which nothing is left go.
    private void Loosen(Known? known)
    {
        foreach (var (asked, kept) in _kept.ToArray())
        {
            if (kept.Known == known)
            {
                Displace(kept);
                kept.Loosen();
            }
            else if (!kept.TryHold(out _))
            {
                _kept.Remove(asked);
            }
        }
    }

    private void Place(Asked asked, Kept kept)
    {
        if (kept.IsPlain)
        {
            return;
        }

        if (kept.Place is { } place)
        {
            _lastFirst.Remove(place);
            _lastFirst.AddFirst(place);
        }
        else
        {
            kept.Place = _lastFirst.AddFirst(asked);
            _bytes += kept.Bytes;
        }
    }

    private void Displace(Kept kept)
    {
        if (kept.Place is { } place)
        {
            _lastFirst.Remove(place);
            _bytes -= kept.Bytes;
            kept.Place = null;
        }
    }

    private Report Weighed(Asked asked, Kept kept, Lazy<Report> computed)
    {
        var report = computed.Value;
        kept.Computed(report);
        if (kept.Bytes == 0)
        {
            var bytes = WeightOf(report);
            lock (_gate)
            {
                if (kept.Bytes == 0)
                {
                    kept.Bytes = bytes;
                    _bytes += kept.Place is null ? 0 : bytes;
                }
            }
        }

        lock (_gate)
        {
            while (_bytes > mostBytes && _lastFirst.Last is { } last)
            {
                Drop(last.Value, _kept[last.Value]);
            }
        }

        return report;
    }

    private void Drop(Asked asked, Kept kept)
    {
        if (ReferenceEquals(_kept.GetValueOrDefault(asked), kept))
        {
            _kept.Remove(asked);
            Displace(kept);
        }
    }

    /// <summary>What facts hang on.</summary>
    /// <param name="KnownAt">The position.</param>
    /// <param name="SaidBy">Where claims are held: what sources had said by that day.</param>
    public sealed record Known(int History, long KnownAt, DateOnly? SaidBy = null);

    private sealed record Asked(int History, string Name, ReportParameters Parameters);

    private sealed class Kept(Known known, bool isPlain, Lazy<Report> report)
    {
        // Of one that is being computed nobody has the report yet.
        private readonly WeakReference<Lazy<Report>> _loose = new(report);
        private WeakReference<Report>? _computed;
        private Lazy<Report>? _held = report;

        public Known Known => known;

        /// <summary>Whether it stays as long as it knows all that is known now.</summary>
        public bool IsPlain { get; set; } = isPlain;

        /// <summary>Among the others, the last asked first; null for the plain question's, and for what is not held.</summary>
        public LinkedListNode<Asked>? Place { get; set; }

        /// <summary>0 until it is computed.</summary>
        public long Bytes { get; set; }

        /// <summary>Whether it is still there.</summary>
        public bool TryHold([NotNullWhen(true)] out Lazy<Report>? held) =>
            (held = _held) is not null || _loose.TryGetTarget(out held)
            || (held = _computed is { } computed && computed.TryGetTarget(out var there) ? new(there) : null) is not null;

        public void Computed(Report report) => _computed ??= new(report);

        public void Hold(Lazy<Report> held) => _held = held;

        public void Loosen() => (_held, IsPlain) = (null, false);
    }
}
