namespace Portfolio.Domain.Programmes;

/// <summary>What the rules of outcomes have in common. They are measured, and linked, after a programme's end too.</summary>
internal static class OutcomeRules
{
    /// <summary>The outcome's code as it was first recorded; one that is not known stays as it is.</summary>
    public static string OutcomeCode(this Programme p, string code) =>
        p.Outcomes.GetValueOrDefault(code)?.Link.Outcome ?? code;

    public static Refusal? Linked(Programme p, string code) => p.Outcomes.ContainsKey(code)
        ? null
        : new("outcome-exists", $"{p.Code} is not linked to an outcome “{Words.Shown(code)}” on that day.", "outcome");
}
