using Portfolio.Domain;
using Portfolio.Domain.Settings;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Freshness;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Perception;

/// <summary>The three views of one programme, each from 0, the worst, to 1, the best; null where there is none.</summary>
/// <param name="Weight">What the last status counts in a roll-up, 0 to 1: old ones fade.</param>
/// <param name="Own">By the last status; null also where that has faded out.</param>
/// <param name="Observed">How many kinds of evidence are observed; null where they are fewer than make a watermelon.</param>
internal sealed record Views(
    ProgrammeOn Programme,
    StatusFact? Status,
    double Weight,
    double? Own,
    CustomerView? Customers,
    IReadOnlyList<Doubt> Doubts,
    int? Observed,
    Watermelon? Watermelon)
{
    /// <summary>
    /// What the record says: 1 less the part of the kinds of evidence that speak against it, of those observed; null where too
    /// few are.
    /// </summary>
    public double? Evidence => 1 - ((double)Doubts.Count / Observed);

    /// <summary>How far our view lies above the customers'; below 0 is below.</summary>
    public double? Gap => Own - Customers?.Part;

    public static Views Of(ProgrammeOn p, Organisation organisation, Setting settings)
    {
        var status = p.LatestStatus;
        var weight = status is { } last ? Fade.Of(p, last, organisation).Weight : 0;
        var observed = Perception.Doubts.Observed(p);
        return new(
            p, status, weight, status is { } said && weight > 0 ? OwnView.PartOf(said, organisation) : null, CustomerView.Of(p),
            Perception.Doubts.Of(p, settings), observed < settings.WatermelonEvidence ? null : observed,
            Perception.Watermelon.Of(p, organisation));
    }
}
