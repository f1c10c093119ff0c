namespace Portfolio.Domain.Programmes;

/// <summary>Sets a milestone and the day it is due. That first day is never replaced, only reforecast.</summary>
/// <param name="Milestone">Its code, unique in the programme.</param>
/// <param name="Title">What is to be reached.</param>
/// <param name="Due">The day it is to be reached; it is never replaced.</param>
public sealed record SetMilestone(string Milestone, string Title, DateOnly Due) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() => [.. Code.Faults(Milestone, "milestone"), .. Words.TitleFaults(Title)];

    public override IEnumerable<Refusal> FaultsOn(Occasion on) => Days.Faults(Due, on.Today, "due");

    public override Decision Decide(Programme programme, Occasion on) =>
        programme.Milestones.TryGetValue(Milestone, out var held) && held.First == Due && held.Title == Title.Trim()
            ? Decision.Nothing
            : Decision.Record(new MilestoneSet(programme.MilestoneCode(Milestone), Title.Trim(), Due));

    internal static Refusal? Rule(Programme p, MilestoneSet e) =>
        MilestoneRules.WhileOpen(p)
        ?? (p.Milestones.TryGetValue(e.Milestone, out var held)
            ? new(
                "first-date-stays",
                $"{held.Code}, “{held.Title}”, was set for {held.First:yyyy-MM-dd}; the first date is never replaced: reforecast it instead.",
                "milestone")
            : null);
}
