namespace Portfolio.Domain.Programmes;

/// <summary>Gives the programme up. Its open scope items share its fate.</summary>
/// <param name="Causes">What made it so: all that apply, at least one.</param>
/// <param name="OtherCause">What the cause “Other” is; needed with it.</param>
/// <param name="Narrative">What happened, in as many words as it takes.</param>
public sealed record Drop(ValueList<Derailer> Causes, string? OtherCause = null, string? Narrative = null)
    : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() => CommandFaults.Causes(Causes, OtherCause, needed: true);

    public override Decision Decide(Programme programme, Occasion on) =>
        programme.State == ProgrammeState.Dropped && programme.Causes.Equals(Causes)
            ? Decision.Nothing
            : Decision.Record(new NewFact(new ProgrammeDropped(Causes), [])
                .With(TextNames.OtherCause, OtherCause)
                .With(TextNames.Narrative, Narrative));

    internal static Refusal? Rule(Programme p) => p.Open
        ? null
        : new("drop-an-open", $"Only a programme that has not ended can be dropped; {p.Code} is {p.InWords()}.");
}
