namespace Portfolio.Domain.Programmes;

/// <summary>Names who stands in for the sponsor.</summary>
/// <param name="Person">The id of the person who stands in.</param>
public sealed record NameDeputySponsor(string Person) : ProgrammeCommand
{
    public override bool MayLieAhead => true;

    public override IEnumerable<Refusal> FaultsOn(Occasion on) => CommandFaults.Person(Person, on, "person");

    public override Decision Decide(Programme programme, Occasion on) =>
        programme.Deputy == Person ? Decision.Nothing : Decision.Record(new DeputySponsorNamed(Person));

    internal static Refusal? Rule(Programme p, DeputySponsorNamed e)
    {
        if (!p.Open)
        {
            return SponsorRules.Ended(p);
        }

        return p.Sponsors.Exists(s => s.Person == e.Person)
            ? new("deputy-is-another", $"A sponsor of {p.Code} cannot be the deputy too.", "person")
            : null;
    }
}
