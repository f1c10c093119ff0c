using System.Runtime.InteropServices;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Promises;

/// <summary>A promise as it stands on a day.</summary>
/// <param name="At">The event that tells its fate: a delivery, a drop, a deferral, a stall; else the promise itself.</param>
/// <param name="Since">The day of that event, or the promised day that passed.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PromiseOn(
    ScopeItemFacts Item, Promise Promise, PromiseFate Fate, DateOnly Since, long At)
{
    /// <summary>The promises of a programme, by item.</summary>
    public static PromisesOn Of(ProgrammeOn programme)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return new(programme);
    }

    /// <summary>Those to one account; null is to any.</summary>
    public static PromiseOn[] To(ProgrammeOn programme, string? account)
    {
        ArgumentNullException.ThrowIfNull(programme);
        if (account is not null)
        {
            return [.. Of(programme).Where(p => p.Promise.Account.Equals(account, StringComparison.OrdinalIgnoreCase))];
        }

        var count = 0;
        foreach (var item in programme.PromisedOn)
        {
            count += item.Version.Promises.Count;
        }

        if (count == 0)
        {
            return [];
        }

        var promises = new PromiseOn[count];
        foreach (var promise in Of(programme))
        {
            promises[^count--] = promise;
        }

        return promises;
    }

    internal static PromiseOn Of(ProgrammeOn programme, ScopeItemFacts item, Promise promise)
    {
        // Broken by its day: the promise has one. Kept, late, unknown or broken otherwise: the item has a fate, and that its day.
        var fate = FateOf(programme, item, promise);
        var (since, at) = fate switch
        {
            PromiseFate.Broken when Passed(programme, item, promise) => (promise.By!.Value, item.Version.At),
            PromiseFate.Kept or PromiseFate.Late or PromiseFate.Broken or PromiseFate.Unknown => (item.FateOn!.Value, item.Fates[^1].At),
            PromiseFate.AtRisk when item.StandingDeferral is { } deferral => (deferral.From, deferral.At),
            PromiseFate.AtRisk => (programme.State.From, programme.State.At),
            _ => (item.Version.From, item.Version.At),
        };
        return new(item, promise, fate, since, at);
    }

    /// <summary>Its fate alone, for whoever counts.</summary>
    internal static PromiseFate FateOf(ProgrammeOn programme, ScopeItemFacts item, Promise promise) => item.Fate switch
    {
        ScopeFate.Delivered => item.FateOn > promise.By ? PromiseFate.Late : PromiseFate.Kept,
        _ when Passed(programme, item, promise) => PromiseFate.Broken,
        ScopeFate.Dropped => PromiseFate.Broken,
        ScopeFate.Unknown => PromiseFate.Unknown,
        _ when item.StandingDeferral is not null || programme.State.State == ProgrammeState.Stalled => PromiseFate.AtRisk,
        _ => PromiseFate.Open,
    };

    // The day passed first; what became of the item, or of its programme, later is no longer what broke it.
    private static bool Passed(ProgrammeOn programme, ScopeItemFacts item, Promise promise) =>
        promise.By is { } by && by < (item.FateOn ?? programme.AsOf);
}
