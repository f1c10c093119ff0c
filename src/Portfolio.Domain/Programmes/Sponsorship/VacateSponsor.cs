namespace Portfolio.Domain.Programmes;

/// <summary>A sponsor goes and nobody takes over.</summary>
/// <param name="Person">The id of the sponsor who goes.</param>
/// <param name="Reason">Why, in a sentence or more.</param>
public sealed record VacateSponsor(string Person, string Reason) : ProgrammeCommand
{
    public override bool MayLieAhead => true;

    public override IEnumerable<Refusal> Faults() => CommandFaults.Reason(Reason);

    public override Decision Decide(Programme programme, Occasion on) =>
        programme.LastVacated == (Person, on.EffectiveOn) && !programme.Sponsors.Exists(s => s.Person == Person)
            ? Decision.Nothing
            : Decision.Record(new NewFact(new SponsorVacated(Person), []).With(TextNames.Reason, Reason));

    internal static Refusal? Rule(Programme p, SponsorVacated e)
    {
        if (!p.Open)
        {
            return SponsorRules.Ended(p);
        }

        return p.Sponsors.Exists(s => s.Person == e.Person)
            ? null
            : new("vacated-by-a-sitting-sponsor", $"That person does not sponsor {p.Code} on that day.", "person");
    }
}
