namespace Portfolio.Domain.Programmes;

/// <summary>Puts a person into a sponsor's seat: the lead's, a joint one, or for the interim.</summary>
/// <param name="Person">The id of the person who takes the seat.</param>
/// <param name="Role">Which seat it is.</param>
public sealed record AppointSponsor(string Person, SponsorRole Role = SponsorRole.Lead) : ProgrammeCommand
{
    public override bool MayLieAhead => true;

    public override IEnumerable<Refusal> Faults() => CommandFaults.Known<SponsorRole>(Role, "role");

    public override IEnumerable<Refusal> FaultsOn(Occasion on) => CommandFaults.Person(Person, on, "person");

    public override Decision Decide(Programme programme, Occasion on) =>
        programme.Sponsors.Exists(s => s.Person == Person && s.Role == Role)
            ? Decision.Nothing
            : Decision.Record(new SponsorAppointed(Person, Role));

    internal static Refusal? Rule(Programme p, SponsorAppointed e)
    {
        if (!p.Open)
        {
            return SponsorRules.Ended(p);
        }

        if (p.Sponsors.Exists(s => s.Person == e.Person))
        {
            return new("sponsor-sits-once", $"That person already sponsors {p.Code}.", "person");
        }

        return e.Role != SponsorRole.Joint && p.Sponsors.Find(s => s.Role != SponsorRole.Joint) is { } lead
            ? new(
                "seat-is-free",
                $"{p.Code} has had a sponsor since {lead.Since:yyyy-MM-dd}: swap that one, or appoint a joint sponsor.",
                "person")
            : null;
    }
}
