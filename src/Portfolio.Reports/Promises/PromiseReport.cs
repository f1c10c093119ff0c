using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Promises;

/// <summary>What customers were promised, and what became of it.</summary>
public static class PromiseReport
{
    public static PromiseResult Compute(
        IReadOnlyList<ProgrammeFacts> programmes, Organisation organisation, ReportParameters parameters)
    {
        var slice = Slice.Touching(programmes, organisation, parameters, p => PromiseOn.To(p, parameters.Account).Any());
        var promises = slice.Programmes
            .SelectMany(p => PromiseOn.To(p, parameters.Account).Select(promise => (Programme: p, Promise: promise)))
            .ToList();
        return new(
            Headers.Of(
                slice, "promises", "Promises", [(FactKind.Scope, "Scope and the promises of it")],
                [
                    "A promise is kept when its item is delivered in full by its day (or, without one, delivered in full), late when after, broken when the item is dropped or the day passes undelivered, at risk while the item is deferred or its programme stalled.",
                    .. parameters.Account is null ? Array.Empty<string>() : ["Only the promises to this account, of whatever programme made them."],
                ]),
            PromiseFigures.Of(slice),
            Groups.By(slice, parameters.By, PromiseFigures.Of),
            ByAccount(slice, promises),
            Rows.Of(InOrder(promises), r => Row(r.Programme, r.Promise)));
    }

    private static ValueList<AccountPromises> ByAccount(
        Slice slice, IEnumerable<(ProgrammeOn Programme, PromiseOn Promise)> promises) =>
    [
        .. promises
            .GroupBy(p => p.Promise.Promise.Account, p => p.Promise.Fate, StringComparer.OrdinalIgnoreCase)
            .OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase)
            .Select(g =>
            {
                var counts = g.CountBy(fate => fate).ToDictionary();
                int Count(PromiseFate fate) => counts.GetValueOrDefault(fate);
                var (kept, late, broken) = (Count(PromiseFate.Kept), Count(PromiseFate.Late), Count(PromiseFate.Broken));
                return new AccountPromises(
                    g.Key, slice.Organisation.Accounts.GetValueOrDefault(g.Key)?.TitleOn(slice.AsOf), Count(PromiseFate.Open), Count(PromiseFate.AtRisk),
                    kept, late, broken, Count(PromiseFate.Unknown),
                    Share.Of(kept, kept + late + broken, Count(PromiseFate.Open) + Count(PromiseFate.AtRisk), Count(PromiseFate.Unknown)));
            }),
    ];

    // What is still to be kept first, the next one due first.
    private static List<(ProgrammeOn Programme, PromiseOn Promise)> InOrder(
        List<(ProgrammeOn Programme, PromiseOn Promise)> promises) =>
    [
        .. promises
            .OrderBy(r => r.Promise.Fate switch { PromiseFate.AtRisk => 0, PromiseFate.Open => 1, PromiseFate.Broken => 2, _ => 3 })
            .ThenBy(r => r.Promise.Promise.By ?? DateOnly.MaxValue)
            .ThenBy(r => r.Programme.Code, StringComparer.OrdinalIgnoreCase)
            .ThenBy(r => r.Promise.Item.Item, StringComparer.OrdinalIgnoreCase)
            .ThenBy(r => r.Promise.Promise.Account, StringComparer.OrdinalIgnoreCase),
    ];

    private static PromiseRow Row(ProgrammeOn p, PromiseOn promise) => new(
        p.Code, p.Title, p.Department, promise.Item.Item, promise.Item.Version.Title, promise.Promise.Account, promise.Promise.By,
        promise.Fate, promise.Since, promise.Item.Version.CustomerValue, [promise.At]);
}
