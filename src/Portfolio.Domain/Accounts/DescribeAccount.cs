namespace Portfolio.Domain.Accounts;

/// <summary>Changes what is said of a customer; what is left out stays as it is.</summary>
public sealed record DescribeAccount(string Code, string? Title = null, string? Segment = null) : OrganisationCommand
{
    public override string Stream => Domain.Code.Stream("account", Code);

    public override IEnumerable<Refusal> Faults() => TitleFaults(Title);

    public override Decision Decide(Organisation organisation, Occasion on)
    {
        if (!organisation.Accounts.TryGetValue(Code, out var known))
        {
            return Decision.Refuse("account-is-known", $"There is no account “{Code}”.", "code");
        }

        var changes = new AccountDescribed(
            known.Code, Title == known.Title ? null : Title, Segment == known.Segment ? null : Segment);
        return changes is { Title: null, Segment: null } ? Decision.Nothing : Decision.Record(changes);
    }
}
