using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.WhatIfs;

/// <summary>Whom a shock strikes, by the rule of declared ones: what runs or is proposed in a department that it strikes.</summary>
internal static class Struck
{
    /// <param name="departments">With what lies below them; none is all of them.</param>
    /// <param name="on">Not after the day of the programme.</param>
    public static bool By(ProgrammeOn programme, ValueList<string> departments, DateOnly on, Organisation organisation)
    {
        if (programme.StateOn(on) is not < ProgrammeState.Completed)
        {
            return false;
        }

        var department = programme.DepartmentOn(on);
        return departments.Count == 0 || departments.Any(d => organisation.IsWithin(department, d, on));
    }

    /// <summary>Whether it was prepared for a threat; null where copies of a register, which do not tell, were all that was seen of it on the day.</summary>
    /// <param name="months">For how many a contingency is good: a setting.</param>
    public static bool? IsReadyFor(ProgrammeOn programme, string threat, DateOnly on, int months) =>
        programme.WasSeenClosely(on) ? ReadyFor(programme, threat, on, months) is not null : null;

    /// <summary>When a contingency for a threat was last prepared or reviewed in the months before; null: it was not.</summary>
    /// <param name="months">For how many it is good: a setting.</param>
    public static ContingencyTending? ReadyFor(ProgrammeOn programme, string threat, DateOnly on, int months)
    {
        foreach (var contingency in programme.Contingencies)
        {
            if (string.Equals(contingency.Threat, threat, StringComparison.OrdinalIgnoreCase) && contingency.ReadyFor(on, months) is { } tended)
            {
                return tended;
            }
        }

        return null;
    }
}
