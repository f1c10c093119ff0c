namespace Portfolio.Domain.Programmes;

/// <summary>Something went wrong for a customer: a complaint, a failed service, a matter seen in public.</summary>
/// <param name="Incident">Its code, unique in the programme.</param>
/// <param name="Kind">What kind of thing went wrong.</param>
/// <param name="Severity">1 (a nuisance) to 5 (the brand is compromised).</param>
/// <param name="Account">The code of the customer it happened to, if it was one.</param>
/// <param name="Narrative">What happened, in as many words as it takes.</param>
public sealed record RecordCustomerIncident(
    string Incident,
    IncidentKind Kind,
    int Severity,
    string? Account = null,
    string? Narrative = null) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() =>
    [
        .. Code.Faults(Incident, "incident"),
        .. CommandFaults.Known<IncidentKind>(Kind, "kind"),
        .. CommandFaults.Severity(Severity),
    ];

    public override IEnumerable<Refusal> FaultsOn(Occasion on) => CommandFaults.Account(Account, on);

    public override Decision Decide(Programme programme, Occasion on)
    {
        var code = programme.Incidents.GetValueOrDefault(Incident)?.Opening.Incident ?? Incident;
        var recorded = new CustomerIncidentRecorded(
            code, Kind, Severity, Account is null ? null : on.Organisation.AccountCode(Account));
        return programme.Incidents.TryGetValue(Incident, out var held) && held.Opening == recorded
            ? Decision.Nothing
            : Decision.Record(new NewFact(recorded, []).With(TextNames.Narrative, Narrative));
    }

    internal static Refusal? Rule(Programme p, CustomerIncidentRecorded e) =>
        p.Incidents.TryGetValue(e.Incident, out var held)
            ? new(
                "incident-is-new", $"{p.Code} already has an incident {held.Opening.Incident}, of {held.On:yyyy-MM-dd}.", "incident")
            : null;
}
