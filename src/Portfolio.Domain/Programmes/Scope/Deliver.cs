namespace Portfolio.Domain.Programmes;

/// <summary>A piece of scope, or a share of it, reached customers.</summary>
/// <param name="Item">The item's code.</param>
/// <param name="Share">Percent of the item that this delivery is, 1 to 100; left out, all that was still missing.</param>
public sealed record Deliver(string Item, int? Share = null) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() => Share is < 1 or > 100
        ? [new("share-is-1-to-100", "A delivery is 1 to 100 % of the item.", "share")]
        : [];

    // Two equal part deliveries on one day are one part delivery told twice: give their sum instead.
    public override Decision Decide(Programme programme, Occasion on)
    {
        if (!programme.Items.TryGetValue(Item, out var item))
        {
            return Decision.Record(new ScopeItemDelivered(Item, Share ?? 100));
        }

        var toldAlready = item.LastDelivery.On == on.EffectiveOn
            && (Share is null ? item.Delivered == 100 : Share == item.LastDelivery.Share);
        return toldAlready && !item.Dropped
            ? Decision.Nothing
            : Decision.Record(new ScopeItemDelivered(item.Item, Share ?? Math.Max(1, 100 - item.Delivered)));
    }

    internal static Refusal? Rule(Programme p, ScopeItemDelivered e)
    {
        if (p.State is not (ProgrammeState.Active or ProgrammeState.Stalled))
        {
            return new("deliver-while-active", $"Nothing can be delivered while {p.Code} is {p.InWords()}.");
        }

        return ScopeRules.OpenItem(p, e.Item, "delivered", out var item)
            ?? (item!.Delivered + e.Share > 100
                ? new(
                    "deliveries-add-up-to-100",
                    $"{item.Item} is already delivered to {item.Delivered} %; another {e.Share} % would be more than all of it.",
                    "share")
                : null);
    }
}
