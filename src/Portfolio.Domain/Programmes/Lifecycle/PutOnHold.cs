namespace Portfolio.Domain.Programmes;

/// <summary>A standstill that somebody decided; not a stall.</summary>
/// <param name="Until">The day it is meant to be taken up again.</param>
/// <param name="Reason">Why it was decided.</param>
public sealed record PutOnHold(DateOnly? Until = null, string? Reason = null) : ProgrammeCommand
{
    public override IEnumerable<Refusal> FaultsOn(Occasion on) =>
    [
        .. Days.Faults(Until, on.Today, "until"),
        .. Until <= on.EffectiveOn
            ? [new Refusal(
                "hold-ends-after-it-begins",
                $"A hold from {on.EffectiveOn:yyyy-MM-dd} cannot last until {Until:yyyy-MM-dd}.",
                "until")]
            : Array.Empty<Refusal>(),
    ];

    public override Decision Decide(Programme programme, Occasion on) =>
        programme.State == ProgrammeState.OnHold && programme.HoldUntil == Until
            ? Decision.Nothing
            : Decision.Record(new NewFact(new ProgrammePutOnHold(Until), []).With(TextNames.Reason, Reason));

    internal static Refusal? Rule(Programme p) => p.State switch
    {
        ProgrammeState.Active => null,
        ProgrammeState.OnHold => new("hold-an-active", $"{p.Code} is already on hold since {p.Since:yyyy-MM-dd}."),
        _ => new("hold-an-active", $"Only an active programme can be put on hold; {p.Code} is {p.InWords()}."),
    };
}
