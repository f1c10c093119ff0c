namespace Portfolio.Domain.Programmes;

/// <summary>The programme begins: needs a sponsor, a planned phase and a planned finish.</summary>
/// <param name="PlannedFinish">The day it is to be done; left out, the one planned before.</param>
/// <param name="Budget">The money approved for it, if it is not approved yet.</param>
public sealed record Commission(DateOnly? PlannedFinish = null, Money? Budget = null) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() => Budget?.Faults("budget") ?? [];

    public override IEnumerable<Refusal> FaultsOn(Occasion on) => Days.Faults(PlannedFinish, on.Today, "plannedFinish");

    public override Decision Decide(Programme programme, Occasion on) =>
        programme is { Commissioned: true, State: ProgrammeState.Active }
        && (PlannedFinish is null || PlannedFinish == programme.PlannedFinish)
        && (Budget is null || Budget == programme.Budget)
            ? Decision.Nothing
            : Decision.Record(new ProgrammeCommissioned(PlannedFinish, Budget));

    internal static Refusal? Rule(Programme p, ProgrammeCommissioned e)
    {
        if (p.State != ProgrammeState.Proposed)
        {
            return new("commission-a-proposed", $"Only a proposed programme can be commissioned; {p.Code} is {p.InWords()}.");
        }

        if (p.Sponsors.IsEmpty)
        {
            return new("commission-needs-a-sponsor", $"{p.Code} has no sponsor: appoint one before it is commissioned.");
        }

        if (!p.Phases.Values.Any(phase => phase.Open))
        {
            return new("commission-needs-a-phase", $"{p.Code} has no planned phase: plan one before it is commissioned.");
        }

        if ((e.PlannedFinish ?? p.PlannedFinish) is null)
        {
            return new(
                "commission-needs-a-finish", $"{p.Code} has no planned finish: say when it should be done.", "plannedFinish");
        }

        return ProgrammeRules.OneCurrency(p, e.Budget, "budget");
    }
}
