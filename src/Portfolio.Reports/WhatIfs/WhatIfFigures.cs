using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Promises;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.WhatIfs;

/// <summary>The figures about a shock that is thought of.</summary>
internal sealed class WhatIfFigures(WhatIf asked, StallsAfterShocks measured)
{
    private readonly ShockSimulation _simulation = new(measured.Prepared.Rate, measured.Unprepared.Rate, asked.Seed, measured.Days);

    /// <summary>The figures that rest on the rates, as far as can be told before these are measured.</summary>
    internal static readonly FigureSpec Stalls = new(
        "expectedStalls", "Expected to stall", "Of the exposed programmes that are active: how many would stall.");

    /// <inheritdoc cref="Stalls"/>
    internal static readonly FigureSpec RatePrepared = new(
        "stallRatePrepared", "Stalls after a shock, of those prepared", "Measured: stalls after a shock over the time active and observed.");

    /// <inheritdoc cref="Stalls"/>
    internal static readonly FigureSpec RateUnprepared = RatePrepared with
    {
        Name = "stallRateUnprepared",
        Title = "Stalls after a shock, of those not prepared",
    };

    private static readonly FigureSpec ExposedSpec = new(
        "exposed", "Programmes that it would strike",
        "Programmes that run or are proposed on the day in a department that is struck, or below it.");

    private static FigureSpec UnpreparedSpec(int months) => new(
        "unprepared", "Of these not prepared",
        $"Exposed programmes without a contingency for this threat that was prepared or reviewed within {Amount.Months(months)} (a setting) before the day. {Closely.Unseen}");

    private static readonly FigureSpec Promises = new(
        "promisesAtStake", "Promises at stake",
        "Promises to customers that are open or at risk on the day, in exposed programmes.");

    private static readonly FigureSpec Value = new(
        "valueAtStake", "Customer value at stake",
        "Customer value not yet delivered of open scope items, in exposed programmes.");

    private readonly FigureSpec _stalls = Stalls with
    {
        Title = $"Expected to stall within {Amount.Days(measured.Days)}",
        Formula = $"Of the exposed programmes that are active and seen all the time: how many would stall within {Amount.Days(measured.Days)} (a setting), prepared and unprepared ones each at the rate measured after shocks of the past. Not observed: active ones seen only in copies of a register, which do not tell whether they are prepared. Drawn 4,000 times, the rates anew each time from what their measurement leaves open; the mean, and the middle 95 % of the draws.",
    };

    private FigureSpec PreparedRate(int months) => RatePrepared with
    {
        Formula = $"Measured: stalls within {Amount.Days(measured.Days)} after a shock (a setting) over the time active and observed in those days, of programmes with a contingency for its threat that was prepared or reviewed within {Amount.Months(months)} before it (a setting). Left out are those seen only in copies of a register then, which do not tell.{(measured.Way.PreparedByOthers ? " Nobody was prepared then: this is the rate of those who were not, and stands for theirs." : "")}",
    };

    private readonly FigureSpec _unpreparedRate = RateUnprepared with
    {
        Formula = $"Measured: the same of programmes without one.{(measured.Way.OthersByPrepared ? " All were prepared then: this is the rate of those who were, and stands for the others’." : "")}",
    };

    public IReadOnlyList<ProgrammeOn> Exposed(Slice slice) =>
        [.. slice.Programmes.Where(p => Struck.By(p, asked.Departments, p.AsOf, slice.Organisation))];

    public ValueList<Figure> Of(Slice slice)
    {
        var exposed = Exposed(slice);
        var (observed, months) = (slice.Programmes.Length > 0, slice.Around.Settings.ContingencyMonths);
        var unpreparedSpec = UnpreparedSpec(months);
        var (all, unprepared, promises, value, active) = (
            slice.Tally(ExposedSpec), slice.Tally(unpreparedSpec), slice.Tally(Promises), slice.Tally(Value), slice.Tally(_stalls));
        RestOnThose(slice, all);
        RestOnThose(slice, active);
        var (worth, prepared, unready, scopeSeen) = (0m, 0, 0, false);
        foreach (var p in exposed)
        {
            all.Hit(p, p.State.At);
            var ready = Struck.IsReadyFor(p, asked.Threat, p.AsOf, months);
            switch (ready)
            {
                case false:
                    unprepared.Hit(p, p.State.At);
                    break;
                case true:
                    unprepared.Miss(p, p.State.At);
                    break;
                default:
                    unprepared.Unseen(p, p.State.At);
                    break;
            }

            if (!p.EverObserved(FactKind.Scope))
            {
                promises.Unseen(p);
                value.Unseen(p);
            }

            if (p.Windows(FactKind.Scope).Count > 0)
            {
                scopeSeen = true;
                promises.RestsOn(p);
                value.RestsOn(p);
            }

            foreach (var promise in PromisesAtStake(p))
            {
                promises.Hit(p, promise.At);
            }

            foreach (var item in Open(p))
            {
                worth += Left(item);
                value.Hit(p, item.Version.At);
            }

            switch (p.State.State, ready)
            {
                case (ProgrammeState.Active, { } told):
                    active.Hit(p, p.State.At);
                    (prepared, unready) = told ? (prepared + 1, unready) : (prepared, unready + 1);
                    break;
                case (ProgrammeState.Active, null):
                    active.Unseen(p, p.State.At);
                    break;
            }
        }

        // Each draw needs both rates, so that all on whom they were measured decide it.
        if (active.Numerator > 0)
        {
            measured.Prepared.Under(active);
            measured.Unprepared.Under(active);
        }

        return
        [
            ExposedSpec.Count(all, observed),
            unpreparedSpec.Share(unprepared),
            Promises.Count(promises, scopeSeen),
            Value.Sum(value, worth, Unit.CustomerValue, scopeSeen),
            _stalls.Estimated(
                observed ? _simulation.Stalls(prepared, unready) : null,
                Unit.Count, active.Numerator, active),
            Measured(PreparedRate(months), measured.Prepared),
            Measured(_unpreparedRate, measured.Unprepared),
        ];
    }

    // That none would be struck says something as long as there is anybody.
    private static void RestOnThose(Slice slice, Tally tally)
    {
        foreach (var p in tally.KeepsParts ? slice.Programmes : [])
        {
            tally.RestsOn(p);
        }
    }

    public static IEnumerable<PromiseOn> PromisesAtStake(ProgrammeOn programme) =>
        PromiseOn.Of(programme).Where(p => p.Fate is PromiseFate.Open or PromiseFate.AtRisk);

    public static decimal ValueAtStake(ProgrammeOn programme) => Open(programme).Sum(Left);

    private static IEnumerable<ScopeItemFacts> Open(ProgrammeOn programme) => programme.ItemsOn.Where(i => i.Fate == ScopeFate.Open);

    private static decimal Left(ScopeItemFacts item) => item.Version.CustomerValue * (100 - item.Delivered) / 100m;

    private static Figure Measured(FigureSpec spec, MeasuredRate measured)
    {
        var rate = measured.Rate;
        return new(
            spec.Name, spec.Title, rate.Value * 100, Unit.Per100ProgrammeMonths, rate.Events, rate.Exposure, 0, 0,
            rate.Interval is { } interval ? interval with { Lower = interval.Lower * 100, Upper = interval.Upper * 100 } : null,
            rate.Events < Statistics.Share.SmallBaseBelow, $"events over exposure, {Statistics.Rate.Method}", spec.Formula, measured.Behind, measured.Parts);
    }
}
