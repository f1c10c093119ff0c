using System.Runtime.InteropServices;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
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
        foreach (var programme in slice.Each(RatingsOf.Of))
        {
            foreach (var of in programme.Ratings)
            {
                ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(ratings, (of.Scale, of.Rating), out _);
                (count ??= new()).Add(programme.Programme, of);
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
                    Share.Of(r.Value.Contradicted, r.Value.Checked, 0, r.Value.Reports.Count - r.Value.Checked),
                    Share.Of(r.Value.Overridden, r.Value.Reports.Count),
                    r.Value.Overrides.Count,
                    r.Value.Overrides.EndedWell())),
        ];
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
        public Ends Reports { get; } = new();

        public Ends Last { get; } = new();

        public int Programmes { get; private set; }

        public int Checked { get; private set; }

        public int Contradicted { get; private set; }

        public int Overridden { get; private set; }

        public Ends Overrides { get; } = new();

        public void Add(ProgrammeOn programme, RatingCount of)
        {
            Programmes += of.Reports > 0 ? 1 : 0;
            Reports.Add(programme, of.Reports);
            Last.Add(programme, of.IsLast ? 1 : 0);
            Checked += of.Checked;
            Contradicted += of.Contradicted;
            Overridden += of.Overridden;
            Overrides.Add(programme, of.Overrides);
        }
    }

    // How those ended that said something.
    private sealed class Ends
    {
        private int _well;
        private int _badly;
        private int _open;

        public int Count { get; private set; }

        public void Add(ProgrammeOn p, int times)
        {
            Count += times;
            _well += p.State.State == ProgrammeState.Completed ? times : 0;
            _badly += p.State.State == ProgrammeState.Dropped ? times : 0;
            _open += p.Ended ? 0 : times;
        }

        public Share EndedWell() => Share.Of(_well, _well + _badly, _open, Count - _well - _badly - _open);
    }
}
