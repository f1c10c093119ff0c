namespace Portfolio.Domain;

/// <summary>
/// What contingencies are prepared for and what shocks are: four that have a name, and free ones in one's own words.
/// Compared without regard to case.
/// </summary>
public static class Threat
{
    /// <summary>The four that every programme should have an answer to.</summary>
    public static readonly ValueList<string> Named = ["BudgetCut", "Reorganisation", "NewSeniorLeader", "TeamReassigned"];

    /// <summary>A named one as it is written; a free one without blanks at either end.</summary>
    public static string Tidy(string threat) =>
        Named.FirstOrDefault(n => n.Equals(threat.Trim(), StringComparison.OrdinalIgnoreCase)) ?? threat.Trim();

    public static IEnumerable<Refusal> Faults(string threat, string field) => string.IsNullOrWhiteSpace(threat)
        ? [new("threat-is-named", $"Name the threat: {string.Join(", ", Named)}, or one in your own words.", field)]
        : Words.Faults(threat, field);
}
