namespace Portfolio.Domain.Programmes;

/// <summary>
/// The programme goes on as a part of another, which takes over what is open of its scope. Both sides are recorded together.
/// </summary>
/// <param name="Into">The code of the other programme.</param>
/// <param name="ToPhase">The phase there that its open items are put into.</param>
/// <param name="ToLater">Into no phase: those that were in one are put off by that.</param>
/// <param name="Causes">Why its scope is put off, where going there puts it off.</param>
/// <param name="OtherCause">What the cause “Other” is; needed with it.</param>
/// <param name="Reason">Why, in a sentence or more.</param>
public sealed record Merge(
    string Into,
    int? ToPhase = null,
    bool ToLater = false,
    ValueList<Derailer>? Causes = null,
    string? OtherCause = null,
    string? Reason = null) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() =>
    [
        .. CommandFaults.Causes(Causes ?? [], OtherCause, needed: false),
        .. ToPhase is null && !ToLater ? [] : Handover.TargetFaults(ToPhase, ToLater),
    ];

    public override IEnumerable<Refusal> FaultsOn(Occasion on) => Handover.ProgrammeFaults(Into, on, "into");

    public override Decision Decide(Programme programme, Occasion on)
    {
        var into = Handover.CodeOf(Into, on);
        if (programme.State == ProgrammeState.Merged && programme.MergedInto == into)
        {
            return Decision.Nothing;
        }

        if (into == programme.Code)
        {
            return Decision.Refuse("merged-into-another", $"{programme.Code} cannot be merged into itself.", "into");
        }

        var open = programme.OpenItems.ToList();
        if (open.Count > 0 && ToPhase is null && !ToLater)
        {
            return Decision.Refuse(
                "merger-places-open-scope",
                $"{programme.Code} still has {ProgrammeRules.Named("open scope item", open.Select(i => i.Item))}: say into which phase of {into} they go, or that they go to “later”.",
                "toPhase");
        }

        return Decision.Record(
        [
            .. open.SelectMany(i => Handed(programme, i, on).Leaving)
                .Select(e => new NewFact(e, []).With(TextNames.OtherCause, e is ScopeItemDeferred ? OtherCause : null)),
            new NewFact(new ProgrammeMerged(into), []).With(TextNames.Reason, Reason),
        ]);
    }

    public override IEnumerable<FactsElsewhere> Elsewhere(Programme programme, Occasion on) =>
    [
        new(Handover.CodeOf(Into, on),
        [
            new NewFact(new ProgrammeAbsorbed(programme.Code), []).With(TextNames.Reason, Reason),
            .. programme.OpenItems.Select(i => (NewFact)Handed(programme, i, on).Arriving),
        ]),
    ];

    internal static Refusal? Rule(Programme p)
    {
        if (!p.Open)
        {
            return new("merge-an-open", $"Only a programme that has not ended can be merged; {p.Code} is {p.InWords()}.");
        }

        var open = p.OpenItems.Select(i => i.Item).ToList();
        return open.Count == 0
            ? null
            : new(
                "merged-hands-over-its-scope",
                $"{p.Code} would be merged with {ProgrammeRules.Named("open scope item", open)} that nobody took over.");
    }

    internal static Refusal? Rule(Programme p, ProgrammeAbsorbed e) => p.Open
        ? null
        : new("merge-into-an-open", $"{p.Code} is {p.InWords()}; {e.From} can no longer be merged into it.", "into");

    private (IReadOnlyList<ProgrammeEvent> Leaving, ScopeItemReceived Arriving) Handed(
        Programme programme, ScopeItem item, Occasion on) =>
        Handover.Of(programme, item, Handover.CodeOf(Into, on), ToPhase, null, Causes ?? [], on.EffectiveOn);
}
