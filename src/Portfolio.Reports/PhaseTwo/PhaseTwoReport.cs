using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Forecast;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.PhaseTwo;

/// <summary>What becomes of what slips into "Phase 2".</summary>
public static class PhaseTwoReport
{
    /// <param name="quarters">What was said at each quarter's end up to the day the report speaks of, in their order.</param>
    public static PhaseTwoResult Compute(
        IReadOnlyList<ProgrammeFacts> programmes,
        Organisation organisation,
        ReportParameters parameters,
        IReadOnlyList<QuarterForecast> quarters)
    {
        ArgumentNullException.ThrowIfNull(quarters);
        return Of(Slice.Of(programmes, organisation, parameters), quarters);
    }

    /// <summary>The same while that is not computed yet: of items that wait nothing is said.</summary>
    public static PhaseTwoResult Compute(
        IReadOnlyList<ProgrammeFacts> programmes, Organisation organisation, ReportParameters parameters) =>
        Of(Slice.Of(programmes, organisation, parameters), null);

    private static PhaseTwoResult Of(Slice slice, IReadOnlyList<QuarterForecast>? quarters)
    {
        var header = Beside.Begin(() => HeaderOf(slice));
        var forecast = Beside.Begin(() => quarters is null ? ItemForecasts.NotYet : ItemForecasts.Of(quarters, slice.Everybody()));
        var scope = slice.Each(programme => programme.Scope);
        var deferrals = Deferral.All(slice, scope);
        var spells = Deferral.Spells(deferrals);

        // The parts rest on nothing but these, so each may be made on a core of its own.
        var splits = Beside.Begin(() => Splits(slice.ForTables(), deferrals));
        var flow = Beside.Begin(() => PhaseFlow.Of(scope));
        var rows = Beside.Begin(() => Deferral.InOrder(deferrals));
        var causes = Beside.Begin(() => CausesOf(scope));
        var fates = PhaseTwoFates.Estimate(spells);
        return new(
            header.Done() with { Notes = [.. header.Done().Notes, forecast.Done().InWords] },
            PhaseTwoFigures.Of(slice, scope, deferrals, spells, fates),
            Groups.By(slice, slice.Parameters.By, PhaseTwoFigures.Of),
            PhaseTwoFates.Curves(fates),
            splits.Done(),
            flow.Done(),
            causes.Done(),
            forecast.Done(),
            Rows.Of(rows.Done(), d => Row(d, forecast.Done())));
    }

    private static ReportHeader HeaderOf(Slice slice) => Headers.Of(
        slice, "phase-2", "Phase 2",
        [(FactKind.Scope, "Scope and its deferrals")],
        "Partial deliveries add up: an item counts as delivered on the day its parts reach 100 %; values count each part when it came.",
        "An item goes on in the programme that it was handed over to, with what was known of it where it was put off. One handed over by a program that did not hold that yet is known as it was handed over: its value, whether it was promised and its department are those of that day, and all that had been delivered of it by then counts as delivered since.");

    private static ValueList<CauseCount> CausesOf(ScopeSplit[] scope)
    {
        var causes = new Causes();
        foreach (var split in scope)
        {
            causes.Add(split.Deferrals, split.Causes);
        }

        return causes.Counted();
    }

    private static ValueList<PhaseTwoSplit> Splits(Slice slice, Deferral[] deferrals)
    {
        (string By, string? Group, Deferral[] Deferrals)[] groups =
        [
            .. Two("target", "later", "planned", d => d.Of.ToLater),
            .. Two("funded", "funded", "not funded", d => d.Of.Funded),
            .. Two("promised", "not promised", "promised", d => !d.Of.Promised),
            .. deferrals
                .GroupBy(d => d.Of.Department, StringComparer.OrdinalIgnoreCase)
                .OrderBy(g => g.Key is null)
                .ThenBy(g => g.Key, StringComparer.OrdinalIgnoreCase)
                .Select(g => ("department", g.Key, g.ToArray())),
        ];
        Task<PhaseTwoSplit>[] splits = [.. groups.Select(g => Beside.Begin(() => Split(g.By, g.Group, g.Deferrals)))];
        return [.. splits.Select(split => split.Done())];

        // What nothing belongs to is left out.
        IEnumerable<(string, string?, Deferral[])> Two(string by, string those, string others, Func<Deferral, bool> isOne) =>
            new[] { (by, (string?)those, Array.FindAll(deferrals, d => isOne(d))), (by, others, Array.FindAll(deferrals, d => !isOne(d))) }
                .Where(g => g.Item3.Length > 0);

        PhaseTwoSplit Split(string by, string? group, Deferral[] some)
        {
            var spells = Deferral.Spells(some);
            return new(
                by,
                group,
                some.Length,
                [
                    .. PhaseTwoFates.Figures(
                        slice, 0, some, PhaseTwoFates.EstimateAt([PhaseTwoFates.NeverMonths], spells), spells, [PhaseTwoFates.NeverMonths]),
                ]);
        }
    }

    private static DeferredItem Row(Deferral d, ItemForecasts forecast) => new(
        d.Programme.Code,
        d.Programme.Title,
        d.First.Department,
        d.Item.Item,
        d.Item.Version.Title,
        d.First.From,
        d.Item.Deferrals.Count(),
        d.First.FromPhase,
        d.First.ToPhase is not null,
        d.First.Funded,
        d.First.Promised,
        d.Item.Phase,
        d.First.CustomerValue,
        d.Item.Delivered,
        d.Item.Fate,
        d.Item.FateOn,
        ((d.Item.FateOn ?? d.Programme.AsOf).DayNumber - d.First.From.DayNumber) / Length.DaysPerMonth,
        [.. d.Item.Deferrals.SelectMany(m => m.Causes).Distinct().Order()],
        [.. d.Positions()],
        forecast.Of(d));
}
