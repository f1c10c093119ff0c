using Portfolio.Reports;

namespace Portfolio.App.Reports;

/// <summary>
/// Results that were computed, for whoever asks the same again. Of each report the latest one for the plain question, that
/// of everything as known now, stays whatever else is asked; all others stay as long as they are among those asked last, as
/// many as the memory that is meant for them holds. Each is computed once, however many ask at a time.
/// <para>
/// While commands come, the plain question's answer of a moment ago is followed by the next one, and each holds the facts of
/// programmes as they were: of those that nobody has asked for by their position only the last <see cref="MostBefore"/> stay.
/// </para>
/// </summary>
/// <param name="mostBytes">How much memory the others may hold together, by <see cref="WeightOf"/>.</param>
internal sealed class KeptReports(long mostBytes)
{
    /// <summary>How many former answers of a report's plain question stay that nobody has asked for since.</summary>
    public const int MostBefore = 2;

    // As measured with ten thousand programmes: what a row of a table, or a programme behind a report, takes; what a figure says
    // in words; a programme's positions behind a figure; and the least, curves and notes.
    private const long Row = 200, Figure = 500, Behind = 100, Least = 20_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<Asked, Kept> _kept = [];
    private readonly LinkedList<Asked> _lastFirst = [];
    private readonly Dictionary<string, Asked> _plain = [];

    // The former answers of each plain question, the last first.
    private readonly Dictionary<string, LinkedList<(Asked Asked, Kept Kept)>> _before = [];
    private long _bytes;

    /// <summary>The report as kept, or else computed now.</summary>
    /// <param name="isPlain">Whether it is the plain question.</param>
    public Report Get(int history, string name, ReportParameters parameters, bool isPlain, Func<Report> compute)
    {
        var asked = new Asked(history, name, parameters);
        Kept? kept;
        lock (_gate)
        {
            if (_kept.TryGetValue(asked, out kept))
            {
                if (kept.Place is { List: not null } place)
                {
                    _lastFirst.Remove(place);
                    _lastFirst.AddFirst(place);
                    kept.AskedAgain = true;
                }
            }
            else
            {
                _kept.Add(asked, kept = new(new(compute)));
                Place(asked, kept, isPlain);
            }
        }

        try
        {
            return Weighed(asked, kept);
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
            + figures.Sum(f => Figure + (Behind * (f.Evidence?.Sum(e => 1L + e.Positions.Count) ?? 0)));
    }

    private void Place(Asked asked, Kept kept, bool isPlain)
    {
        if (!isPlain)
        {
            kept.Place = _lastFirst.AddFirst(asked);
            return;
        }

        // The one before may still be looked at by its position, so it goes to the others.
        if (_plain.TryGetValue(asked.Name, out var before) && _kept.TryGetValue(before, out var old))
        {
            if (IsLater(before, asked))
            {
                kept.Place = _lastFirst.AddFirst(asked);
                return;
            }

            old.Place = _lastFirst.AddFirst(before);
            _bytes += old.Bytes;
            Follow(before, old);
        }

        _plain[asked.Name] = asked;
    }

    // One that was asked for by its position, or dropped since, is not counted among them.
    private void Follow(Asked before, Kept old)
    {
        if (!_before.TryGetValue(before.Name, out var former))
        {
            _before.Add(before.Name, former = []);
        }

        former.AddFirst((before, old));
        if (former.Count > MostBefore)
        {
            var (asked, kept) = former.Last!.Value;
            former.RemoveLast();
            if (!kept.AskedAgain)
            {
                Drop(asked, kept);
            }
        }
    }

    private static bool IsLater(Asked one, Asked other) =>
        (one.History, one.Parameters.Knowledge.KnownAt, one.Parameters.Knowledge.AsOf).CompareTo(
            (other.History, other.Parameters.Knowledge.KnownAt, other.Parameters.Knowledge.AsOf)) > 0;

    private Report Weighed(Asked asked, Kept kept)
    {
        var report = kept.Report.Value;
        if (kept.Bytes > 0)
        {
            return report;
        }

        var bytes = WeightOf(report);
        lock (_gate)
        {
            if (kept.Bytes == 0 && ReferenceEquals(_kept.GetValueOrDefault(asked), kept))
            {
                kept.Bytes = bytes;
                _bytes += kept.Place is null ? 0 : bytes;
            }

            while (_bytes > mostBytes && _lastFirst.Last is { } last)
            {
                Drop(last.Value, _kept[last.Value]);
            }
        }

        return report;
    }

    private void Drop(Asked asked, Kept kept)
    {
        if (!ReferenceEquals(_kept.GetValueOrDefault(asked), kept))
        {
            return;
        }

        _kept.Remove(asked);
        if (kept.Place is { } place)
        {
            _lastFirst.Remove(place);
            _bytes -= kept.Bytes;
        }
    }

    private sealed record Asked(int History, string Name, ReportParameters Parameters);

    private sealed class Kept(Lazy<Report> report)
    {
        public Lazy<Report> Report => report;

        /// <summary>Among the others, the last asked first; null for the plain question's.</summary>
        public LinkedListNode<Asked>? Place { get; set; }

        /// <summary>Whether somebody has asked for it since it went to the others.</summary>
        public bool AskedAgain { get; set; }

        /// <summary>0 until it is computed.</summary>
        public long Bytes { get; set; }
    }
}
