namespace Portfolio.Domain.Programmes;

/// <summary>What the rules of contingencies have in common.</summary>
internal static class ContingencyRules
{
    public static Refusal? WhileOpen(Programme p) => p.Open
        ? null
        : new("contingencies-while-open", $"{p.Code} is {p.InWords()}; its contingencies can no longer change.");

    public static Refusal? Prepared(Programme p, string threat) =>
        WhileOpen(p)
        ?? (p.Contingencies.ContainsKey(threat)
            ? null
            : new("contingency-is-prepared", $"{p.Code} has no contingency for {threat}: prepare one first.", "threat"));
}
