using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Stalls;

/// <summary>The figures about stalls.</summary>
public static class StallFigures
{
    internal static readonly FigureSpec Prevalence = new(
        "stalledNow", "Stalled on the day",
        "Programmes stalled on the day, of those active or stalled on it. Programmes on hold are beside, not in it.");

    private static readonly FigureSpec Held = new(
        "onHoldNow", "On hold on the day", "Programmes on hold on the day, of those active, stalled or on hold on it.");

    private static readonly FigureSpec Incidence = new(
        "stallRate", "Stalls started per 100 programme-months",
        "Stalls that started while observed, over the time in which programmes were active and observed, in months of 30.4375 days, times 100.");

    internal static readonly FigureSpec YearIncidence = new(
        "stallRateYear", "Stalls started per 100 programme-months, last twelve months",
        "Stalls that started in the twelve months up to the day, over the time in those months in which programmes were active and observed, in months of 30.4375 days, times 100.");

    private static readonly FigureSpec Ever = new(
        "everStalled", "Ever stalled",
        "Programmes with at least one stall so far, of all that ever ran and whose stalls were observed for some time. Censored: those that never stalled but have not ended, so that they still may; they are in the denominator.");

    private static readonly FigureSpec Median = new(
        "medianDaysStalled", "Median days stalled",
        "The time by which half of the stalls have ended in any way; open ones censored on the day, those begun before they were observed counted only from then (left truncation).");

    private static readonly FigureSpec Again = new(
        "stalledAgainIn12Months", "Stalled again within twelve months of resuming",
        "Cumulative incidence of the next stall twelve months after a resumption; the programme’s end competes, those still running are censored on the day.");

    private static FigureSpec Suspected(int cadences) => new(
        "suspectedStalls", "Suspected stalls",
        $"Active programmes of which nothing is on record for more than {Amount.Times(cadences)} their reporting cadence (a setting). Listed apart, never counted as stalled.");

    private static readonly (int Cause, string Name, string Title)[] Ends =
    [
        (StallSpells.Resumed, "resumed", "Resumed"), (StallSpells.Dropped, "dropped", "Dropped"),
        (StallSpells.Other, "otherwiseEnded", "Ended otherwise"),
    ];

    private static readonly int[] Horizons = [1, 3, 6, 12];

    // By end, then horizon.
    private static readonly FigureSpec[] EndsIn =
    [
        .. Ends.SelectMany(end => Horizons.Select(months => new FigureSpec(
            $"{end.Name}In{months}Months",
            $"{end.Title} within {months} {(months == 1 ? "month" : "months")}",
            $"Cumulative incidence of this end {months} months of 30.4375 days after a stall began; the other ends compete, open stalls are censored on the day, those begun before they were observed count only from then. Not observed: programmes of which nobody reports stalls, or nobody whether they were dropped."))),
    ];

    /// <summary>All of them, for the programmes of a slice.</summary>
    public static ValueList<Figure> Of(Slice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        return Of(
            slice,
            Beside.Begin(() => AalenJohansen.EstimateAt(Array.ConvertAll(Horizons, Days), StallSpells.Fates(slice), causes: 3)),
            Beside.Begin(() => Suspicion.All(slice)));
    }

    /// <param name="fates">How the stalls ended.</param>
    /// <param name="suspected">Of the slice.</param>
    internal static ValueList<Figure> Of(
        Slice slice, Task<IncidenceCurves> fates, Task<IReadOnlyList<(ProgrammeOn Programme, SuspectedStall Stall)>> suspected)
    {
        var spells = Beside.Begin(() => KaplanMeier.Estimate(StallSpells.TimeStalled(slice)));
        var again = Beside.Begin(() => AalenJohansen.EstimateAt([Days(12)], StallSpells.UntilNext(slice), causes: 2));
        var rate = Beside.Begin(() => Rate(slice, Incidence, Window.Until(slice.AsOf)));
        var yearRate = Beside.Begin(() => RateOf(YearIncidence, slice.Tally(YearIncidence, CountStartsOfYear)));
        var behindFates = Beside.Begin(() => Behind(slice, StallSpells.FatesSeen, StallSpells.Fates, EndsIn));
        var behind = Behind(slice, p => p.Windows(FactKind.Stalls), StallSpells.TimeStalled, Median);

        // What is kept of the two differs in what is open; where nothing is kept, they are the same.
        var behindAgain = behind.KeepsEvidence || slice.Keep(Again) != Keep.Nothing
            ? Behind(slice, p => p.Windows(FactKind.Stalls), StallSpells.UntilNext, Again)
            : behind;
        return
        [
            StalledNow(slice),
            OnHoldNow(slice),
            rate.Done(),
            yearRate.Done(),
            EverStalled(slice),
            Median.Median(spells.Done(), Unit.Days, behind),
            .. EndsIn.Select((spec, i) => spec.At(
                fates.Done().Incidence(Ends[i / Horizons.Length].Cause), Days(Horizons[i % Horizons.Length]), behindFates.Done())),
            Again.At(
                again.Done().Incidence(StallSpells.StalledAgain),
                Days(12),
                behindAgain),
            SuspectedNow(slice, suspected.Done()),
        ];
    }

    private static double Days(int months) => months * Length.DaysPerMonth;

