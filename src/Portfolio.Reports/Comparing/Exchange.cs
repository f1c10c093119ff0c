using System.Collections.Concurrent;

namespace Portfolio.Reports.Comparing;

/// <summary>A side's report, and the same were some of what the organisation holds as the other side has it.</summary>
/// <param name="subjects">What differs, in one order.</param>
/// <param name="rows">Those that only one of the two sides has, or that say something else on each: what they say is looked at too.</param>
/// <param name="own">The side's report as it is, with its evidence.</param>
internal sealed class Exchange(
    ReportEntry entry, Side side, Side other, IReadOnlyList<OrganisationSubject> subjects, SoughtRows rows, Report own)
{
    private readonly ExchangedOrganisation _organisation = new(side, other, subjects);
    private readonly ConcurrentDictionary<int, ReportLook> _looks = new();

    /// <summary>Were the first so many of what differs as the other side has them. Kept, for it may be asked for again.</summary>
    public ReportLook After(int first) => _looks.GetOrAdd(first, of => Of([.. subjects.Take(of)]));

    /// <summary>Were all that differs but these as the other side has it.</summary>
    public ReportLook AllBut(IReadOnlySet<OrganisationSubject> kept)
    {
        HashSet<OrganisationSubject> exchanged = [.. subjects.Where(s => !kept.Contains(s))];
        return subjects.Take(exchanged.Count).All(exchanged.Contains) ? After(exchanged.Count) : Of(exchanged);
    }

    private ReportLook Of(HashSet<OrganisationSubject> exchanged) => ReportLook.Of(
        exchanged.Count == 0 ? own : (side with { Organisation = _organisation.With(exchanged) }).Report(entry, evidence: true), rows);
}
