namespace Portfolio.Domain.Programmes;

/// <summary>What a sponsor, above all a new one, says of the programme: endorsed, conditional or withdrawn.</summary>
/// <param name="Person">The id of a sponsor in office.</param>
/// <param name="Commitment">What the sponsor says.</param>
/// <param name="Reason">Why, in a sentence or more.</param>
public sealed record RecommitSponsor(string Person, Commitment Commitment, string? Reason = null) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() => CommandFaults.Known<Commitment>(Commitment, "commitment");

    public override Decision Decide(Programme programme, Occasion on) =>
        programme.Sponsors.Exists(s => s.Person == Person && s.Commitment == Commitment)
            ? Decision.Nothing
            : Decision.Record(new NewFact(new SponsorRecommitted(Person, Commitment), []).With(TextNames.Reason, Reason));

    internal static Refusal? Rule(Programme p, SponsorRecommitted e)
    {
        if (!p.Open)
        {
            return SponsorRules.Ended(p);
        }

        return p.Sponsors.Exists(s => s.Person == e.Person)
            ? null
            : new("recommitted-by-a-sitting-sponsor", $"That person does not sponsor {p.Code} on that day.", "person");
    }
}
