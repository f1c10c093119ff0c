namespace Portfolio.Domain.Programmes;

/// <summary>
/// A programme that had ended goes on: active again, or proposed if it never was commissioned. Scope that only shared
/// its fate is open again; what was dropped for itself stays dropped.
/// </summary>
/// <param name="Reason">Why it goes on.</param>
public sealed record Reopen(string Reason) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() => CommandFaults.Reason(Reason);

    public override Decision Decide(Programme programme, Occasion on) =>
        programme is { State: ProgrammeState.Active or ProgrammeState.Proposed }
        && programme.Moved == (new ProgrammeReopened(), on.EffectiveOn)
            ? Decision.Nothing
            : Decision.Record(new NewFact(new ProgrammeReopened(), []).With(TextNames.Reason, Reason));

    internal static Refusal? Rule(Programme p) => p.Ended
        ? null
        : new("reopen-an-ended", $"Only a programme that has ended can be reopened; {p.Code} is {p.InWords()}.");
}
