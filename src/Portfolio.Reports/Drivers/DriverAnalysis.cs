using Portfolio.Reports.Facts;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Drivers;

/// <summary>What to do about a driver: how much it counts, against how well we do.</summary>
public enum Quadrant
{
    /// <summary>Counts much, and we do badly.</summary>
    Improve,

    /// <summary>Counts much, and we do well.</summary>
    KeepUp,

    /// <summary>Counts little, and we do badly.</summary>
    Watch,

    /// <summary>Counts little, and we do well.</summary>
    Maintain,
}

/// <summary>What drives the overall score of one wave.</summary>
/// <param name="Responses">All that were asked for; those with a score missing are left out of the weights.</param>
internal sealed record DriverAnalysis(WaveFacts Wave, IReadOnlyList<ResponseFact> Responses, RelativeWeights Weights)
{
    /// <param name="account">Only the responses of one account; null is all.</param>
    /// <param name="segment">Only the responses of one segment; null is all.</param>
    public static DriverAnalysis Of(WaveFacts wave, string? account, string? segment)
    {
        var asked = wave.Responses
            .Where(r => (account is null || string.Equals(r.Said.Account, account, StringComparison.OrdinalIgnoreCase))
                && (segment is null || string.Equals(r.Said.Segment, segment, StringComparison.OrdinalIgnoreCase)))
            .ToList();
        return new(
            wave, asked,
            RelativeWeights.Estimate(
                [.. asked.Select(r => (double?)r.Said.Overall)],
                [.. wave.Wave.Drivers.Select(d => new Driver(d, [.. asked.Select(r => (double?)Score(r, d))]))]));
    }

    /// <summary>The mean score of a driver, of all who scored it, as a part of the wave's scale, 0 to 1.</summary>
    public double Performance(string driver) =>
        ((double)Responses.Average(r => Score(r, driver))!.Value - (double)Wave.Wave.Scale.Lowest)
        / (double)(Wave.Wave.Scale.Highest - Wave.Wave.Scale.Lowest);

    /// <summary>Counts much: more than the drivers do on average. Does well: no worse than they do on average.</summary>
    public Quadrant QuadrantOf(RelativeWeight driver)
    {
        var (much, well) = (
            driver.Weight > Weights.Weights.Average(w => w.Weight),
            Performance(driver.Driver) >= Weights.Weights.Average(w => Performance(w.Driver)));
        return (much, well) switch
        {
            (true, false) => Quadrant.Improve,
            (true, true) => Quadrant.KeepUp,
            (false, false) => Quadrant.Watch,
            _ => Quadrant.Maintain,
        };
    }

    private static decimal? Score(ResponseFact response, string driver)
    {
        foreach (var score in response.Said.Drivers)
        {
            if (score.Driver.Equals(driver, StringComparison.OrdinalIgnoreCase))
            {
                return score.Score;
            }
        }

        return null;
    }
}
