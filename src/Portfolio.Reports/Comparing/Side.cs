using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;

namespace Portfolio.Reports.Comparing;

/// <summary>One of two looks that are held against each other: what was known, about which day.</summary>
/// <param name="Facts">Of every programme, as known.</param>
/// <param name="Events">Of a programme by its code; see <see cref="EventsOf"/>.</param>
/// <param name="AboutTheOrganisation">The same of everything else.</param>
public sealed record Side(
    IReadOnlyList<ProgrammeFacts> Facts,
    Organisation Organisation,
    ReportParameters Parameters,
    Func<string, IEnumerable<Recorded>> Events,
    IReadOnlyList<Recorded> AboutTheOrganisation)
{
    /// <summary>
    /// What counts of a known history on a day: what is effective by it and not retracted, and the retractions, which act by
    /// when they were recorded.
    /// </summary>
    public static IEnumerable<Recorded> EventsOf(ProgrammeHistory known, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(known);
        return known.Standing.Where(e => e.EffectiveOn <= asOf).Concat(known.All.Where(e => e.Event is CommandRetracted));
    }
}
