namespace Portfolio.Domain.Programmes;

/// <summary>An incident is over: how it was resolved, and how well.</summary>
/// <param name="Incident">The incident's code.</param>
/// <param name="Handling">How well it was handled.</param>
/// <param name="Resolution">How it was resolved.</param>
public sealed record ResolveCustomerIncident(string Incident, Handling Handling, string Resolution) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() =>
    [
        .. CommandFaults.Known<Handling>(Handling, "handling"),
        .. string.IsNullOrWhiteSpace(Resolution)
            ? [new Refusal("resolution-is-told", "Say how it was resolved.", "resolution")]
            : Array.Empty<Refusal>(),
    ];

    public override Decision Decide(Programme programme, Occasion on)
    {
        var held = programme.Incidents.GetValueOrDefault(Incident);
        return held?.Handling == Handling && held.ResolvedOn == on.EffectiveOn
            ? Decision.Nothing
            : Decision.Record(
                new NewFact(new CustomerIncidentResolved(held?.Opening.Incident ?? Incident, Handling), [])
                    .With(TextNames.Resolution, Resolution));
    }

    internal static Refusal? Rule(Programme p, CustomerIncidentResolved e)
    {
        if (!p.Incidents.TryGetValue(e.Incident, out var held))
        {
            return new("incident-exists", $"{p.Code} has no incident “{Words.Shown(e.Incident)}” on that day.", "incident");
        }

        return held.ResolvedOn is { } day
            ? new("incident-is-open", $"{held.Opening.Incident} was resolved on {day:yyyy-MM-dd} already.", "incident")
            : null;
    }
}
