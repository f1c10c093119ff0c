using Portfolio.Domain;
using Portfolio.Domain.Settings;

namespace Portfolio.Reports.Comparing;

/// <summary>One of the things that the organisation holds, with all events about it: a setting, a wave, an account.</summary>
/// <param name="Kind">The kind of its stream; <c>setting</c> or <c>scale</c>, which share one.</param>
/// <param name="Code">Its code within that.</param>
internal readonly record struct OrganisationSubject(string Kind, string Code)
{
    private const string Setting = "setting";

    /// <summary>By kind, then code.</summary>
    public static readonly Comparer<OrganisationSubject> InOrder = Comparer<OrganisationSubject>.Create(
        (one, other) => (string.CompareOrdinal(one.Kind, other.Kind), string.CompareOrdinal(one.Code, other.Code)) switch
        {
            (0, var codes) => codes,
            (var kinds, _) => kinds,
        });

    /// <summary>Whether it is one of the settings.</summary>
    public bool IsSetting => Kind == Setting;

    public static OrganisationSubject Of(Recorded e) => e.Event switch
    {
        SettingChanged changed => new(Setting, changed.Name),
        StatusScaleDefined defined => new("scale", defined.Scale.Key),
        _ => OfStream(e.Stream),
    };

    private static OrganisationSubject OfStream(string stream)
    {
        var slash = stream.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? new(stream, "") : new(stream[..slash], stream[(slash + 1)..]);
    }
}
