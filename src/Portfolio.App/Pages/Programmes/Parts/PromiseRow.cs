using Portfolio.Domain.Programmes;

namespace Portfolio.App.Pages.Programmes.Parts;

/// <summary>What a customer was promised, and how it stands.</summary>
public sealed record PromiseRow(string Item, string Title, Promise Promise, PromiseState State)
{
    public static IReadOnlyList<PromiseRow> Of(ScopeFlow flow, Programme on, DateOnly day) =>
        [.. flow.Items.SelectMany(w => w.Item.Promises.Select(p => new PromiseRow(w.Item.Item, w.Item.Title, p, StateOf(w, p, on, day))))];

    private static PromiseState StateOf(ItemWay way, Promise promise, Programme on, DateOnly day)
    {
        var item = way.Item;
        if (item.Delivered >= 100)
        {
            return promise.By is { } by && item.LastDelivery.On > by ? PromiseState.Late : PromiseState.Kept;
        }

        if (item.Dropped || promise.By < day || on.State == ProgrammeState.Dropped)
        {
            return PromiseState.Broken;
        }

        return item.Deferrals > 0 || on.State == ProgrammeState.Stalled ? PromiseState.AtRisk : PromiseState.Open;
    }
}

/// <summary>See the domain's definition: kept, late, broken, at risk.</summary>
public enum PromiseState
{
    Open,

    /// <summary>Its item is deferred, or its programme stalled.</summary>
    AtRisk,

    /// <summary>Delivered in full by its day, or, without one, at all.</summary>
    Kept,

    /// <summary>Delivered in full after its day.</summary>
    Late,

    /// <summary>Dropped, or the day passed undelivered.</summary>
    Broken,
}
