using Portfolio.Domain.Waves;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.ClosedLoop;

/// <summary>What can be said of a feedback wave.</summary>
internal static class WaveFigures
{
    /// <summary>Those opened within the months up to the day that the settings name.</summary>
    public static IEnumerable<WaveFacts> Late(Slice slice) =>
        slice.Around.Waves.Where(w => w.From > slice.AsOf.AddMonths(-slice.Around.Settings.WaveMonths));

    public static WaveRow Row(WaveFacts wave)
    {
        var (answered, invited, population) = (wave.Responses.Count, wave.Wave.Invited, wave.Wave.Population);
        var mean = Mean.Of([.. wave.Responses.Select(r => (double)r.Said.Overall)]);

        // Who was at hand, or fitted a quota, was not drawn by chance: how far off such a sample may be cannot be computed.
        var drawn = wave.Wave.Sampling is not (SamplingMethod.Quota or SamplingMethod.Convenience);
        return new(
            wave.Wave.Wave, wave.Wave.Title, wave.From, wave.ClosedOn, wave.Wave.Sampling, population, invited,
            answered, wave.ClosedOn is null ? Share.Of(0, 0, censored: invited) : Share.Of(answered, invited), drawn ? SamplingMargin.OfAnyShare(answered, population) : null,
            wave.Responses.Count(r => r.Said.Overall < wave.Wave.Threshold),
            mean.Value, drawn ? SamplingMargin.OfMean(mean, population) : null, [wave.At]);
    }

    /// <summary>Each stratum's share of those who answered beside its share of the population.</summary>
    public static IEnumerable<StratumRow> Strata(WaveFacts wave) => wave.Wave.Strata.Select(s =>
    {
        var of = wave.Responses.Count(r => string.Equals(r.Said.Stratum, s.Name, StringComparison.OrdinalIgnoreCase));
        var answered = Share.Of(of, wave.Responses.Count);
        var expected = (double)s.Population / wave.Wave.Population;
        return new StratumRow(
            wave.Wave.Wave, s.Name, s.Population, s.Invited, of, expected, answered,
            answered.Interval is { } interval ? interval.Contains(expected) : null);
    });
}
