namespace Portfolio.Domain.Accounts;

/// <summary>Puts a customer on record.</summary>
/// <param name="Code">The customer's code: 2 to 60 letters, digits or - _ . /.</param>
/// <param name="Title">What the customer is called.</param>
/// <param name="Segment">The customers it belongs to, for example <c>Retail</c>.</param>
public sealed record OpenAccount(string Code, string Title, string? Segment = null) : OrganisationCommand
{
    public override string Stream => Domain.Code.Stream("account", Code);

    public override IEnumerable<Refusal> Faults() =>
    [
        .. Domain.Code.Faults(Code, "code"), .. Words.TitleFaults(Title), .. Words.Faults(Segment, "segment"),
    ];

    public override Decision Decide(Organisation organisation, Occasion on)
    {
        var opened = new AccountOpened(Code, Title.Trim(), Words.Tidy(Segment));
        if (organisation.Accounts.TryGetValue(Code, out var known))
        {
            return (known.Title, known.Segment) == (opened.Title, opened.Segment)
                ? Decision.Nothing
                : Decision.Refuse("account-is-new", $"There is already an account {known.Code}, “{known.Title}”.", "code");
        }

        return Decision.Record(opened);
    }
}
