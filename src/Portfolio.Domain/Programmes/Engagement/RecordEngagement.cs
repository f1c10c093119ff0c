namespace Portfolio.Domain.Programmes;

/// <summary>How a department that was involved stands to the programme.</summary>
/// <param name="Department">The code of the department, which was involved before.</param>
/// <param name="Engagement">How it stands to the programme.</param>
/// <param name="Reason">Why, in a sentence or more.</param>
public sealed record RecordEngagement(string Department, Engagement Engagement, string? Reason = null) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() => CommandFaults.Known<Engagement>(Engagement, "engagement");

    public override IEnumerable<Refusal> FaultsOn(Occasion on) => CommandFaults.Department(Department, on);

    public override Decision Decide(Programme programme, Occasion on) =>
        programme.Involved.TryGetValue(Department, out var held) && held.Engagement == Engagement
            ? Decision.Nothing
            : Decision.Record(
                new NewFact(new DepartmentEngaged(on.Organisation.DepartmentCode(Department), Engagement), [])
                    .With(TextNames.Reason, Reason));

    internal static Refusal? Rule(Programme p, DepartmentEngaged e)
    {
        if (!p.Open)
        {
            return InvolveDepartment.Ended(p);
        }

        return p.Involved.ContainsKey(e.Department)
            ? null
            : new(
                "engaged-once-involved",
                $"{e.Department} is not involved in {p.Code} on that day: involve it first.",
                "department");
    }
}
