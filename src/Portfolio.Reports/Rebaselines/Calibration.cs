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
            StatusFact? last = null;
            foreach (var status in p.StandingStatuses())
            {
                var count = Of(ratings, status.Report);
                count.Reports.Add(p);
                count.Programmes.Add(p.Code);
                Against(count, p, status.Report.Period);
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
                    r.Value.Programmes.Count,
                    EndedWell(r.Value.Reports),
                    EndedWell(r.Value.Last),
                    Share.Of(r.Value.Contradicted, r.Value.Checked, 0, r.Value.Reports.Count - r.Value.Checked))),
        ];
    }

    private static Count Of(Dictionary<(string, string?), Count> ratings, StatusReported report)
    {
        var key = (report.Scale, report.Overall);
        if (!ratings.TryGetValue(key, out var count))
        {
            ratings.Add(key, count = new());
        }

        return count;
    }

    // The evidence of the period's last day: whether it stood still, or should have been finished by then.
    private static void Against(Count count, ProgrammeOn p, DateOnly period)
    {
        if (!p.Windows(FactKind.Stalls).Saw(period) && !p.Windows(FactKind.Finish).Saw(period))
        {
            return;
        }

        count.Checked++;
        if (p.StateOn(period)?.State == ProgrammeState.Stalled || p.FinishOn(period) < period)
        {
            count.Contradicted++;
        }
    }

    private static Share EndedWell(List<ProgrammeOn> programmes)
    {
        var well = programmes.Count(p => p.State.State == ProgrammeState.Completed);
        var badly = programmes.Count(p => p.State.State == ProgrammeState.Dropped);
        var open = programmes.Count(p => !p.Ended);
        return Share.Of(well, well + badly, open, programmes.Count - well - badly - open);
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

    private sealed class Count
    {
        public List<ProgrammeOn> Reports { get; } = [];

        public HashSet<string> Programmes { get; } = [];

        public List<ProgrammeOn> Last { get; } = [];

        public int Checked { get; set; }

        public int Contradicted { get; set; }
    }
}
