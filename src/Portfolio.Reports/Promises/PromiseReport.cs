using System.Runtime.InteropServices;
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
    private static readonly int Fates = Enum.GetValues<PromiseFate>().Length;

    public static PromiseResult Compute(
        IReadOnlyList<ProgrammeFacts> programmes, Organisation organisation, ReportParameters parameters)
    {
        var slice = Slice.Touching(programmes, organisation, parameters, p => PromiseOn.To(p, parameters.Account).Length > 0);
        var promises = PromisesOf.All(slice);

        // The parts rest on nothing but these, so each may be made on a core of its own.
        var rows = Beside.Begin(() => Rows.Of(InOrder(promises), r => Row(r.Programme, r.Promise)));
        var accounts = Beside.Begin(() => ByAccount(slice, promises));
        return new(
            Headers.Of(
                slice, "promises", "Promises", [(FactKind.Scope, "Scope and the promises of it")],
                [
                    "A promise is kept when its item is delivered in full by its day (or, without one, delivered in full), late when after, broken when the item is dropped or the day passes undelivered, at risk while the item is deferred or its programme stalled. An item is deferred until it is pulled forward again to the phase that it was put off from.",
                    .. parameters.Account is null ? Array.Empty<string>() : ["Only the promises to this account, of whatever programme made them."],
                ]),
            PromiseFigures.Of(slice, promises),
            Groups.Touching(slice, parameters.By, p => p.PromisedOn.SelectMany(AccountsOf), [], PromiseFigures.Of),
            accounts.Done(),
            rows.Done());
    }

    private static IEnumerable<string> AccountsOf(ScopeItemFacts item)
    {
        foreach (var promise in item.Version.Promises)
        {
            yield return promise.Account;
        }
    }

    private static ValueList<AccountPromises> ByAccount(Slice slice, PromisesOf[] promises)
    {
        var accounts = new Dictionary<string, int[]>(StringComparer.OrdinalIgnoreCase);
        foreach (var of in promises)
        {
            foreach (ref readonly var promise in of.Promises.AsSpan())
            {
                ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(accounts, promise.Promise.Account, out _);
                (counts ??= new int[Fates])[(int)promise.Fate]++;
            }
        }

        return
        [
            .. accounts
                .OrderBy(a => a.Key, StringComparer.OrdinalIgnoreCase)
                .Select(a =>
                {
                    int Count(PromiseFate fate) => a.Value[(int)fate];
                    var (kept, late, broken) = (Count(PromiseFate.Kept), Count(PromiseFate.Late), Count(PromiseFate.Broken));
                    return new AccountPromises(
                        a.Key, slice.Organisation.Accounts.GetValueOrDefault(a.Key)?.TitleOn(slice.AsOf), Count(PromiseFate.Open), Count(PromiseFate.AtRisk),
                        kept, late, broken, Count(PromiseFate.Unknown),
                        Share.Of(kept, kept + late + broken, Count(PromiseFate.Open) + Count(PromiseFate.AtRisk), Count(PromiseFate.Unknown)));
                }),
        ];
    }

    // What is still to be kept first, the next one due first.
    private static (ProgrammeOn Programme, PromiseOn Promise)[] InOrder(PromisesOf[] promises)
    {
        var (each, count) = (new (ProgrammeOn Programme, PromiseOn Promise)[promises.Sum(of => of.Promises.Length)], 0);
        var numbers = new long[each.Length];
        foreach (var of in promises)
        {
            foreach (ref readonly var promise in of.Promises.AsSpan())
            {
                each[count] = (of.Programme, promise);
                numbers[count++] = NumberedOrder.Number(
                    promise.Fate switch { PromiseFate.AtRisk => 0, PromiseFate.Open => 1, PromiseFate.Broken => 2, _ => 3 },
                    promise.Promise.By ?? DateOnly.MaxValue,
                    of.Programme);
            }
        }

        return NumberedOrder.Of(each, numbers, (one, other) =>
            StringComparer.OrdinalIgnoreCase.Compare(one.Promise.Item.Item, other.Promise.Item.Item) is var items and not 0
                ? items
                : StringComparer.OrdinalIgnoreCase.Compare(one.Promise.Promise.Account, other.Promise.Promise.Account));
    }

    private static PromiseRow Row(ProgrammeOn p, PromiseOn promise) => new(
        p.Code, p.Title, p.Department, promise.Item.Item, promise.Item.Version.Title, promise.Promise.Account, promise.Promise.By,
        promise.Fate, promise.Since, promise.Item.Version.CustomerValue, [promise.At]);
}
