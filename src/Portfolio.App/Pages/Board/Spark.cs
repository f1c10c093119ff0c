using System.Globalization;
using System.Text;
using Portfolio.Reports.Figures;

namespace Portfolio.App.Pages.Board;

/// <summary>A figure's last twelve months as a small drawing, 100 wide and 30 high; drawn here, so that it needs no script.</summary>
/// <param name="Lines">A path for each unbroken stretch: a day without data leaves a gap.</param>
/// <param name="Bands">The intervals round them.</param>
/// <param name="End">Where the last day's dot is; null without data on it.</param>
public sealed record Spark(IReadOnlyList<string> Lines, IReadOnlyList<string> Bands, (string X, string Y)? End)
{
    private const double Width = 100;
    private const double Height = 30;

    /// <summary>The drawing, or null where fewer than two days have data.</summary>
    public static Spark? Of(FigureSeries series)
    {
        var points = series.Points;
        if (points.Count(p => p.Value is not null) < 2)
        {
            return null;
        }

        // From zero on, so that a small change does not look like a large one.
        var top = points.Max(p => Math.Max(p.Value ?? 0, p.Interval?.Upper is { } u && double.IsFinite(u) ? u : 0));
        var scale = top > 0 ? top : 1;
        double X(int i) => points.Count == 1 ? 0 : Width * i / (points.Count - 1);
        double Y(double value) => Height - (Height * Math.Clamp(value / scale, 0, 1));
        var (lines, bands) = (new List<string>(), new List<string>());
        for (var from = 0; from < points.Count; from++)
        {
            var to = from;
            while (to < points.Count && points[to].Value is not null)
            {
                to++;
            }

            if (to > from)
            {
                var stretch = Enumerable.Range(from, to - from).ToList();
                lines.Add(Path(stretch.Select(i => (X(i), Y(points[i].Value!.Value)))));
                var bounded = stretch.Where(i => points[i].Interval is { Lower: not null, Upper: not null }).ToList();
                if (bounded.Count > 1)
                {
                    bands.Add(Path(bounded.Select(i => (X(i), Y(points[i].Interval!.Upper!.Value)))
                        .Concat(Enumerable.Reverse(bounded).Select(i => (X(i), Y(points[i].Interval!.Lower!.Value))))) + "Z");
                }

                from = to;
            }
        }

        return new(lines, bands, points[^1].Value is { } last ? (Text(X(points.Count - 1)), Text(Y(last))) : null);
    }

    private static string Path(IEnumerable<(double X, double Y)> points)
    {
        var path = new StringBuilder();
        foreach (var (x, y) in points)
        {
            path.Append(path.Length == 0 ? 'M' : 'L').Append(Text(x)).Append(' ').Append(Text(y));
        }

        return path.ToString();
    }

    private static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
