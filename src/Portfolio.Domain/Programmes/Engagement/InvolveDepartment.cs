namespace Portfolio.Domain.Programmes;

/// <summary>The programme needs a department other than its own: from now on how it is engaged can be recorded.</summary>
/// <param name="Department">The code of the department that is needed.</param>
public sealed record InvolveDepartment(string Department) : ProgrammeCommand
{
    public override IEnumerable<Refusal> FaultsOn(Occasion on) => CommandFaults.Department(Department, on);

    public override Decision Decide(Programme programme, Occasion on) =>
        programme.Involved.ContainsKey(Department)
            ? Decision.Nothing
            : Decision.Record(new DepartmentInvolved(on.Organisation.DepartmentCode(Department)));

    internal static Refusal? Rule(Programme p) => p.Open ? null : Ended(p);

    internal static Refusal Ended(Programme p) =>
        new("departments-while-open", $"{p.Code} is {p.InWords()}; how departments stand to it can no longer change.");
}
