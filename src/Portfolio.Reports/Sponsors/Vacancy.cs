using System.Runtime.InteropServices;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Sponsors;

/// <summary>A stretch of days in which a programme ran with nobody in any sponsor's seat.</summary>
/// <param name="To">When somebody took a seat, or the programme stopped running; null while it lasts.</param>
/// <param name="Filled">Whether it ended by somebody taking a seat.</param>
/// <param name="At">The event with which it began.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Vacancy(DateOnly From, DateOnly? To, bool Filled, long At)
{
    /// <summary>Whether the seat is empty on the day of a running programme whose sponsors are observed.</summary>
    public static bool IsNow(ProgrammeOn programme)
    {
        ArgumentNullException.ThrowIfNull(programme);
        if (!programme.Running)
        {
            return false;
        }

        foreach (var seat in programme.Seats)
        {
            if (seat.To is null)
            {
                return false;
            }
        }

        return programme.Observes(FactKind.Sponsors);
    }

    /// <summary>Those of a programme in order, from when its sponsors were first observed; empty ones left out.</summary>
    public static IReadOnlyList<Vacancy> Of(ProgrammeOn programme)
    {
        ArgumentNullException.ThrowIfNull(programme);
        var windows = programme.Windows(FactKind.Sponsors);
        if (windows.Count == 0)
        {
            return [];
        }

        var vacancies = new List<Vacancy>();
        foreach (var (from, to, at) in RunningStretches(programme))
        {
            if ((to ?? DateOnly.MaxValue) > windows[0].From)
            {
                Within(programme, from < windows[0].From ? windows[0].From : from, to, at, vacancies);
            }
        }

        return vacancies;
    }

    private static void Within(ProgrammeOn programme, DateOnly from, DateOnly? to, long at, List<Vacancy> vacancies)
    {
        // Seats come in the order of their begin; from is the first day not yet known to be covered.
        foreach (var seat in programme.Seats)
        {
            if (seat.To <= from)
            {
                // Who left before left somebody else in a seat, or a programme that did not run yet.
                at = seat.To == from ? seat.EndedAt ?? at : at;
                continue;
            }

            if (seat.From > from)
            {
                var filled = seat.From < (to ?? DateOnly.MaxValue);
                vacancies.Add(new(from, filled ? seat.From : to, filled, at));
            }

            if (seat.To is not { } left || left >= (to ?? DateOnly.MaxValue) || seat.From >= (to ?? DateOnly.MaxValue))
            {
                return;
            }

            (from, at) = (left, seat.EndedAt ?? at);
        }

        if (from < (to ?? DateOnly.MaxValue))
        {
            vacancies.Add(new(from, to, false, at));
        }
    }

    private static IEnumerable<(DateOnly From, DateOnly? To, long At)> RunningStretches(ProgrammeOn programme)
    {
        StateSpell? first = null;
        foreach (var spell in programme.States)
        {
            if (Exposure.Running(spell.State))
            {
                first ??= spell;
                if (spell.To is null)
                {
                    yield return (first.From, null, first.At);
                }
            }
            else if (first is not null)
            {
                yield return (first.From, spell.From, first.At);
                first = null;
            }
        }
    }
}
