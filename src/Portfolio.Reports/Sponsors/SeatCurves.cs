using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Sponsors;

/// <summary>How long sponsors of a slice sit and its programmes run, estimated once for figures and curves.</summary>
/// <param name="Tenures">By who left first, the sponsor or the programme.</param>
/// <param name="BeginsUnseen">How many sponsors are left out of them.</param>
/// <param name="Sitting">Sponsors still in their seat; those whose programme ended are censored then.</param>
/// <param name="Running">Programmes still running.</param>
/// <param name="BeginsUnknown">How many programmes are left out of these.</param>
internal sealed record SeatCurves(Spell[] Tenures, int BeginsUnseen, SurvivalCurve Sitting, SurvivalCurve Running, int BeginsUnknown)
{
    public static SeatCurves Of(Slice slice)
    {
        var tenures = SeatLengths.Tenures(slice, out var unseen);
        var programmes = SeatLengths.Programmes(slice, out var unknown);
        return new(
            tenures, unseen, KaplanMeier.Estimate(Spells.Recode(tenures, SeatLengths.ProgrammeEnded, to: 0)),
            KaplanMeier.Estimate(programmes), unknown);
    }
}
