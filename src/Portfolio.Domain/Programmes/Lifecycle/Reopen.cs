namespace Portfolio.Domain.Programmes;

/// <summary>A programme that had ended goes on.</summary>
public sealed record Reopen(string Reason) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() => ReasonFaults(Reason);

    public override Decision Decide(Programme programme, Occasion on) =>
        programme.State == ProgrammeState.Active && programme.Moved == (typeof(ProgrammeReopened), on.EffectiveOn)
            ? Decision.Nothing
            : Decision.Record(new NewFact(new ProgrammeReopened(), []).With(TextNames.Reason, Reason));

    internal static Refusal? Rule(Programme p) => p.Ended
        ? null
        : new("reopen-an-ended", $"Only a programme that has ended can be reopened; {p.Code} is {p.InWords()}.");
}
