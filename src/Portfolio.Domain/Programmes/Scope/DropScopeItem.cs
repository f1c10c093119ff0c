namespace Portfolio.Domain.Programmes;

/// <summary>Gives a piece of scope up.</summary>
/// <param name="Item">The item's code.</param>
/// <param name="Causes">What made it so: all that apply, at least one.</param>
/// <param name="OtherCause">What the cause “Other” is; needed with it.</param>
/// <param name="Reason">Why, in a sentence or more.</param>
public sealed record DropScopeItem(
    string Item,
    ValueList<Derailer> Causes,
    string? OtherCause = null,
    string? Reason = null) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() => CommandFaults.Causes(Causes, OtherCause, needed: false);

    public override Decision Decide(Programme programme, Occasion on) =>
        programme.Items.TryGetValue(Item, out var item) && item.Dropped && item.DropCauses.Equals(Causes)
            ? Decision.Nothing
            : Decision.Record(new NewFact(new ScopeItemDropped(programme.ItemCode(Item), Causes), [])
                .With(TextNames.OtherCause, OtherCause)
                .With(TextNames.Reason, Reason));

    internal static Refusal? Rule(Programme p, ScopeItemDropped e) => ScopeRules.OpenItem(p, e.Item, "dropped", out _);
}
