using Portfolio.Domain.Programmes;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Sponsors;

/// <summary>How long sponsors stay against how long programmes take.</summary>
internal static class TenureFigures
{
    private static readonly FigureSpec Tenure = new(
        "medianTenure", "Median tenure of a sponsor",
        "The time by which half of the sponsors have left their seat. Sitting ones are censored on the day, those whose programme ended at its end. Not observed: sponsors who sat when first seen, so that nobody knows since when.");

    private static readonly FigureSpec ProgrammeLength = new(
        "medianProgrammeLength", "Median length of a programme",
        "The time from its begin by which half of the programmes have ended. Running ones are censored on the day, those that left their register then; those already running when first seen count only from then (left truncation). Not observed: nobody said when it began.");

    private static readonly FigureSpec Decided = new(
        "outlivesSponsor", "Programme outlives its sponsor",
        "Sponsors who left while the programme ran, of those who left or whose programme ended with them in the seat. Censored, and not in the denominator: still sitting. Not observed: begin not seen. Short tenures are decided sooner; the incidence at 24 and 48 months takes that into account.");

    private static readonly int[] Horizons = [24, 48];

    private static readonly FigureSpec[] GoneIn =
    [
        .. Horizons.Select(months => new FigureSpec(
            $"outlivesSponsorIn{months}Months", $"Sponsor gone within {months} months, programme going on",
            $"Cumulative incidence, {months} months of 30.4375 days after taking the seat, of a sponsor leaving while the programme runs; the programme’s end competes, sitting sponsors are censored on the day. Not observed: begin not seen.")),
    ];

    public static IEnumerable<Figure> Of(Slice slice, SeatCurves curves)
    {
        var fates = AalenJohansen.EstimateAt(Array.ConvertAll(Horizons, months => months * Length.DaysPerMonth), curves.Tenures, causes: 2);
        var (seats, gone) = (
            Behind(slice, curves.BeginsUnseen, SeatLengths.ProgrammeEnded, Tenure), Behind(slice, curves.BeginsUnseen, censored: 0, GoneIn));
        return
        [
            Tenure.Median(curves.Sitting, Unit.Months, seats),
            ProgrammeLength.Median(curves.Running, Unit.Months, BehindLengths(slice, curves.BeginsUnknown)),
            OutlivesSponsor(slice),
            .. GoneIn.Select((spec, i) => spec.At(
                fates.Incidence(SeatLengths.SponsorLeft), Horizons[i] * Length.DaysPerMonth, gone)),
        ];
    }

    /// <param name="unseen">How many seats are left out.</param>
    /// <param name="censored">The end that is read as none; 0: each counts as what it is.</param>
    private static Tally Behind(Slice slice, int unseen, int censored, params ReadOnlySpan<FigureSpec> figures)
    {
        var tally = slice.Tally(figures);
        if (!tally.KeepsParts)
        {
            tally.Unseen(unseen);
        }

        foreach (var p in tally.KeepsEvidence ? slice.Programmes : [])
        {
            Add(tally, p, censored);
        }

        return tally;
    }

    // Those that the curve is made of, and those that are left out of it.
    private static void Add(Tally tally, ProgrammeOn p, int censored)
    {
        var windows = p.Windows(FactKind.Sponsors);
        foreach (var seat in p.Seats)
        {
            if (!SeatLengths.BeginSeen(p, seat, windows))
            {
                if (tally.KeepsParts)
                {
                    tally.Unseen(p, seat.At);
                }
            }
            else if (SeatLengths.Tenure(p, seat, cluster: 0, windows) is { WithoutTime: false } spell)
            {
                tally.Behind(p, seat.EndedAt is { } ended ? [seat.At, ended] : [seat.At]);
                if (tally.KeepsParts)
                {
                    tally.Open(p, spell.Cause == censored ? spell with { Cause = 0 } : spell, seat.At);
                }
            }
        }
    }

    /// <param name="unknown">How many programmes are left out.</param>
    private static Tally BehindLengths(Slice slice, int unknown)
    {
        var tally = slice.Tally(ProgrammeLength);
        if (!tally.KeepsParts)
        {
            tally.Unseen(unknown);
        }

        foreach (var p in tally.KeepsEvidence ? slice.Programmes : [])
        {
            if (!p.EverRan)
            {
                continue;
            }

            if (p.BeganOn is not { } began)
            {
                if (tally.KeepsParts)
                {
                    tally.Unseen(p);
                }
            }
            else if (SeatLengths.Programme(p, began, cluster: 0) is { WithoutTime: false } spell)
            {
                if (p.EndedOn is not null)
                {
                    tally.Behind(p, p.State.At);
                }

                if (tally.KeepsParts)
                {
                    tally.RestsOn(p);
                    tally.Open(p, spell);
                }
            }
        }

        return tally;
    }

    private static Figure OutlivesSponsor(Slice slice)
    {
        var tally = slice.Tally(Decided);
        foreach (var p in slice.Programmes)
        {
            var windows = p.Windows(FactKind.Sponsors);
            foreach (var seat in p.Seats)
            {
                if (!SeatLengths.BeginSeen(p, seat, windows))
                {
                    tally.Unseen(p, seat.At);
                }
                else if (seat.EndedAt is { } ended)
                {
                    tally.Hit(p, seat.At, ended);
                }
                else if (p.Ended)
                {
                    tally.Miss(p, seat.At);
                }
                else
                {
                    tally.Open(p, seat.At);
                }
            }
        }

        return Decided.Share(tally);
    }
}
