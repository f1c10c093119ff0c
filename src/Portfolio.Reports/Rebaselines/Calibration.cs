using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Rebaselines;

/// <summary>What a rating was worth: what became of the programmes that reported it, scale by scale.</summary>
public static class Calibration
{
    /// <summary>By scale, then in the order of its points, "not rated" last.</summary>
    public static ValueList<CalibrationRow> Of(Slice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        var ratings = new Dictionary<(string Scale, string? Rating), Count>();
        foreach (var p in slice.Programmes)
        {
            var (stalls, finish) = (p.Windows(FactKind.Stalls), p.Windows(FactKind.Finish));
            var (last, count) = ((StatusFact?)null, (Count?)null);
            foreach (var status in p.StandingStatuses())
            {
                // One report after another mostly says the same.
                if (count is null || status.Report.Overall != count.Rating || status.Report.Scale != count.Scale)
                {
                    count = Of(ratings, status.Report);
                }

                count.Reports.Add(p);
                if (!ReferenceEquals(count.Latest, p))
                {
                    (count.Latest, count.Programmes) = (p, count.Programmes + 1);
                }

                Against(count, p, status.Report.Period, stalls, finish);
                last = status.Report.Overall is null ? last : status;
            }

            if (last is not null)
            {
                Of(ratings, last.Report).Last.Add(p);
            }
        }

        return
        [
            .. ratings
                .OrderBy(r => r.Key.Scale, StringComparer.Ordinal)
                .ThenBy(r => Place(slice.Organisation, r.Key.Scale, r.Key.Rating))
                .ThenBy(r => r.Key.Rating, StringComparer.Ordinal)
                .Select(r => new CalibrationRow(
                    r.Key.Scale,
                    r.Key.Rating,
                    Point(slice.Organisation, r.Key.Scale, r.Key.Rating)?.Light,
                    r.Value.Reports.Count,
                    r.Value.Programmes,
                    r.Value.Reports.EndedWell(),
                    r.Value.Last.EndedWell(),
                    Share.Of(r.Value.Contradicted, r.Value.Checked, 0, r.Value.Reports.Count - r.Value.Checked))),
        ];
    }

    private static Count Of(Dictionary<(string, string?), Count> ratings, StatusReported report)
    {
        var key = (report.Scale, report.Overall);
        if (!ratings.TryGetValue(key, out var count))
        {
            ratings.Add(key, count = new(report.Scale, report.Overall));
        }

        return count;
    }

    // The evidence of the period's last day: whether it stood still, or should have been finished by then.
    private static void Against(Count count, ProgrammeOn p, DateOnly period, IReadOnlyList<Window> stalls, IReadOnlyList<Window> finish)
    {
        if (!stalls.Saw(period) && !finish.Saw(period))
        {
            return;
        }

        count.Checked++;
        if (p.StateOn(period)?.State == ProgrammeState.Stalled || p.FinishOn(period) < period)
        {
            count.Contradicted++;
        }
    }

    private static ScalePoint? Point(Organisation organisation, string scale, string? rating) =>
        organisation.Scales.GetValueOrDefault(scale)?.Points.FirstOrDefault(p => p.Name == rating);

    private static int Place(Organisation organisation, string scale, string? rating)
    {
        if (rating is null)
        {
            return int.MaxValue;
        }

        var points = organisation.Scales.GetValueOrDefault(scale)?.Points;
        for (var i = 0; i < points?.Count; i++)
        {
            if (points[i].Name == rating)
            {
                return i;
            }
        }

        return int.MaxValue - 1;
    }

    private sealed class Count(string scale, string? rating)
    {
        public string Scale => scale;

        public string? Rating => rating;

        public Ends Reports { get; } = new();

        public Ends Last { get; } = new();

        /// <summary>The programme counted last: its reports come together.</summary>
        public ProgrammeOn? Latest { get; set; }

        public int Programmes { get; set; }

        public int Checked { get; set; }

        public int Contradicted { get; set; }
    }

    // How those ended that said something.
    private sealed class Ends
    {
        private int _well;
        private int _badly;
        private int _open;

        public int Count { get; private set; }

        public void Add(ProgrammeOn p)
        {
            Count++;
            _well += p.State.State == ProgrammeState.Completed ? 1 : 0;
            _badly += p.State.State == ProgrammeState.Dropped ? 1 : 0;
            _open += p.Ended ? 0 : 1;
        }

        public Share EndedWell() => Share.Of(_well, _well + _badly, _open, Count - _well - _badly - _open);
    }
}
