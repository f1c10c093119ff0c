namespace Portfolio.Domain.Programmes;

/// <summary>Brings a piece of scope into an earlier phase, or out of "later" into a phase.</summary>
/// <param name="Item">The item's code.</param>
/// <param name="ToPhase">The number of the earlier phase that brings it now.</param>
/// <param name="Reason">Why, in a sentence or more.</param>
public sealed record PullForward(string Item, int ToPhase, string? Reason = null) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() => CommandFaults.PhaseNumber(ToPhase, "toPhase");

    public override Decision Decide(Programme programme, Occasion on) =>
        programme.Items.TryGetValue(Item, out var item) && item.Open && item.Phase == ToPhase
            ? Decision.Nothing
            : Decision.Record(new NewFact(new ScopeItemPulledForward(programme.ItemCode(Item), ToPhase), []).With(TextNames.Reason, Reason));

    internal static Refusal? Rule(Programme p, ScopeItemPulledForward e)
    {
        if (ScopeRules.OpenItem(p, e.Item, "pulled forward", out var item) is { } why)
        {
            return why;
        }

        return e.ToPhase >= item!.Phase
            ? new(
                "pulled-only-forward",
                $"{item.Item} is planned for phase {item.Phase}; phase {e.ToPhase} is not earlier.",
                "toPhase")
            : ProgrammeRules.OpenPhase(p, e.ToPhase, "given scope", out _, "toPhase");
    }
}
