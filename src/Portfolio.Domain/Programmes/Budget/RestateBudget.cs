namespace Portfolio.Domain.Programmes;

/// <summary>States the budget anew: a new estimate or another price basis. Not a cut.</summary>
/// <param name="To">The whole budget as it is stated now.</param>
/// <param name="PriceBasis">The prices it is stated in, for example <c>2024/25 real</c>.</param>
/// <param name="Reason">Why, in a sentence or more.</param>
public sealed record RestateBudget(Money To, string? PriceBasis = null, string? Reason = null) : ProgrammeCommand
{
    public override bool MayLieAhead => true;

    public override IEnumerable<Refusal> Faults() =>
        [.. To.Faults("to"), .. Words.Faults(PriceBasis, "priceBasis")];

    public override Decision Decide(Programme programme, Occasion on) =>
        programme.Budget == To && (Words.Tidy(PriceBasis) is not { } basis || basis == programme.PriceBasis)
            ? Decision.Nothing
            : Decision.Record(new NewFact(new BudgetRestated(To, Words.Tidy(PriceBasis)), []).With(TextNames.Reason, Reason));

    internal static Refusal? Rule(Programme p, BudgetRestated e) => BudgetRules.Common(p, e.To, "to");
}
