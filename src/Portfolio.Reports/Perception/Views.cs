using Portfolio.Domain;
using Portfolio.Domain.Settings;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Perception;

/// <summary>The three views of one programme, each from 0, the worst, to 1, the best; null where there is none.</summary>
internal sealed record Views(
    ProgrammeOn Programme,
    StatusFact? Status,
    double? Own,
    CustomerView? Customers,
    IReadOnlyList<Doubt> Doubts,
    Watermelon? Watermelon)
{
    /// <summary>What the record says: 1 less a fifth for each piece of evidence against it.</summary>
    public double Evidence => 1 - ((double)Doubts.Count / Doubt.Kinds);

    /// <summary>How far our view lies above the customers'; below 0 is below.</summary>
    public double? Gap => Own - Customers?.Part;

    public static Views Of(ProgrammeOn p, Organisation organisation, Setting settings)
    {
        var status = p.LatestStatus;
        return new(
            p, status, status is null ? null : OwnView.PartOf(status, organisation), CustomerView.Of(p),
            Perception.Doubts.Of(p, settings), Perception.Watermelon.Of(p, organisation));
    }
}
