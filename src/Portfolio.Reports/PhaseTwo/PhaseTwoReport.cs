using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.PhaseTwo;

/// <summary>What becomes of what slips into "Phase 2".</summary>
public static class PhaseTwoReport
{
    public static PhaseTwoResult Compute(
        IReadOnlyList<ProgrammeFacts> programmes, Organisation organisation, ReportParameters parameters)
    {
        var slice = Slice.Of(programmes, organisation, parameters);
        var deferrals = Deferral.All(slice);
        var spells = Deferral.Spells(deferrals);
        var fates = PhaseTwoFates.Estimate(spells);
        return new(
            Headers.Of(
                slice, "phase-2", "Phase 2",
                [(FactKind.Scope, "Scope and its deferrals")],
                "Partial deliveries add up: an item counts as delivered on the day its parts reach 100 %; values count each part when it came."),
            PhaseTwoFigures.Of(slice, deferrals, spells, fates),
            Groups.By(slice, parameters.By, PhaseTwoFigures.Of),
            PhaseTwoFates.Curves(fates),
            Splits(slice, deferrals),
            PhaseFlow.Of(slice),
            Causes.Count(deferrals.SelectMany(d => d.Item.Deferrals.Select(m => (d.Programme.Code, m.Causes)))),
            Rows.Of(Deferral.InOrder(deferrals), Row));
    }

    private static ValueList<PhaseTwoSplit> Splits(Slice slice, IReadOnlyList<Deferral> deferrals)
    {
        return
        [
            .. By("target", d => d.First.ToPhase is null ? "later" : "planned"),
            .. By("funded", d => d.First.Funded ? "funded" : "not funded"),
            .. By("promised", d => d.First.Promised ? "promised" : "not promised"),
            .. By("department", d => d.First.Department),
        ];

        IEnumerable<PhaseTwoSplit> By(string by, Func<Deferral, string?> group) => deferrals
            .GroupBy(group, StringComparer.OrdinalIgnoreCase)
            .OrderBy(g => g.Key is null)
            .ThenBy(g => g.Key, StringComparer.OrdinalIgnoreCase)
            .AsParallel().AsOrdered()
            .Select(g => Split(by, g.Key, [.. g]));

        PhaseTwoSplit Split(string by, string? group, List<Deferral> some)
        {
            var spells = Deferral.Spells(some);
            return new(
                by,
                group,
                some.Count,
                [
                    .. PhaseTwoFates.Figures(
                        PhaseTwoFates.Estimate(spells), spells, [PhaseTwoFates.NeverMonths],
                        PhaseTwoFigures.Behind(slice.Only([]), some)),
                ]);
        }
    }

    private static DeferredItem Row(Deferral d) => new(
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
        [.. d.Positions()]);
}
