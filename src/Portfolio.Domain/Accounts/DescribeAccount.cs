namespace Portfolio.Domain.Accounts;

/// <summary>Changes what is said of a customer, from its day on; what is left out stays as it is, an empty segment takes
/// it away.</summary>
/// <param name="Code">The customer's code.</param>
/// <param name="Title">What the customer is called from now on.</param>
/// <param name="Segment">The customers it belongs to, for example <c>Retail</c>; empty takes it away.</param>
public sealed record DescribeAccount(string Code, string? Title = null, string? Segment = null) : OrganisationCommand
{
    public override string Stream => Domain.Code.Stream("account", Code);

    public override IEnumerable<Refusal> Faults() =>
        [.. Words.TitleFaults(Title), .. Words.Faults(Segment, "segment")];

    public override Decision Decide(Organisation organisation, Occasion on)
    {
        if (!organisation.Accounts.TryGetValue(Code, out var known))
        {
            return Decision.Refuse("account-is-known", $"There is no account “{Words.Shown(Code)}”.", "code");
        }

        var changes = new AccountDescribed(
            known.Code,
            Words.Change(Title, known.TitleOn(on.EffectiveOn)),
            Words.Change(Segment, known.SegmentOn(on.EffectiveOn)));
        return changes is { Title: null, Segment: null } ? Decision.Nothing : Decision.Record(changes);
    }
}
