namespace Portfolio.Domain.Programmes;

/// <summary>Has an answer ready for a threat. A second one for it replaces the first.</summary>
/// <param name="Threat">What it is an answer to: one of the four named threats, or a free one in your own words.</param>
/// <param name="Owner">The id of the person who would carry it out.</param>
/// <param name="Plan">What would be done.</param>
public sealed record PrepareContingency(string Threat, string Owner, string Plan) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() =>
    [
        .. Domain.Threat.Faults(Threat, "threat"),
        .. string.IsNullOrWhiteSpace(Plan)
            ? [new Refusal("contingency-has-a-plan", "Say what would be done: a contingency without a plan is none.", "plan")]
            : Array.Empty<Refusal>(),
    ];

    public override IEnumerable<Refusal> FaultsOn(Occasion on) => CommandFaults.Person(Owner, on, "owner");

    // Texts cannot be compared: on another day the same again is a plan that was prepared anew.
    public override Decision Decide(Programme programme, Occasion on)
    {
        var prepared = new ContingencyPrepared(Domain.Threat.Tidy(Threat), Owner);
        return programme.WasTold(prepared, on.EffectiveOn)
            ? Decision.Nothing
            : Decision.Record(new NewFact(prepared, []).With(TextNames.Plan, Plan));
    }

    internal static Refusal? Rule(Programme p) => ContingencyRules.WhileOpen(p);
}
