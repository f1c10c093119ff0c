using Portfolio.Domain.Settings;

namespace Portfolio.Reports.Themes;

/// <summary>The score of one theme of one programme: the weighted mean of the parts that can be told.</summary>
/// <param name="Score">0 to 100; null where none can.</param>
internal sealed record ThemeScore(Theme Theme, double? Score, IReadOnlyList<ThemePart> Parts)
{
    public static ThemeScore Of(Theme theme, IEnumerable<ThemePart> all, Setting settings)
    {
        var parts = all.Where(part => part.Theme == theme).ToList();
        var told = parts.Where(part => part.Score is not null).ToList();
        var weight = told.Sum(part => part.Weight(settings));
        return new(theme, weight == 0 ? null : told.Sum(part => part.Score!.Value * part.Weight(settings)) / weight, parts);
    }

    /// <summary>By how many points the theme would rise were a part at 100; parts that cannot be told are left alone.</summary>
    public double Gain(ThemePart part, Setting settings)
    {
        var weight = Parts.Where(other => other.Score is not null).Sum(other => other.Weight(settings));
        return part.Score is { } score && weight > 0 ? (100 - score) * part.Weight(settings) / weight : 0;
    }
}
