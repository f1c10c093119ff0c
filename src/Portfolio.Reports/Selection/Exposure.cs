using Portfolio.Domain.Programmes;

namespace Portfolio.Reports.Selection;

/// <summary>Time in which something could happen and would have been seen.</summary>
internal static class Exposure
{
    /// <summary>Days spent in the states, observed and within a stretch of time.</summary>
    public static int Days(
        ProgrammeOn programme, IReadOnlyList<Window> observed, Window within, Func<ProgrammeState, bool> states)
    {
        var days = 0;
        foreach (var spell in programme.States)
        {
            if (!states(spell.State))
            {
                continue;
            }

            var from = spell.From > within.From ? spell.From : within.From;
            var until = spell.To ?? programme.AsOf;
            var to = until < within.To ? until : within.To;
            for (var i = 0; i < observed.Count; i++)
            {
                days += observed[i].Overlap(from, to);
            }
        }

        return days;
    }

    /// <summary>
    /// Whether a programme was at risk on the day that something happened to it, if only for a part of it: what never was cannot
    /// be a case of a rate.
    /// </summary>
    public static bool WasIn(ProgrammeOn programme, DateOnly on, Func<ProgrammeState, bool> states)
    {
        foreach (var spell in programme.States)
        {
            if (spell.From <= on && (spell.To ?? programme.AsOf) >= on && states(spell.State))
            {
                return true;
            }
        }

        return false;
    }

    public static bool Active(ProgrammeState state) => state == ProgrammeState.Active;

    public static bool Running(ProgrammeState state) =>
        state is ProgrammeState.Active or ProgrammeState.Stalled or ProgrammeState.OnHold;

    public static bool Saw(this IReadOnlyList<Window> windows, DateOnly day)
    {
        for (var i = 0; i < windows.Count; i++)
        {
            if (windows[i].Saw(day))
            {
                return true;
            }
        }

        return false;
    }
}
