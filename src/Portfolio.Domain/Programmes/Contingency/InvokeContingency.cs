namespace Portfolio.Domain.Programmes;

/// <summary>A contingency was needed and used.</summary>
/// <param name="Threat">The threat that the contingency was prepared for.</param>
/// <param name="Result">How well it answered.</param>
/// <param name="Shock">The code of the shock that it answered, if it was one.</param>
/// <param name="Outcome">What came of it.</param>
public sealed record InvokeContingency(
    string Threat,
    ContingencyResult Result,
    string? Shock = null,
    string? Outcome = null) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() =>
        [.. Domain.Threat.Faults(Threat, "threat"), .. CommandFaults.Known<ContingencyResult>(Result, "result")];

    public override IEnumerable<Refusal> FaultsOn(Occasion on) => CommandFaults.Shock(Shock, on, "shock");

    public override Decision Decide(Programme programme, Occasion on)
    {
        var invoked = new ContingencyInvoked(
            Domain.Threat.Tidy(Threat), Shock is null ? null : on.Organisation.Shock(Shock).Latest.Declared!.Code, Result);
        return programme.WasTold(invoked, on.EffectiveOn)
            ? Decision.Nothing
            : Decision.Record(new NewFact(invoked, []).With(TextNames.Outcome, Outcome));
    }

    internal static Refusal? Rule(Programme p, ContingencyInvoked e) => ContingencyRules.Prepared(p, e.Threat);
}
