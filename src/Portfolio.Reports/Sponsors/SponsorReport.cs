using System.Globalization;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Sponsors;

/// <summary>Who sponsors what, for how long against how long programmes take, and what follows a change.</summary>
public static class SponsorReport
{
    public static SponsorResult Compute(
        IReadOnlyList<ProgrammeFacts> programmes, Organisation organisation, ReportParameters parameters)
    {
        var slice = Slice.Of(programmes, organisation, parameters);

        // The parts rest on nothing but these, so each may be made on a core of its own.
        var sitting = Beside.Begin(() => slice.Programmes.Where(p => p.Running).SelectMany(Sitting).ToValueList());
        var vacancies = Beside.Begin(() => Vacancies(slice));
        var swaps = Beside.Begin(() => Swaps(slice));
        var curves = SeatCurves.Of(slice);
        return new(
            Headers.Of(
                slice, "sponsors", "Sponsors",
                [(FactKind.Sponsors, "Sponsors")],
                "A programme has a vacancy while it runs and nobody, lead, joint or interim, sits in a sponsor’s seat.",
                string.Create(CultureInfo.InvariantCulture, $"A new sponsor re-commits in time within {slice.Around.Settings.RecommitmentDays} days after the swap; a programme stalls soon after it within {slice.Around.Settings.SwapDays}.")),
            SponsorFigures.Of(slice, curves),
            Groups.By(slice, parameters.By, SponsorFigures.Of),
            [
                CurveSeries.Of("sitting", "Sponsors still in their seat", curves.Sitting.Curve),
                CurveSeries.Of("running", "Programmes still running", curves.Running.Curve),
            ],
            sitting.Done(),
            vacancies.Done(),
            swaps.Done());
    }

    private static ValueList<VacancyRow> Vacancies(Slice slice) =>
    [
        .. slice.Programmes
            .Where(Vacancy.IsNow)
            .Select(VacancyOf)
            .OfType<VacancyRow>()
            .OrderByDescending(v => v.Days)
            .ThenBy(v => v.Programme, StringComparer.OrdinalIgnoreCase),
    ];

    // The latest first.
    private static Rows<SwapRow> Swaps(Slice slice)
    {
        var swaps = new List<(ProgrammeOn Programme, SeatSpell Seat)>();
        foreach (var programme in slice.Programmes)
        {
            foreach (var seat in programme.Seats)
            {
                if (seat.Replaced is not null)
                {
                    swaps.Add((programme, seat));
                }
            }
        }

        return Rows.Of(
            NumberedOrder.Of(
                swaps,
                s => NumberedOrder.Number(0, NumberedOrder.Latest(s.Seat.From), s.Programme),
                (one, other) => other.Seat.At.CompareTo(one.Seat.At)),
            s => SwapOf(s.Programme, s.Seat, slice.Around.Settings));
    }

    private static IEnumerable<SeatRow> Sitting(ProgrammeOn p)
    {
        var windows = p.Windows(FactKind.Sponsors);
        var deputy = SponsorFigures.DeputyOf(p)?.Person;
        return p.Seats
            .Where(s => s.To is null)
            .Select(s => new SeatRow(
                p.Code, p.Title, p.Department, s.Person, s.Role, s.From, SeatLengths.BeginSeen(p, s, windows),
                p.AsOf.DayNumber - s.From.DayNumber, s.Replaced, s.Commitment, deputy,
                [s.At, .. s.Commitments.Select(c => c.At)]));
    }

    private static VacancyRow? VacancyOf(ProgrammeOn p) => Vacancy.Of(p) is [.., { To: null } open]
        ? new(p.Code, p.Title, p.Department, open.From, p.AsOf.DayNumber - open.From.DayNumber, [open.At])
        : null;

    private static SwapRow SwapOf(ProgrammeOn p, SeatSpell seat, Setting settings)
    {
        var said = Recommitment.InTime(seat, settings.RecommitmentDays);
        return new(
            p.Code, p.Title, p.Department, seat.From, seat.Replaced!, seat.Person, seat.Role, said?.Commitment, said?.From,
            StalledAfter(p, seat.From, settings.SwapDays), said is null ? [seat.At] : [seat.At, said.At])
        {
            Again = p.Seats.Count(s => s.From == seat.From && s.At <= seat.At && s.Person == seat.Person && s.Replaced == seat.Replaced) is > 1 and var again ? again : null,
        };
    }

    private static bool? StalledAfter(ProgrammeOn p, DateOnly swap, int days)
    {
        var after = new Window(swap, swap.AddDays(days));
        var observed = p.Windows(FactKind.Stalls);
        if (p.Stalls.Any(s => after.Holds(s.From) && observed.Saw(s.From)))
        {
            return true;
        }

        return observed.Saw(swap) && observed.Saw(after.To) ? false : null;
    }
}
