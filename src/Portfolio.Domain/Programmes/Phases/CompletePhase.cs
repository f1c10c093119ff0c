namespace Portfolio.Domain.Programmes;

/// <summary>A phase is done. Refused while items planned for it are open.</summary>
/// <param name="Number">The phase's number.</param>
public sealed record CompletePhase(int Number) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() => CommandFaults.PhaseNumber(Number, "number");

    public override Decision Decide(Programme programme, Occasion on) =>
        programme.Phases.TryGetValue(Number, out var phase) && phase.State == PhaseState.Completed
            ? Decision.Nothing
            : Decision.Record(new PhaseCompleted(Number));

    internal static Refusal? Rule(Programme p, PhaseCompleted e)
    {
        if (!p.Open)
        {
            return new("complete-phase-while-open", $"{p.Code} is {p.InWords()}; none of its phases can be completed.");
        }

        if (ProgrammeRules.OpenPhase(p, e.Number, "completed", out var phase) is { } why)
        {
            return why;
        }

        if (phase!.State != PhaseState.Started)
        {
            return new("complete-a-started-phase", $"Phase {e.Number} has not started yet.", "number");
        }

        var open = p.OpenItems.Where(i => i.Phase == e.Number).Select(i => i.Item).ToList();
        return open.Count == 0
            ? null
            : new(
                "phase-completes-with-nothing-open",
                $"Phase {e.Number} still has {ProgrammeRules.Named("open scope item", open)}: deliver, defer or drop them first.",
                "number");
    }
}
