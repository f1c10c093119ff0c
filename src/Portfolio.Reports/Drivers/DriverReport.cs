using System.Globalization;
using Portfolio.Domain;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Drivers;

/// <summary>What drives customers' overall score, how well we do at it, and what is under way.</summary>
public static class DriverReport
{
    private static readonly FigureSpec Explained = new(
        "explained", "Explained by the drivers",
        "R² of the linear model of the overall score with all drivers that vary, of the latest wave that has enough whole responses: the sum of the relative weights. Its interval takes the drivers’ scores as given and what they leave over as normal; where responses are few R² overstates, and the interval may lie below it.");

    private static readonly FigureSpec Whole = new(
        "wholeResponses", "Whole responses", "Responses with every driver scored, of all responses of that wave. The others are left out.");

    private static readonly FigureSpec Addressed = new(
        "improveAddressed", "Drivers to improve that are addressed",
        "Drivers that count more and are done worse than on average which an open scope item that is not deferred, or a linked outcome, of a programme that has not ended names, of all such drivers of that wave.");

    public static DriverResult Compute(
        IReadOnlyList<ProgrammeFacts> programmes, Organisation organisation, ReportParameters parameters)
    {
        var slice = Slice.Of(programmes, organisation, parameters);
        var analyses = slice.Around.Waves
            .Where(w => w.Wave.Drivers.Count > 0)
            .OrderByDescending(w => w.From)
            .ThenByDescending(w => w.At)
            .Select(w => DriverAnalysis.Of(w, parameters.Account, parameters.Segment))
            .ToList();
        var addressing = Addressing.All(slice).ToList();
        return new(
            Headers.Of(
                slice, "drivers", "Drivers", [],
                "How much a driver counts is its relative weight: the part of the explained variance of the overall score that is its own, where drivers go together (Johnson 2000). It shows what goes together with the overall score, not what causes it.",
                string.Create(CultureInfo.InvariantCulture, $"A driver is flagged as collinear from a variance inflation of {slice.Around.Settings.DriverInflation} on: what it counts is then hard to tell from what the others count."),
                "A wave needs at least two more whole responses than it has drivers that vary; otherwise it has no weights. With an account or a segment asked for, only the responses of it."),
            FiguresOf(slice, analyses.Find(a => a.Weights.RSquared is not null), addressing),
            [],
            [.. analyses.SelectMany(a => Rows(a, slice.Around.Settings.DriverInflation))],
            [
                .. analyses.Select(a => new DriverWave(
                    a.Wave.Wave.Wave, a.Wave.Wave.Title, a.Wave.From, a.Weights.Rows, a.Weights.Incomplete, a.Weights.Constant, a.Weights.RSquared, [a.Wave.At])),
            ],
            Figures.Rows.Of(addressing, a => a.Row));
    }

    private static IEnumerable<DriverRow> Rows(DriverAnalysis a, int inflation) => a.Weights.Weights
        .OrderByDescending(w => w.Weight)
        .Select(w => new DriverRow(
            a.Wave.Wave.Wave, w.Driver, w.Weight, w.Share, a.Performance(w.Driver), a.QuadrantOf(w), w.Inflation,
            !(w.Inflation < inflation)));

    private static ValueList<Figure> FiguresOf(Slice slice, DriverAnalysis? latest, List<Addressing> addressing)
    {
        var (explained, whole, addressed) = (slice.Tally(Explained), slice.Tally(Whole), slice.Tally(Addressed));
        for (var i = 0; i < latest?.Weights.Rows; i++)
        {
            explained.Hit(WaveFacts.Kind, latest.Wave.Wave.Wave, latest.Wave.At);
            whole.Hit(WaveFacts.Kind, latest.Wave.Wave.Wave, latest.Wave.At);
        }

        for (var i = 0; i < latest?.Weights.Incomplete; i++)
        {
            whole.Miss(WaveFacts.Kind, latest.Wave.Wave.Wave, latest.Wave.At);
        }

        foreach (var driver in latest?.Weights.Weights ?? [])
        {
            if (latest!.QuadrantOf(driver) == Quadrant.Improve)
            {
                Count(addressed, latest.Wave, addressing.Find(a => a.Row.InHand && a.Row.Driver.Equals(driver.Driver, StringComparison.OrdinalIgnoreCase)));
            }
        }

        return
        [
            Explained.Estimated(
                latest?.Weights.RSquared is { } rSquared ? new(Math.Min(1, rSquared), null, latest.Weights.RSquaredInterval, RelativeWeights.Method) : null,
                Unit.Share, latest?.Weights.Rows ?? 0, explained),
            Whole.Share(whole),
            Addressed.Share(addressed),
        ];
    }

    // A driver that nobody addresses is the wave's.
    private static void Count(Tally tally, WaveFacts wave, Addressing? by)
    {
        if (by is not null)
        {
            tally.Hit(by.Programme, [.. by.Row.Positions]);
        }
        else
        {
            tally.Miss(WaveFacts.Kind, wave.Wave.Wave, wave.At);
        }
    }
}
