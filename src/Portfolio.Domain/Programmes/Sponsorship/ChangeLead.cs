namespace Portfolio.Domain.Programmes;

/// <summary>Names the person who runs the programme from day to day.</summary>
/// <param name="Person">The id of the person who runs it from now on.</param>
public sealed record ChangeLead(string Person) : ProgrammeCommand
{
    public override bool MayLieAhead => true;

    public override IEnumerable<Refusal> FaultsOn(Occasion on) => CommandFaults.Person(Person, on, "person");

    public override Decision Decide(Programme programme, Occasion on) =>
        programme.Lead == Person ? Decision.Nothing : Decision.Record(new LeadChanged(Person));

    internal static Refusal? Rule(Programme p) => p.Open ? null : SponsorRules.Ended(p);
}
