namespace Portfolio.Domain.Programmes;

/// <summary>Cancels a phase. Its open items are dropped, unless the same command moves them.</summary>
/// <param name="Number">The phase's number.</param>
/// <param name="Causes">What made it so: needed where items are dropped or put off with it.</param>
/// <param name="OtherCause">What the cause “Other” is; needed with it.</param>
/// <param name="MoveItemsTo">A later phase that takes its open items over (a deferral of each).</param>
/// <param name="MoveItemsToLater">Puts its open items off to "later", with no plan.</param>
/// <param name="Reason">Why, in a sentence or more.</param>
public sealed record CancelPhase(
    int Number,
    ValueList<Derailer>? Causes = null,
    string? OtherCause = null,
    int? MoveItemsTo = null,
    bool MoveItemsToLater = false,
    string? Reason = null) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() =>
    [
        .. CommandFaults.PhaseNumber(Number, "number"),
        .. CommandFaults.PhaseNumber(MoveItemsTo, "moveItemsTo"),
        .. CommandFaults.Causes(Causes ?? [], OtherCause, needed: false),
        .. MoveItemsTo is not null && MoveItemsToLater
            ? [new Refusal("items-move-one-way", "Move the items to a phase or to “later”, not both.", "moveItemsToLater")]
            : Array.Empty<Refusal>(),
    ];

    public override Decision Decide(Programme programme, Occasion on)
    {
        if (programme.Phases.TryGetValue(Number, out var phase) && phase.State == PhaseState.Cancelled)
        {
            return Decision.Nothing;
        }

        var causes = Causes ?? [];
        var itsItems = programme.OpenItems.Where(i => i.Phase == Number).Select(i => (DomainEvent)(
            MoveItemsTo is not null || MoveItemsToLater
                ? new ScopeItemDeferred(i.Item, MoveItemsTo, causes)
                : new ScopeItemDropped(i.Item, causes)));
        return Decision.Record([
            .. itsItems.Select(e => new NewFact(e, []).With(TextNames.OtherCause, OtherCause)),
            new NewFact(new PhaseCancelled(Number, causes), [])
                .With(TextNames.OtherCause, OtherCause)
                .With(TextNames.Reason, Reason),
        ]);
    }

    internal static Refusal? Rule(Programme p, PhaseCancelled e)
    {
        if (!p.Open)
        {
            return new("cancel-phase-while-open", $"{p.Code} is {p.InWords()}; none of its phases can be cancelled.");
        }

        if (ProgrammeRules.OpenPhase(p, e.Number, "cancelled", out _) is { } why)
        {
            return why;
        }

        var open = p.OpenItems.Where(i => i.Phase == e.Number).Select(i => i.Item).ToList();
        return open.Count == 0
            ? null
            : new(
                "cancelled-phase-is-empty",
                $"Phase {e.Number} would be cancelled with {ProgrammeRules.Named("open scope item", open)} in it.",
                "number");
    }
}
