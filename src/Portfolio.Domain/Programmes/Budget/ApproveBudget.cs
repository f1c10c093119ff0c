namespace Portfolio.Domain.Programmes;

/// <summary>Approves money: the first time, or more of it.</summary>
/// <param name="Amount">The whole budget after it.</param>
/// <param name="PriceBasis">The prices it is stated in, for example <c>2024/25 real</c>.</param>
public sealed record ApproveBudget(Money Amount, string? PriceBasis = null) : ProgrammeCommand
{
    public override bool MayLieAhead => true;

    public override IEnumerable<Refusal> Faults() =>
        [.. Amount.Faults("amount"), .. Words.Faults(PriceBasis, "priceBasis")];

    public override Decision Decide(Programme programme, Occasion on) =>
        programme.Budget == Amount && (Words.Tidy(PriceBasis) is not { } basis || basis == programme.PriceBasis)
            ? Decision.Nothing
            : Decision.Record(new BudgetApproved(Amount, Words.Tidy(PriceBasis)));

    internal static Refusal? Rule(Programme p, BudgetApproved e)
    {
        if (BudgetRules.Common(p, e.Amount, "amount") is { } why)
        {
            return why;
        }

        if (p.Budget is { } held && e.PriceBasis is not null && p.PriceBasis is not null && e.PriceBasis != p.PriceBasis)
        {
            return new(
                "one-price-basis",
                $"The budget of {held} is in {p.PriceBasis}; another price basis is a restatement, not an approval.",
                "priceBasis");
        }

        return e.Amount.Amount < p.Budget?.Amount
            ? new("approval-is-not-a-cut", $"{e.Amount} is less than the {p.Budget} approved: that is a cut.", "amount")
            : null;
    }
}
