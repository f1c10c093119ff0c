namespace Portfolio.Domain.Programmes;

/// <summary>Expects a milestone on another day, earlier or later. The first day stays beside it.</summary>
/// <param name="Milestone">The milestone's code.</param>
/// <param name="To">The day it is expected now.</param>
/// <param name="Causes">What made it so: all that apply.</param>
/// <param name="OtherCause">What the cause “Other” is; needed with it.</param>
/// <param name="Reason">Why, in a sentence or more.</param>
public sealed record ReforecastMilestone(
    string Milestone,
    DateOnly To,
    ValueList<Derailer>? Causes = null,
    string? OtherCause = null,
    string? Reason = null) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() => CommandFaults.Causes(Causes ?? [], OtherCause, needed: false);

    public override IEnumerable<Refusal> FaultsOn(Occasion on) => Days.Faults(To, on.Today, "to");

    public override Decision Decide(Programme programme, Occasion on) =>
        programme.Milestones.TryGetValue(Milestone, out var held) && held.ReachedOn is null && held.Forecast == To
            ? Decision.Nothing
            : Decision.Record(
                new NewFact(new MilestoneReforecast(programme.MilestoneCode(Milestone), To, Causes ?? []), [])
                    .With(TextNames.OtherCause, OtherCause)
                    .With(TextNames.Reason, Reason));

    internal static Refusal? Rule(Programme p, MilestoneReforecast e) => MilestoneRules.Ahead(p, e.Milestone, "reforecast");
}
