namespace Portfolio.Domain.Programmes;

/// <summary>What is throwing the programme off, "check all that apply"; each stands until it is cleared.</summary>
/// <param name="Kinds">Those that stand already are not recorded again.</param>
/// <param name="OtherCause">What the kind "Other" is.</param>
/// <param name="Narrative">What happened, in as many words as it takes.</param>
public sealed record ObserveDerailers(ValueList<Derailer> Kinds, string? OtherCause = null, string? Narrative = null)
    : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() =>
    [
        .. CommandFaults.Causes(Kinds, OtherCause, needed: true)
            .Select(f => f with { Field = f.Field?.Replace("causes", "kinds", StringComparison.Ordinal) }),
        .. Kinds.Contains(Derailer.ProgrammeClosedWithoutIt)
            ? [new Refusal(
                "derailer-can-be-observed",
                "“ProgrammeClosedWithoutIt” is why scope was dropped when a programme was completed; it does not throw a programme off.",
                "kinds")]
            : Array.Empty<Refusal>(),
    ];

    public override Decision Decide(Programme programme, Occasion on)
    {
        var fresh = Kinds.Where(k => !programme.Derailers.ContainsKey(k)).ToValueList();
        return fresh.Count == 0
            ? Decision.Nothing
            : Decision.Record(new NewFact(new DerailersObserved(fresh), [])
                .With(TextNames.OtherCause, fresh.Contains(Derailer.Other) ? OtherCause : null)
                .With(TextNames.Narrative, Narrative));
    }

    internal static Refusal? Rule(Programme p) => p.Open ? null : Ended(p);

    internal static Refusal Ended(Programme p) =>
        new("derailers-while-open", $"{p.Code} is {p.InWords()}; nothing can throw it off any more.");
}
