using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Derailers;

/// <summary>What throws programmes off, what comes together, and what is cleared.</summary>
public static class DerailerReport
{
    public static DerailerResult Compute(
        IReadOnlyList<ProgrammeFacts> programmes, Organisation organisation, ReportParameters parameters)
    {
        var slice = Slice.Of(programmes, organisation, parameters);
        var hits = DerailerFigures.Hits(slice);
        var counts = Counts(hits);
        return new(
            Headers.Of(
                slice, "derailers", "Derailers",
                [
                    (FactKind.Stalls, "Stalls and their causes"), (FactKind.Finish, "Re-baselines and their causes"),
                    (FactKind.Scope, "Deferrals and their causes"),
                ],
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"A derailer hit a programme when it was observed and stood at some time within the {slice.Around.Settings.DerailerMonths} months up to the day, or a stall, drop, deferral or re-baseline in them names it as a cause. Several may hit one programme, so that the shares may sum to more than 1."),
                "Published by others: nearly every derailer hits at least a third of customer strategists. That counts people, ours counts programmes."),
            DerailerFigures.Of(slice, hits),
            Groups.By(slice, parameters.By, group => DerailerFigures.Of(group, DerailerFigures.Hits(group))),
            Kinds(hits, counts),
            Pairs(hits, counts),
            [Published(hits, counts)],
            Rows.Of(
                slice.Programmes
                    .SelectMany(p => p.Derailers.Select(d => (Programme: p, Spell: d)))
                    .Where(d => d.Spell.To is null && !d.Programme.Ended)
                    .OrderBy(d => d.Spell.From)
                    .ThenBy(d => d.Programme.Code, StringComparer.OrdinalIgnoreCase)
                    .ThenBy(d => d.Spell.Kind)
                    .ToList(),
                d => new DerailerRow(
                    d.Programme.Code, d.Programme.Title, d.Programme.Department, d.Spell.Kind, d.Spell.From,
                    d.Programme.AsOf.DayNumber - d.Spell.From.DayNumber, [d.Spell.At])));
    }

    private static Dictionary<Derailer, int> Counts(List<DerailersHit> hits) => hits.SelectMany(h => h.Kinds).CountBy(k => k).ToDictionary();

    private static ValueList<DerailerCount> Kinds(List<DerailersHit> hits, Dictionary<Derailer, int> counts) =>
    [
        .. Enum.GetValues<Derailer>()
            .Select(kind => new DerailerCount(
                kind,
                hits.Count(h => h.Observed.ContainsKey(kind)),
                hits.Count(h => h.Named.ContainsKey(kind)),
                Share.Of(counts.GetValueOrDefault(kind), hits.Count)))
            .OrderByDescending(k => k.Hit.Numerator),
    ];

    private static ValueList<DerailerPair> Pairs(List<DerailersHit> hits, Dictionary<Derailer, int> counts) =>
    [
        .. hits
            .SelectMany(h => h.Kinds.SelectMany(one => h.Kinds.Where(other => other > one).Select(other => (one, other))))
            .CountBy(pair => pair)
            .OrderByDescending(p => p.Value)
            .ThenBy(p => p.Key)
            .Select(p => new DerailerPair(
                p.Key.one, p.Key.other, p.Value,
                Share.Of(p.Value, counts[p.Key.one]),
                Share.Of(p.Value, counts[p.Key.other]))),
    ];

    private static PublishedFigure Published(List<DerailersHit> hits, Dictionary<Derailer, int> counts) => new(
        "Overshadowed by other initiatives", 77, "customer strategists who named it, of those asked what derails them",
        Share.Of(counts.GetValueOrDefault(Derailer.OvershadowedByOtherInitiatives), hits.Count).Value,
        "programmes hit by it, of those that ran");
}
