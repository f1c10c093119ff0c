using Portfolio.Domain;
using Portfolio.Domain.Settings;

namespace Portfolio.Reports.Comparing;

/// <summary>
/// A side's organisation, were some of what it holds as the other side has it. What differs is folded once, each by itself, and
/// changes places; what does not differ stays the very object, and with it what programmes have kept of it.
/// </summary>
internal sealed class ExchangedOrganisation
{
    private readonly Organisation _own;
    private readonly Dictionary<OrganisationSubject, (Organisation Held, Organisation Instead)> _parts = [];

    // All settings are one history, in which an earlier change may be of another setting.
    private readonly List<Recorded> _ownSettings;
    private readonly List<Recorded> _otherSettings;

    /// <param name="subjects">What differs, all that may be exchanged.</param>
    public ExchangedOrganisation(Side side, Side other, IReadOnlyCollection<OrganisationSubject> subjects)
    {
        _own = side.Organisation;
        var (own, instead) = (OfEach(side.OrganisationLog), OfEach(other.AboutTheOrganisation));
        foreach (var subject in subjects.Where(s => !s.IsSetting))
        {
            _parts[subject] = (Folded(own[subject]), Folded(instead[subject]));
        }

        (_ownSettings, _otherSettings) = ([.. Settings(own)], [.. Settings(instead)]);

        static ILookup<OrganisationSubject, Recorded> OfEach(IEnumerable<Recorded> log) => log.ToLookup(OrganisationSubject.Of);

        static IEnumerable<Recorded> Settings(ILookup<OrganisationSubject, Recorded> log) => log.Where(s => s.Key.IsSetting).SelectMany(s => s);
    }

    /// <summary>Were these as the other side has them: the same as if it were folded anew.</summary>
    public Organisation With(IReadOnlySet<OrganisationSubject> subjects) => _own.With(
        [.. subjects.Where(s => !s.IsSetting).Select(s => _parts[s])], subjects.Any(s => s.IsSetting) ? SettingsWith(subjects) : null);

    private SettingHistory SettingsWith(IReadOnlySet<OrganisationSubject> subjects) => Folded(
        _ownSettings.Where(e => !subjects.Contains(OrganisationSubject.Of(e)))
            .Concat(_otherSettings.Where(e => subjects.Contains(OrganisationSubject.Of(e))))
            .OrderBy(e => e.Position)).SettingHistory;

    private static Organisation Folded(IEnumerable<Recorded> events) =>
        events.Aggregate(Organisation.Initial, (organisation, e) => organisation.Evolve(e));
}
