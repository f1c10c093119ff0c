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
        if (item.Fate == ScopeFate.Delivered)
        {
            var fate = item.FateOn > promise.By ? PromiseFate.Late : PromiseFate.Kept;
            return new(item, promise, fate, item.FateOn!.Value, item.Fates[^1].At);
        }

        // The day passed first; what became of the item, or of its programme, later is no longer what broke it.
        if (promise.By is { } by && by < (item.FateOn ?? programme.AsOf))
        {
            return new(item, promise, PromiseFate.Broken, by, item.Version.At);
        }

        return item.Fate switch
        {
            ScopeFate.Dropped => new(item, promise, PromiseFate.Broken, item.FateOn!.Value, item.Fates[^1].At),
            ScopeFate.Unknown => new(item, promise, PromiseFate.Unknown, item.FateOn!.Value, item.Fates[^1].At),
            _ when item.FirstDeferral is not null =>
                new(item, promise, PromiseFate.AtRisk, item.FirstDeferral.From, item.FirstDeferral.At),
            _ when programme.State.State == ProgrammeState.Stalled =>
                new(item, promise, PromiseFate.AtRisk, programme.State.From, programme.State.At),
            _ => new(item, promise, PromiseFate.Open, item.Version.From, item.Version.At),
        };
    }
}
