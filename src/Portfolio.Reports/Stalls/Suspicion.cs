using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Stalls;

/// <summary>Active, but nothing recorded for several times its reporting cadence (a setting). A suspicion, never counted as a stall.</summary>
public static class Suspicion
{
    /// <summary>
    /// The suspicion about a programme, or null. A programme seen only in copies of a register was heard of in its last
    /// copy, and reports yearly unless it says otherwise.
    /// </summary>
    public static SuspectedStall? Of(ProgrammeOn programme, Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(organisation);
        if (programme.State.State != ProgrammeState.Active)
        {
            return null;
        }

        var heard = programme.LastHeard;
        var last = programme.SeenOnlyIn is not null && programme.LastSeen > heard.From ? programme.LastSeen : heard.From;
        var cadence = CadenceOf(programme, organisation);
        return programme.AsOf > last.AddMonths(organisation.SettingsOn(programme.AsOf).SuspicionCadences * Months(cadence))
            ? new(
                programme.Code, programme.Title, programme.Department, last,
                programme.AsOf.DayNumber - last.DayNumber, cadence, heard.At)
            : null;
    }

    /// <summary>All in a slice, by programme.</summary>
    internal static IReadOnlyList<(ProgrammeOn Programme, SuspectedStall Stall)> All(Slice slice)
    {
        var all = new List<(ProgrammeOn, SuspectedStall)>();
        foreach (var programme in slice.Programmes)
        {
            if (Of(programme, slice.Organisation) is { } suspected)
            {
                all.Add((programme, suspected));
            }
        }

        return all;
    }

    internal static Cadence CadenceOf(ProgrammeOn programme, Organisation organisation) =>
        programme.Profile.Cadence
        ?? (programme.SeenOnlyIn is null ? organisation.SettingsOn(programme.AsOf).Cadence : Cadence.Yearly);

    internal static int Months(Cadence cadence) => cadence switch
    {
        Cadence.Monthly => 1,
        Cadence.Quarterly => 3,
        Cadence.HalfYearly => 6,
        Cadence.Yearly => 12,
        _ => throw new ArgumentOutOfRangeException(nameof(cadence), cadence, "Not a cadence."),
    };
}
