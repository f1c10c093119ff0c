using System.Runtime.InteropServices;

namespace Portfolio.Reports.Facts;

/// <summary>An item that was deferred at least once, as far as it does not matter how long ago that was.</summary>
/// <param name="First">The first deferral, with what was known then.</param>
/// <param name="Department">The programme's department then.</param>
/// <param name="From">The day of the first deferral.</param>
/// <param name="Came">The day it came to the programme: later than its first deferral where another put it off.</param>
/// <param name="FateOn">The day its fate came; null while it waits.</param>
/// <param name="Times">How often it was deferred.</param>
/// <param name="CustomerValue">At the first deferral.</param>
/// <param name="ValueDeferred">The customer value that slipped, in hundredths: what was not delivered by then, at the value of that day.</param>
/// <param name="ValueLeft">What of it was not delivered since, partial shares counted, in hundredths.</param>
/// <param name="ToLater">Whether the first deferral named no phase.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SlippedItem(
    ScopeItemFacts Item,
    ItemMove First,
    string? Department,
    DateOnly From,
    DateOnly Came,
    DateOnly? FateOn,
    ScopeFate Fate,
    int Times,
    int CustomerValue,
    int ValueDeferred,
    int ValueLeft,
    bool ToLater,
    bool Funded,
    bool Promised)
{
    /// <summary>What of it was delivered after all, in hundredths.</summary>
    public int ValueDelivered => ValueDeferred - ValueLeft;

    public static SlippedItem Of(ScopeItemFacts item, ItemMove first) => new(
        item, first, first.Department, first.From, item.From, item.FateOn, item.Fate, TimesOf(item), first.CustomerValue,
        first.CustomerValue * (100 - first.Delivered), first.CustomerValue * (100 - item.Delivered),
        first.ToPhase is null, first.Funded, first.Promised);

    private static int TimesOf(ScopeItemFacts item)
    {
        var times = 0;
        foreach (var move in item.Moves.Span)
        {
            times += move.Kind == MoveKind.Deferred ? 1 : 0;
        }

        return times;
    }
}
