namespace Portfolio.Domain.Programmes;

/// <summary>A milestone was reached, on the day this is effective.</summary>
/// <param name="Milestone">The milestone's code.</param>
public sealed record ReachMilestone(string Milestone) : ProgrammeCommand
{
    public override Decision Decide(Programme programme, Occasion on) =>
        programme.Milestones.TryGetValue(Milestone, out var held) && held.ReachedOn == on.EffectiveOn
            ? Decision.Nothing
            : Decision.Record(new MilestoneReached(programme.MilestoneCode(Milestone)));

    internal static Refusal? Rule(Programme p, MilestoneReached e) => MilestoneRules.Ahead(p, e.Milestone, "reached");
}
