namespace Portfolio.Domain.Programmes;

/// <summary>Changes a phase's plan; what is left out stays as it is.</summary>
/// <param name="Number">The phase's number.</param>
/// <param name="Title">What the phase is called from now on.</param>
/// <param name="Start">The day it is to begin now.</param>
/// <param name="Finish">The day it is to be done now.</param>
/// <param name="Funded">Whether there is money for it now.</param>
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
        .. CommandFaults.PhaseNumber(Number, "number"),
        .. Words.TitleFaults(Title),
        .. CommandFaults.DateOrder(Start, Finish, "finish"),
    ];

    public override IEnumerable<Refusal> FaultsOn(Occasion on) =>
        [.. Days.Faults(Start, on.Today, "start"), .. Days.Faults(Finish, on.Today, "finish")];

    public override Decision Decide(Programme programme, Occasion on)
    {
        var replanned = new PhaseReplanned(Number, Title?.Trim(), Start, Finish, Funded);
        return programme.Phases.TryGetValue(Number, out var phase) && phase == phase.Replanned(replanned)
            ? Decision.Nothing
            : Decision.Record(replanned);
    }

    internal static Refusal? Rule(Programme p, PhaseReplanned e)
    {
        if (!p.Open)
        {
            return new("plan-while-open", $"{p.Code} is {p.InWords()}; no phase can be planned any more.");
        }

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
