namespace Portfolio.Domain.Programmes;

/// <summary>Plans a phase: a part of the programme that scope is put into, and put off to.</summary>
/// <param name="Number">Which phase it is, counted from 1.</param>
/// <param name="Title">What the phase is called.</param>
/// <param name="Start">The day it is to begin.</param>
/// <param name="Finish">The day it is to be done.</param>
/// <param name="Funded">Whether there is money for it.</param>
public sealed record PlanPhase(int Number, string Title, DateOnly? Start = null, DateOnly? Finish = null, bool Funded = false)
    : ProgrammeCommand
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

    public override Decision Decide(Programme programme, Occasion on) =>
        programme.Phases.TryGetValue(Number, out var phase)
        && phase == new Phase(Number, Title.Trim(), Start, Finish, Funded, PhaseState.Planned)
            ? Decision.Nothing
            : Decision.Record(new PhasePlanned(Number, Title.Trim(), Start, Finish, Funded));

    internal static Refusal? Rule(Programme p, PhasePlanned e)
    {
        if (!p.Open)
        {
            return new("plan-while-open", $"{p.Code} is {p.InWords()}; no phase can be planned any more.");
        }

        return p.Phases.TryGetValue(e.Number, out var phase) && phase.State != PhaseState.Cancelled
            ? new("phase-number-is-free", $"There is already a phase {e.Number}, “{phase.Title}”: replan it instead.", "number")
            : null;
    }
}
