namespace Portfolio.Domain.Programmes;

/// <summary>Somebody looked at a contingency again: it is good for as many months again as the settings say.</summary>
/// <param name="Threat">The threat that the contingency was prepared for.</param>
public sealed record ReviewContingency(string Threat) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() => Domain.Threat.Faults(Threat, "threat");

    public override Decision Decide(Programme programme, Occasion on)
    {
        var reviewed = new ContingencyReviewed(Domain.Threat.Tidy(Threat));
        return programme.WasTold(reviewed, on.EffectiveOn) ? Decision.Nothing : Decision.Record(reviewed);
    }

    internal static Refusal? Rule(Programme p, ContingencyReviewed e) => ContingencyRules.Prepared(p, e.Threat);
}
