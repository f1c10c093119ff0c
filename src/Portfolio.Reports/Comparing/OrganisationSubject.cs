using Portfolio.Domain;
using Portfolio.Domain.Settings;

namespace Portfolio.Reports.Comparing;

/// <summary>One of the things that the organisation holds, with all events about it: a setting, a wave, an account.</summary>
/// <param name="Kind">The kind of its stream; <c>setting</c> or <c>scale</c>, which share one.</param>
/// <param name="Code">Its code within that.</param>
internal readonly record struct OrganisationSubject(string Kind, string Code)
{
    public static OrganisationSubject Of(Recorded e) => e.Event switch
    {
        SettingChanged changed => new("setting", changed.Name),
        StatusScaleDefined defined => new("scale", defined.Scale.Key),
        _ => OfStream(e.Stream),
    };

    private static OrganisationSubject OfStream(string stream)
    {
        var slash = stream.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? new(stream, "") : new(stream[..slash], stream[(slash + 1)..]);
    }
}
