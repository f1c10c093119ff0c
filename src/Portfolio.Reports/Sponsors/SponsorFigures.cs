using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Sponsors;

/// <summary>The figures about sponsors.</summary>
public static class SponsorFigures
{
    internal static readonly FigureSpec Vacant = new(
        "vacantNow", "Without a sponsor on the day",
        "Programmes with nobody in any sponsor’s seat on the day, of those running (active, stalled or on hold) whose sponsors are observed.");

    private static readonly FigureSpec VacantDays = new(
        "medianDaysVacant", "Median days without a sponsor",
        "The time by which half of the vacancies of running programmes were filled; censored where the programme stopped running first, or on the day.");

    private static readonly FigureSpec Joint = new(
        "jointNow", "With a joint sponsor on the day", "Programmes with a joint sponsor, of those running that have a sponsor on the day.");

    private static readonly FigureSpec Interim = new(
        "interimNow", "With an interim sponsor on the day", "Programmes with a sponsor for the interim, of those running that have a sponsor on the day.");

    private static readonly FigureSpec Deputy = new(
        "deputyNow", "With a deputy sponsor on the day",
        "Programmes whose deputy sponsor is named and is not a sitting sponsor, of those running. Not observed: seen only in copies of a register, which do not tell.");

    private static readonly FigureSpec Swapped = new(
        "swapRate", "Swaps per programme-year",
        "Swaps while running and observed, over the time in which programmes ran (active, stalled or on hold) and their sponsors were observed, in years of 365.25 days.");

    /// <summary>All of them, for the programmes of a slice.</summary>
    public static ValueList<Figure> Of(Slice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        return Of(slice, SeatCurves.Of(slice));
    }

    internal static ValueList<Figure> Of(Slice slice, SeatCurves curves)
    {
        // The parts rest on nothing but these, so each may be made on a core of its own.
        var tenures = Beside.Begin(() => TenureFigures.Of(slice, curves).ToList());
        var afterSwaps = Beside.Begin(() => AfterSwap.Figures(slice).ToList());
        var vacant = Beside.Begin(() => DaysVacant(slice));
        return
        [
            Vacant.Share(slice.Tally(Vacant, CountVacant)),
            vacant.Done(),
            .. Seats(slice),
            DeputyNow(slice),
            .. tenures.Done(),
            SwapRate(slice),
            .. afterSwaps.Done(),
            .. Recommitment.Figures(slice),
        ];
    }

    internal static void CountVacant(ProgrammeOn p, Tally tally)
    {
        if (!p.Running)
        {
            return;
        }

        if (!p.Observes(FactKind.Sponsors))
        {
            tally.Unseen(p);
        }
        else if (Vacancy.IsNow(p))
        {
            tally.Hit(p, Vacancy.Of(p) is [.., var last] ? [last.At] : [p.State.At]);
        }
        else
        {
            tally.Miss(p);
        }
    }

    private static Figure DaysVacant(Slice slice)
    {
        var behind = slice.Tally(VacantDays);
        var spells = new List<Spell>();
        for (var cluster = 0; cluster < slice.Programmes.Length; cluster++)
        {
            var p = slice.Programmes[cluster];
            if (p.EverRan && !p.EverObserved(FactKind.Sponsors))
            {
                behind.Unseen(p);
            }

            foreach (var vacancy in Vacancy.Of(p))
            {
                spells.Add(new(
                    0, (vacancy.To ?? p.AsOf).DayNumber - vacancy.From.DayNumber, vacancy.Filled ? 1 : 0, cluster));
                behind.Behind(p, vacancy.At);
                if (!vacancy.Filled)
                {
                    behind.Open(p, vacancy.At);
                }
            }
        }

        return VacantDays.Median(KaplanMeier.Estimate([.. spells]), Unit.Days, behind);
    }

    private static IEnumerable<Figure> Seats(Slice slice)
    {
        var (joint, interim) = (slice.Tally(Joint), slice.Tally(Interim));
        foreach (var p in slice.Programmes)
        {
            if (!p.Running)
            {
                continue;
            }

            if (!p.Observes(FactKind.Sponsors))
            {
                joint.Unseen(p);
                interim.Unseen(p);
                continue;
            }

            if (Sits(p, null))
            {
                Count(p, joint, SponsorRole.Joint);
                Count(p, interim, SponsorRole.Interim);
            }
        }

        return [Joint.Share(joint), Interim.Share(interim)];
    }

    private static bool Sits(ProgrammeOn p, SponsorRole? role)
    {
        foreach (var seat in p.Seats)
        {
            if (seat.To is null && (role is null || seat.Role == role))
            {
                return true;
            }
        }

        return false;
    }

    private static void Count(ProgrammeOn p, Tally tally, SponsorRole role)
    {
        if (Sits(p, role))
        {
            tally.Hit(p, tally.KeepsEvidence ? [.. p.Seats.Where(s => s.To is null && s.Role == role).Select(s => s.At)] : []);
        }
        else
        {
            tally.Miss(p);
        }
    }

    private static Figure DeputyNow(Slice slice)
    {
        var tally = slice.Tally(Deputy);
        foreach (var p in slice.Programmes)
        {
            if (!p.Running)
            {
                continue;
            }

            if (p.SeenOnlyIn is not null || !p.Observes(FactKind.Sponsors))
            {
                tally.Unseen(p);
            }
            else if (DeputyOf(p) is { } deputy)
            {
                tally.Hit(p, deputy.At);
            }
            else
            {
                tally.Miss(p);
            }
        }

        return Deputy.Share(tally);
    }

    /// <summary>Who stands in for the sponsor; nobody once the deputy has taken a seat.</summary>
    internal static Facts.DeputyFact? DeputyOf(ProgrammeOn p) =>
        p.Deputies.Last is { } deputy && !SatAfter(p, deputy) ? deputy : null;

    private static bool SatAfter(ProgrammeOn p, Facts.DeputyFact deputy)
    {
        foreach (var seat in p.Seats)
        {
            if (seat.Person == deputy.Person && (seat.From, seat.At).CompareTo((deputy.From, deputy.At)) > 0)
            {
                return true;
            }
        }

        return false;
    }

    private static Figure SwapRate(Slice slice)
    {
        var tally = slice.Tally(Swapped);
        foreach (var p in slice.Programmes)
        {
            var observed = p.Windows(FactKind.Sponsors);
            if (observed.Count == 0)
            {
                if (p.EverRan)
                {
                    tally.Unseen(p);
                }

                continue;
            }

            tally.AtRisk(p, Exposure.Days(p, observed, Window.Until(p.AsOf), Exposure.Running));
            foreach (var seat in p.Seats)
            {
                if (seat.Replaced is not null
                    && observed.Saw(seat.From)
                    && p.StateOn(seat.From) is { } state && Exposure.Running(state))
                {
                    tally.Hit(p, seat.At);
                }
            }
        }

        return Swapped.Rate(tally, tally.Days / Length.DaysPerYear, 1, Unit.PerProgrammeYear);
    }
}
