using System.Collections.Immutable;
using Portfolio.Domain.Feedback;

namespace Portfolio.Domain.Programmes;

public sealed partial class ProgrammeHistory
{
    /// <summary>Whether anything that stands names that department.</summary>
    public bool NamesDepartment(string code) =>
        MayName(code) && Standing.Any(e => string.Equals(DepartmentOf(e.Event), code, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// False where nothing that was ever recorded names that department, shock or wave: told without recalling what is not
    /// held. Where it may, the events say.
    /// </summary>
    internal bool MayName(string code) =>
        _past is not { } past || past.Named.Contains(code)
        || _recorded.Any(e => string.Equals(NamedBy(e.Event), code, StringComparison.OrdinalIgnoreCase));

    private ImmutableHashSet<string> NamedSoFar() =>
        (_past?.Named ?? ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase))
        .Union(_recorded.Select(e => NamedBy(e.Event)).OfType<string>());

    // The code of the department, shock or wave that an event rests on: those can be taken back.
    private static string? NamedBy(DomainEvent happened) => happened switch
    {
        ShockAbsorbed e => e.Shock,
        ContingencyInvoked e => e.Shock,
        FeedbackActionRaised e => e.Wave,
        _ => DepartmentOf(happened),
    };

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
