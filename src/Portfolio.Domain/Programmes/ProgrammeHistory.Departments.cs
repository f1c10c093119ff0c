namespace Portfolio.Domain.Programmes;

public sealed partial class ProgrammeHistory
{
    /// <summary>Whether anything that stands names that department.</summary>
    public bool NamesDepartment(string code) => Standing.Any(e => string.Equals(DepartmentOf(e.Event), code, StringComparison.OrdinalIgnoreCase));

    private static string? DepartmentOf(DomainEvent happened) => happened switch
    {
        ProgrammeProposed e => e.Department,
        ProgrammeRegistered e => e.Department,
        ProgrammeDescribed e => e.Department,
        DepartmentInvolved e => e.Department,
        DepartmentEngaged e => e.Department,
        DepartmentBlindsided e => e.Department,
        _ => null,
    };
}
