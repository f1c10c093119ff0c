namespace Portfolio.Domain.Programmes;

/// <summary>Work on a planned phase begins. What is only meant to begin is the plan of the phase.</summary>
/// <param name="Number">The phase's number.</param>
public sealed record StartPhase(int Number) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() => CommandFaults.PhaseNumber(Number, "number");

    public override Decision Decide(Programme programme, Occasion on) =>
        programme.Phases.TryGetValue(Number, out var phase) && phase.State == PhaseState.Started
            ? Decision.Nothing
            : Decision.Record(new PhaseStarted(Number));

    internal static Refusal? Rule(Programme p, PhaseStarted e)
    {
        if (p.State != ProgrammeState.Active)
        {
            return new("start-phase-while-active", $"A phase starts in an active programme; {p.Code} is {p.InWords()}.");
        }

        return ProgrammeRules.OpenPhase(p, e.Number, "started", out var phase)
            ?? (phase!.State == PhaseState.Started
                ? new("phase-starts-once", $"Phase {e.Number} has already started.", "number")
                : null);
    }
}
