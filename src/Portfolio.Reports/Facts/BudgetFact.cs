using Portfolio.Domain;

namespace Portfolio.Reports.Facts;

/// <summary>How a budget came about.</summary>
public enum BudgetKind
{
    Opening,
    Approved,
    Cut,
    Restored,

    /// <summary>A new estimate or another price basis: not comparable with what was before.</summary>
    Restated,
}

/// <summary>A budget was set or changed.</summary>
/// <param name="Was">What it was before; null for the first.</param>
public sealed record BudgetFact(
    DateOnly From, long At, BudgetKind Kind, Money? Was, Money To, string? PriceBasis) : IDated<BudgetFact>
{
    public BudgetFact Until(DateOnly day) => this;
}
