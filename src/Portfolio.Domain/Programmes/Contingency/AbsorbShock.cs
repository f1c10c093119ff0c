namespace Portfolio.Domain.Programmes;

/// <summary>The programme was hit by a shock. Whether it was prepared follows from the record.</summary>
/// <param name="Shock">The shock's code.</param>
/// <param name="Severity">1 (hardly felt) to 5 (it cannot go on).</param>
/// <param name="Narrative">What happened, in as many words as it takes.</param>
public sealed record AbsorbShock(string Shock, int Severity, string? Narrative = null) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() => CommandFaults.Severity(Severity);

    public override IEnumerable<Refusal> FaultsOn(Occasion on)
    {
        foreach (var fault in CommandFaults.Shock(Shock, on, "shock"))
        {
            yield return fault;
        }

        if (on.Organisation.Shock(Shock).Latest is { Declared: { } declared } shock && on.EffectiveOn < shock.On)
        {
            yield return new(
                "shock-has-struck",
                $"{declared.Code} strikes on {shock.On:yyyy-MM-dd}; nothing was hit by it on {on.EffectiveOn:yyyy-MM-dd}.",
                "effectiveOn");
        }
    }

    public override Decision Decide(Programme programme, Occasion on)
    {
        var absorbed = new ShockAbsorbed(on.Organisation.Shock(Shock).Latest.Declared!.Code, Severity);
        return programme.Absorbed.TryGetValue(absorbed.Shock, out var severity) && severity == Severity
            ? Decision.Nothing
            : Decision.Record(new NewFact(absorbed, []).With(TextNames.Narrative, Narrative));
    }

    internal static Refusal? Rule(Programme p, ShockAbsorbed e)
    {
        if (!p.Open)
        {
            return new("shocks-while-open", $"{p.Code} is {p.InWords()}; no shock can hit it any more.");
        }

        return p.Absorbed.TryGetValue(e.Shock, out var severity)
            ? new(
                "shock-hits-once",
                $"{p.Code} was hit by {e.Shock} with severity {severity} already: retract that if it was another.",
                "shock")
            : null;
    }
}