    private static Figure StalledNow(Slice slice) => Prevalence.Share(slice.Tally(Prevalence, CountStalledNow));

    internal static void CountStalledNow(ProgrammeOn p, Tally tally)
    {
        if (p.State.State is not (ProgrammeState.Active or ProgrammeState.Stalled))
        {
            return;
        }

        if (!p.Observes(FactKind.Stalls))
        {
            tally.Unseen(p);
        }
        else if (p.State.State == ProgrammeState.Stalled)
        {
            tally.Hit(p, p.State.At);
        }
        else
        {
            tally.Miss(p);
        }
    }

    private static Figure OnHoldNow(Slice slice)
    {
        var tally = slice.Tally(Held);
        foreach (var p in slice.Programmes.Where(p => p.Running))
        {
            if (!p.Observes(FactKind.Holds))
            {
                tally.Unseen(p);
            }
            else if (p.State.State == ProgrammeState.OnHold)
            {
                tally.Hit(p, p.State.At);
            }
            else
            {
                tally.Miss(p);
            }
        }

        return Held.Share(tally);
    }

    private static Figure Rate(Slice slice, FigureSpec spec, Window within) =>
        RateOf(spec, slice.Tally(spec, (p, tally) => CountStarts(p, within, tally)));

    internal static Figure RateOf(FigureSpec spec, Tally tally) =>
        spec.Rate(tally, tally.Days / Length.DaysPerMonth, 100, Unit.Per100ProgrammeMonths);

    internal static void CountStartsOfYear(ProgrammeOn p, Tally tally) => CountStarts(p, Window.Year(p.AsOf), tally);

    private static void CountStarts(ProgrammeOn p, Window within, Tally tally)
    {
        var observed = p.Windows(FactKind.Stalls);
        if (observed.Count == 0)
        {
            if (Exposure.Days(p, [Window.Until(p.AsOf)], within, Exposure.Active) > 0)
            {
                tally.Unseen(p);
            }

            return;
        }

        tally.AtRisk(p, Exposure.Days(p, observed, within, Exposure.Active));
        foreach (var stall in p.States)
        {
            if (stall.State == ProgrammeState.Stalled && within.Holds(stall.From) && observed.Saw(stall.From))
            {
                tally.Hit(p, stall.At);
            }
        }
    }

    private static Figure EverStalled(Slice slice)
    {
        var tally = slice.Tally(Ever);
        foreach (var p in slice.Programmes)
        {
            if (!p.EverRan)
            {
                continue;
            }

            if (!p.EverObserved(FactKind.Stalls))
            {
                tally.Unseen(p);
            }
            else if (p.Stalls.FirstOrDefault() is { } first)
            {
                tally.Hit(p, first.At);
            }
            else
            {
                tally.Miss(p);
                if (!p.Ended)
                {
                    tally.Open(p);
                }
            }
        }

        return Ever.Share(tally);
    }

    private static Figure SuspectedNow(Slice slice, IReadOnlyList<(ProgrammeOn Programme, SuspectedStall Stall)> suspected)
    {
        var spec = Suspected(slice.Around.Settings.SuspicionCadences);
        var tally = slice.Tally(spec);
        foreach (var (programme, stall) in suspected)
        {
            tally.Hit(programme, stall.Position);
        }

        // That nobody is suspected says something as long as anybody could be.
        foreach (var p in tally.KeepsParts ? slice.Programmes : [])
        {
            if (p.State.State == ProgrammeState.Active)
            {
                tally.RestsOn(p);
            }
        }

        return spec.Count(tally, observed: slice.Programmes.Any(p => p.State.State == ProgrammeState.Active));
    }

    // The same stalls stand behind every figure of how long they last and how they end.
    private static Tally Behind(
        Slice slice,
        Func<ProgrammeOn, IReadOnlyList<Window>> seen,
        Action<ProgrammeOn, int, List<SpellBegun>> spellsOf,
        params ReadOnlySpan<FigureSpec> figures)
    {
        var tally = slice.Tally(figures);
        foreach (var p in slice.Programmes)
        {
            if (p.EverRan && seen(p).Count == 0)
            {
                tally.Unseen(p);
            }

            if (tally.KeepsEvidence)
            {
                AddSpells(tally, p, spellsOf);
            }
        }

        return tally;
    }

    // A curve from a stall on is made of those stalls; one from a resumption on of those that were resumed, and of what came next.
    private static void AddSpells(Tally tally, ProgrammeOn p, Action<ProgrammeOn, int, List<SpellBegun>> spellsOf)
    {
        var spells = new List<SpellBegun>();
        spellsOf(p, 0, spells);
        var (begun, isNext) = (spells.Where(s => !s.Spell.WithoutTime).Select(s => s.At).ToHashSet(), false);
        foreach (var stall in p.Stalls)
        {
            if (isNext)
            {
                tally.Behind(p, stall.At);
            }

            isNext = stall.EndedAt is { } resumed && begun.Contains(resumed);
            if (isNext || begun.Contains(stall.At))
            {
                tally.Behind(p, stall.Positions());
            }
        }

        foreach (var (spell, at) in tally.KeepsParts ? spells : [])
        {
            tally.Open(p, spell, at);
        }
    }

    internal static long[] Positions(this StateSpell spell) => spell.EndedAt is { } ended ? [spell.At, ended] : [spell.At];
}
