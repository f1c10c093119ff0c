using Portfolio.Domain.Settings;
using Portfolio.Reports.Facts;

namespace Portfolio.Reports.Themes;

/// <summary>One part of a theme, of one programme.</summary>
/// <param name="Setting">The setting that says what it weighs.</param>
/// <param name="Score">0 to 100; null where the record cannot tell, or it does not apply: then it weighs nothing.</param>
/// <param name="Raise">What would raise it, as a sentence.</param>
/// <param name="Positions">The events behind it.</param>
internal sealed record ThemePart(Theme Theme, string Setting, double? Score, string Raise, IReadOnlyList<long> Positions)
{
    /// <summary>The survey behind it, of the whole organisation; null: none.</summary>
    public SurveyFacts? Survey { get; init; }

    public int Weight(Setting settings) => ThemeWeights.Of(settings.Weights, Setting);
}
