namespace Portfolio.Domain.Programmes;

/// <summary>Changes a phase's plan; what is left out stays as it is.</summary>
public sealed record ReplanPhase(
    int Number,
    string? Title = null,
    DateOnly? Start = null,
    DateOnly? Finish = null,
    bool? Funded = null) : ProgrammeCommand
{
    public override bool MayLieAhead => true;

    public override IEnumerable<Refusal> Faults() =>
    [
        .. PhaseNumberFaults(Number, "number"),
        .. TitleFaults(Title),
        .. DateOrderFaults(Start, Finish, "finish"),
    ];

    public override Decision Decide(Programme programme, Occasion on)
    {
        var replanned = new PhaseReplanned(Number, Title, Start, Finish, Funded);
        return programme.Phases.TryGetValue(Number, out var phase) && phase == phase.Replanned(replanned)
            ? Decision.Nothing
            : Decision.Record(replanned);
    }

    internal static Refusal? Rule(Programme p, PhaseReplanned e)
    {
        if (ProgrammeRules.OpenPhase(p, e.Number, "replanned", out var phase) is { } why)
        {
            return why;
        }

        var after = phase!.Replanned(e);
        return after.Start > after.Finish
            ? new(
                "start-before-finish",
                $"Phase {e.Number} would finish on {after.Finish:yyyy-MM-dd}, before it starts on {after.Start:yyyy-MM-dd}.",
                "finish")
            : null;
    }
}
