namespace Portfolio.Domain.Programmes;

/// <summary>What the rules of milestones have in common.</summary>
internal static class MilestoneRules
{
    public static Refusal? WhileOpen(Programme p) => p.Open
        ? null
        : new("milestones-while-open", $"{p.Code} is {p.InWords()}; its milestones can no longer change.");

    /// <summary>The milestone's code as it was first recorded; one that is not known stays as it is.</summary>
    public static string MilestoneCode(this Programme p, string code) => p.Milestones.GetValueOrDefault(code)?.Code ?? code;

    /// <summary>The milestone, if it is still ahead; else why not.</summary>
    public static Refusal? Ahead(Programme p, string code, string verb)
    {
        if (WhileOpen(p) is { } why)
        {
            return why;
        }

        if (!p.Milestones.TryGetValue(code, out var milestone))
        {
            return new("milestone-is-set", $"{p.Code} has no milestone “{Words.Shown(code)}”: set it first.", "milestone");
        }

        return milestone.ReachedOn is { } day
            ? new(
                "milestone-is-ahead", $"{milestone.Code} was reached on {day:yyyy-MM-dd}; it cannot be {verb} any more.", "milestone")
            : null;
    }
}
