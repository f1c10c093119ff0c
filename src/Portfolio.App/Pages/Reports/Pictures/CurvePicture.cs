using Portfolio.App.Reports;
using Portfolio.Reports.Figures;

namespace Portfolio.App.Pages.Reports.Pictures;

internal static class CurvePicture
{
    // More steps than a screen has columns cannot be seen; the table has all of them.
    private const int MostSteps = 600;

    /// <summary>Those that have steps, each step with the address of its row among those of all curves of the table.</summary>
    public static IReadOnlyList<CurveData> Of(string table, IReadOnlyList<CurveSeries> curves)
    {
        var (drawn, before) = (new List<CurveData>(), 0);
        foreach (var curve in curves)
        {
            if (curve.Steps.Count > 0)
            {
                drawn.Add(Of(table, curve, before));
            }

            before += curve.Steps.Count;
        }

        return drawn;
    }

    private static CurveData Of(string table, CurveSeries curve, int before)
    {
        var every = Math.Max(1, (int)Math.Ceiling((double)curve.Steps.Count / MostSteps));
        List<int> shown = [.. Enumerable.Range(0, curve.Steps.Count).Where(i => i % every == 0 || i == curve.Steps.Count - 1)];
        return new(
            curve.Title,
            ColourOf(curve.Name),
            [
                [0, curve.Start, null, null],
                .. shown.Select(i => curve.Steps[i]).Select(s => new[] { Rounded(s.Months), Rounded(s.Value), Rounded(s.Lower), Rounded(s.Upper) }),
            ],
            [null, .. shown.Select(i => ReportEvidence.NumberOf(table, before + i))]);
    }

    private static double? Rounded(double? number) => number is { } n ? Math.Round(n, 4) : null;

    private static string ColourOf(string curve) => curve switch
    {
        "delivered" or "resumed" => "chart-good",
        "dropped" => "chart-bad",
        "waiting" or "stillStalled" => "chart-calm",
        "unknown" or "otherwiseEnded" => "chart-other",
        "running" => "chart-2",
        _ => "chart-1",
    };
}
