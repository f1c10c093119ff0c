namespace Portfolio.Domain.Programmes;

/// <summary>
/// Hands an open scope item over to another programme; both sides are recorded together. A deferral goes on in its new
/// home: "Phase 2" as a new programme is not a delivery.
/// </summary>
/// <param name="Item">The item's code.</param>
/// <param name="To">The code of the other programme.</param>
/// <param name="ToPhase">The phase there that it is put into; leave it out with <paramref name="ToLater"/>.</param>
/// <param name="ToLater">Into no phase: an item that was in one is put off by that.</param>
/// <param name="AsItem">Its code there; left out, the one it has.</param>
/// <param name="Causes">Why it is put off, if it is.</param>
/// <param name="OtherCause">What the cause “Other” is; needed with it.</param>
/// <param name="Reason">Why, in a sentence or more.</param>
public sealed record TransferScopeItem(
    string Item,
    string To,
    int? ToPhase = null,
    bool ToLater = false,
    string? AsItem = null,
    ValueList<Derailer>? Causes = null,
    string? OtherCause = null,
    string? Reason = null) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() =>
    [
        .. AsItem is null ? [] : Code.Faults(AsItem, "asItem"),
        .. CommandFaults.Causes(Causes ?? [], OtherCause, needed: false),
        .. Handover.TargetFaults(ToPhase, ToLater),
    ];

    public override IEnumerable<Refusal> FaultsOn(Occasion on) => Handover.ProgrammeFaults(To, on, "to");

    public override Decision Decide(Programme programme, Occasion on)
    {
        if (programme.Items.TryGetValue(Item, out var held)
            && held.TransferredTo is { } there
            && string.Equals(there.Programme, To, StringComparison.OrdinalIgnoreCase)
            && string.Equals(there.Item, AsItem ?? Item, StringComparison.OrdinalIgnoreCase))
        {
            return Decision.Nothing;
        }

        if (ScopeRules.OpenItem(programme, Item, "transferred", out _) is { } why)
        {
            return Decision.Refuse(why);
        }

        return Decision.Record(Handed(programme, on).Leaving.Select(e => new NewFact(e, [])
            .With(TextNames.OtherCause, e is ScopeItemDeferred ? OtherCause : null)
            .With(TextNames.Reason, Reason)));
    }

    public override IEnumerable<FactsElsewhere> Elsewhere(Programme programme, Occasion on) =>
        [new(Handover.CodeOf(To, on), [new NewFact(Handed(programme, on).Arriving, []).With(TextNames.Reason, Reason)])];

    internal static Refusal? Rule(Programme p, ScopeItemTransferred e)
    {
        if (ScopeRules.OpenItem(p, e.Item, "transferred", out var item) is { } why)
        {
            return why;
        }

        if (string.Equals(e.To, p.Code, StringComparison.OrdinalIgnoreCase))
        {
            return new("transferred-to-another", $"{item!.Item} is in {p.Code} already.", "to");
        }

        // The other side holds the same; whoever would change what came before has to take back the transfer first.
        return item!.Handed == e.Handed
            ? null
            : new(
                "handed-over-as-it-stood",
                $"{item.Item} was handed over to {e.To} as it stood on that day, and {e.To} holds it so: retract the transfer first.",
                "item");
    }

    internal static Refusal? Rule(Programme p, ScopeItemReceived e)
    {
        if (!p.Open)
        {
            return new("scope-while-open", $"{p.Code} is {p.InWords()}; its scope can no longer change.");
        }

        if (p.Items.TryGetValue(e.Item, out var item) && item.TransferredTo is null)
        {
            return new(
                "item-is-new",
                $"{p.Code} already has a scope item {item.Item}, “{item.Title}”: transfer the other under another code.",
                "asItem");
        }

        return e.Phase is { } phase ? ProgrammeRules.OpenPhase(p, phase, "given scope", out _, "toPhase") : null;
    }

    private (IReadOnlyList<ProgrammeEvent> Leaving, ScopeItemReceived Arriving) Handed(Programme programme, Occasion on) =>
        Handover.Of(programme, programme.Items[Item], Handover.CodeOf(To, on), ToPhase, AsItem, Causes ?? [], on.EffectiveOn);
}
