using System.Globalization;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Stalls;

/// <summary>How often programmes stall, for how long, why, and how it ends.</summary>
public static class StallReport
{
    public static StallResult Compute(
        IReadOnlyList<ProgrammeFacts> programmes, Organisation organisation, ReportParameters parameters)
    {
        var slice = Slice.Of(programmes, organisation, parameters);
        var fates = Beside.Begin(() => AalenJohansen.Estimate(StallSpells.Fates(slice), causes: 3));
        var suspected = Beside.Begin(() => Suspicion.All(slice));
        var stalls = Beside.Begin(() => slice.Programmes.SelectMany(p => p.Stalls.Select(s => (Programme: p, Stall: s))).ToList());
        var causes = Beside.Begin(() => Causes.Count(stalls.Done().Select(s => (s.Programme.Code, s.Stall.Causes))));
        var rows = Beside.Begin(() => NumberedOrder.Of(
            stalls.Done(),
            s => NumberedOrder.Number(0, NumberedOrder.Latest(s.Stall.From), s.Programme),
            (one, other) => other.Stall.At.CompareTo(one.Stall.At)));
        return new(
            Headers.Of(
                slice, "stalls", "Stalls",
                [(FactKind.Stalls, "Stalls"), (FactKind.Holds, "Holds"), (FactKind.Outcomes, "Outcomes of ended programmes (completed, dropped)")],
                "Incidence counts time while a programme is active and its stalls are observed; a programme on hold or already stalled is not at risk.",
                string.Create(CultureInfo.InvariantCulture, $"A stall is suspected where nothing is on record for longer than {slice.Around.Settings.SuspicionCadences} times the programme’s reporting cadence.")),
            StallFigures.Of(slice, fates, suspected),
            Groups.By(slice, parameters.By, StallFigures.Of),
            Fates(fates.Done()),
            causes.Done(),
            Rows.Of(rows.Done(), s => Row(s.Programme, s.Stall)),
            [.. suspected.Done().Select(s => s.Stall).OrderByDescending(s => s.Days)]);
    }

    private static ValueList<CurveSeries> Fates(IncidenceCurves fates) =>
    [
        CurveSeries.Of("resumed", "Resumed", fates.Incidence(StallSpells.Resumed)),
        CurveSeries.Of("dropped", "Dropped", fates.Incidence(StallSpells.Dropped)),
        CurveSeries.Of("otherwiseEnded", "Ended otherwise", fates.Incidence(StallSpells.Other)),
        CurveSeries.Of("stillStalled", "Still stalled", fates.Remaining),
    ];

    private static StallRow Row(ProgrammeOn programme, StateSpell stall) => new(
        programme.Code,
        programme.Title,
        programme.Department,
        stall.From,
        stall.To,
        stall.End,
        (stall.To ?? programme.AsOf).DayNumber - stall.From.DayNumber,
        stall.Causes,
        programme.Windows(FactKind.Stalls).Saw(stall.From),
        [.. stall.Positions()])
    {
        Again = programme.Stalls.Count(s => s.From == stall.From && s.At <= stall.At) is > 1 and var again ? again : null,
    };
}
