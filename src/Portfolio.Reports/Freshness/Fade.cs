using System.Runtime.InteropServices;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Stalls;

namespace Portfolio.Reports.Freshness;

/// <summary>How what a programme said of itself loses its weight with time: old status fades in every roll-up.</summary>
/// <param name="DueOn">When the next period ends: a cadence after the last one, or after it was last taken up again, if that was later.</param>
/// <param name="MissingAfter">As many cadences after that as the settings say.</param>
/// <param name="AskedOn">
/// The last day up to the report's on which a status was asked for. Of a hold and of the time before it began nothing is
/// asked, so nothing fades in it; one that is seen in copies of a register only is asked on the day of the last copy.
/// </param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Fade(Cadence Cadence, DateOnly DueOn, DateOnly MissingAfter, DateOnly AskedOn)
{
    /// <summary>
    /// What it counts in a roll-up: 1 until the next is due, then less every day, and nothing from the day on after which it
    /// is missing.
    /// </summary>
    public double Weight => AskedOn <= DueOn
        ? 1
        : Math.Max(0, (double)(MissingAfter.DayNumber - AskedOn.DayNumber) / (MissingAfter.DayNumber - DueOn.DayNumber));

    /// <summary>Of a status of the programme.</summary>
    public static Fade Of(ProgrammeOn p, StatusFact status, Organisation organisation) => Of(p, status, status.Report.Period, organisation);

    /// <summary>Of a programme, by its last status, or by the day it began to run where none is since.</summary>
    public static Fade Of(ProgrammeOn p, StatusFact? status, DateOnly began, Organisation organisation)
    {
        var (asked, until) = Asked(p);
        var last = status?.Report.Period ?? began;
        var since = last > asked ? last : asked;
        var cadence = Suspicion.CadenceOf(p, organisation);
        var months = Suspicion.Months(cadence);
        return new(cadence, After(1), After(1 + organisation.SettingsOn(p.AsOf).MissingCadences), until);

        // The period after one that ended with its month ends with its month too: after February with the 31st of March. A day on
        // which somebody began ends no period.
        DateOnly After(int cadences) => status is not null && since == last && EndsItsMonth(since)
            ? since.AddDays(1).AddMonths(cadences * months).AddDays(-1)
            : since.AddMonths(cadences * months);
    }

    private static bool EndsItsMonth(DateOnly day) => day.AddDays(1).Day == 1;

    // From when to when it was last active or stalled without a break. Before the first time: asked on no day yet.
    private static (DateOnly From, DateOnly Until) Asked(ProgrammeOn p)
    {
        var (last, until) = (p.States.Count - 1, p.LastSeen);
        for (; last >= 0 && !IsAsked(p.States[last]); last--)
        {
            until = p.States[last].From < until ? p.States[last].From : until;
        }

        if (last < 0)
        {
            return (p.State.From, DateOnly.MinValue);
        }

        var first = last;
        while (first > 0 && IsAsked(p.States[first - 1]))
        {
            first--;
        }

        return (p.States[first].From, until);
    }

    private static bool IsAsked(StateSpell spell) => spell.State is ProgrammeState.Active or ProgrammeState.Stalled;
}
