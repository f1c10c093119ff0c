using Portfolio.Reports.Figures;

namespace Portfolio.App.Pages.Reports.Pictures;

internal static class CurvePicture
{
    // More steps than a screen has columns cannot be seen; the table has all of them.
    private const int MostSteps = 600;

    public static CurveData Of(CurveSeries curve)
    {
        var every = Math.Max(1, (int)Math.Ceiling((double)curve.Steps.Count / MostSteps));
        return new(
            curve.Title,
            ColourOf(curve.Name),
            [
                [0, curve.Start, null, null],
                .. Enumerable.Range(0, curve.Steps.Count)
                    .Where(i => i % every == 0 || i == curve.Steps.Count - 1)
                    .Select(i => curve.Steps[i])
                    .Select(s => new[] { Rounded(s.Months), Rounded(s.Value), Rounded(s.Lower), Rounded(s.Upper) }),
            ]);
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
