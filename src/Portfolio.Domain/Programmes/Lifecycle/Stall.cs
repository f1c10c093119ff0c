namespace Portfolio.Domain.Programmes;

/// <summary>A standstill that nobody wanted begins.</summary>
/// <param name="Causes">What made it so: all that apply, at least one.</param>
/// <param name="OtherCause">What the cause "Other" was.</param>
/// <param name="Narrative">What happened, in as many words as it takes.</param>
public sealed record Stall(ValueList<Derailer> Causes, string? OtherCause = null, string? Narrative = null)
    : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() => CommandFaults.Causes(Causes, OtherCause, needed: true);

    public override Decision Decide(Programme programme, Occasion on) =>
        programme.State == ProgrammeState.Stalled && programme.Causes.Equals(Causes)
            ? Decision.Nothing
            : Decision.Record(new NewFact(new ProgrammeStalled(Causes), [])
                .With(TextNames.OtherCause, OtherCause)
                .With(TextNames.Narrative, Narrative));

    internal static Refusal? Rule(Programme p) => p.State switch
    {
        ProgrammeState.Active => null,
        ProgrammeState.Stalled => new("stall-an-active", $"{p.Code} is already stalled since {p.Since:yyyy-MM-dd}."),
        _ => new("stall-an-active", $"Only an active programme can stall; {p.Code} is {p.InWords()}."),
    };
}
