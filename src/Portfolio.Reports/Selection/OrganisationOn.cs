using System.Collections.Immutable;
using Portfolio.Domain;
using Portfolio.Domain.Settings;
using Portfolio.Reports.Facts;

namespace Portfolio.Reports.Selection;

/// <summary>The organisation as it stood at the end of a day: settings in effect, waves, shocks and surveys. Folded when asked.</summary>
public sealed class OrganisationOn(Organisation organisation, DateOnly asOf)
{
    private readonly Lazy<ImmutableArray<WaveFacts>> _waves = new(
        () => [.. organisation.Waves.Values.Select(h => WaveFacts.Of(h, asOf)).OfType<WaveFacts>()]);

    private readonly Lazy<ImmutableArray<ShockDeclaration>> _shocks = new(
        () => [.. organisation.Shocks.Values.Select(h => ShockDeclaration.Of(h, asOf)).OfType<ShockDeclaration>()]);

    private readonly Lazy<ImmutableArray<SurveyFacts>> _surveys = new(() =>
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(organisation.SettingsOn(asOf).TimeZone);
        return [.. organisation.Surveys.Values.Select(h => SurveyFacts.Of(h, asOf, zone)).OfType<SurveyFacts>()];
    });

    /// <summary>In effect on the day.</summary>
    public Setting Settings { get; } = organisation.SettingsOn(asOf);

    /// <summary>Those opened by the day, by code.</summary>
    public ImmutableArray<WaveFacts> Waves => _waves.Value;

    /// <summary>Those that had struck by the day, by code.</summary>
    public ImmutableArray<ShockDeclaration> Shocks => _shocks.Value;

    /// <summary>Those opened by the day, by code.</summary>
    public ImmutableArray<SurveyFacts> Surveys => _surveys.Value;
}
