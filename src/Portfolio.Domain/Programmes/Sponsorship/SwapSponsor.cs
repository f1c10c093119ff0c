namespace Portfolio.Domain.Programmes;

/// <summary>One sponsor takes over from another. Names whom it replaces, so that two swaps at once cannot both win.</summary>
/// <param name="From">The id of the sponsor who goes.</param>
/// <param name="To">The id of the person who takes over.</param>
/// <param name="Reason">Why, in a sentence or more.</param>
public sealed record SwapSponsor(string From, string To, string Reason) : ProgrammeCommand
{
    public override bool MayLieAhead => true;

    public override IEnumerable<Refusal> Faults() =>
    [
        .. CommandFaults.Reason(Reason),
        .. From == To
            ? [new Refusal("swap-changes-the-person", "A sponsor cannot be swapped for the same person.", "to")]
            : Array.Empty<Refusal>(),
    ];

    // Who goes need not be known any more: a name can have been erased since.
    public override IEnumerable<Refusal> FaultsOn(Occasion on) => CommandFaults.Person(To, on, "to");

    public override Decision Decide(Programme programme, Occasion on) =>
        programme.Sponsors.Exists(s => s.Person == To && s.SwappedIn == From)
        && !programme.Sponsors.Exists(s => s.Person == From)
            ? Decision.Nothing
            : Decision.Record(new NewFact(new SponsorSwapped(From, To), []).With(TextNames.Reason, Reason));

    internal static Refusal? Rule(Programme p, SponsorSwapped e)
    {
        if (!p.Open)
        {
            return SponsorRules.Ended(p);
        }

        if (!p.Sponsors.Exists(s => s.Person == e.From))
        {
            return new("swap-names-a-sitting-sponsor", $"The person to be replaced does not sponsor {p.Code} on that day.", "from");
        }

        return p.Sponsors.Exists(s => s.Person == e.To)
            ? new("sponsor-sits-once", $"The new person already sponsors {p.Code}.", "to")
            : null;
    }
}
