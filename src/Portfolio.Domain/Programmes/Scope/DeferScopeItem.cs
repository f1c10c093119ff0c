namespace Portfolio.Domain.Programmes;

/// <summary>Puts a piece of scope off to a later phase, or to "later" with no plan, which is the worst kind.</summary>
/// <param name="Item">The item's code.</param>
/// <param name="Causes">What made it so: all that apply, at least one.</param>
/// <param name="ToPhase">The later phase; leave it out with <paramref name="ToLater"/>.</param>
/// <param name="ToLater">To "later": nobody says when.</param>
/// <param name="OtherCause">What the cause “Other” is; needed with it.</param>
/// <param name="Reason">Why, in a sentence or more.</param>
public sealed record DeferScopeItem(
    string Item,
    ValueList<Derailer> Causes,
    int? ToPhase = null,
    bool ToLater = false,
    string? OtherCause = null,
    string? Reason = null) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() =>
    [
        .. CommandFaults.Causes(Causes, OtherCause, needed: false),
        .. CommandFaults.PhaseNumber(ToPhase, "toPhase"),
        .. ToPhase is null != ToLater
            ? [new Refusal("deferral-has-one-target", "Say either to which phase it is deferred, or that it is to “later”.", "toPhase")]
            : Array.Empty<Refusal>(),
    ];

    public override Decision Decide(Programme programme, Occasion on) =>
        programme.Items.TryGetValue(Item, out var item) && item is { Open: true, Deferrals: > 0 } && item.Phase == ToPhase
            ? Decision.Nothing
            : Decision.Record(new NewFact(new ScopeItemDeferred(programme.ItemCode(Item), ToPhase, Causes), [])
                .With(TextNames.OtherCause, OtherCause)
                .With(TextNames.Reason, Reason));

    internal static Refusal? Rule(Programme p, ScopeItemDeferred e)
    {
        if (ScopeRules.OpenItem(p, e.Item, "deferred", out var item) is { } why)
        {
            return why;
        }

        if (item!.Phase is null)
        {
            return new(
                "deferred-only-later",
                e.ToPhase is null
                    ? $"{item.Item} is already put off to “later”."
                    : $"{item.Item} is put off to “later”; phase {e.ToPhase} is sooner than that: pull it forward instead.",
                "toPhase");
        }

        if (e.ToPhase <= item.Phase)
        {
            return new(
                "deferred-only-later",
                $"{item.Item} is planned for phase {item.Phase}; it can be deferred to a later phase only, not to phase {e.ToPhase}.",
                "toPhase");
        }

        return e.ToPhase is { } to ? ProgrammeRules.OpenPhase(p, to, "given scope", out _, "toPhase") : null;
    }
}
