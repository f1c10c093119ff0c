using Portfolio.Domain;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Resilience;

/// <summary>The figures about contingencies and the aftermath of shocks.</summary>
public static class ResilienceFigures
{
    private const string Open = "of all that have not ended.";

    private static FigureSpec Any(int months) => new(
        "coveredAny", "Ready for one of the four threats",
        $"Programmes with a contingency for at least one of the four named threats that was prepared or reviewed within the last {Amount.Months(months)} (a setting), {Open} {Closely.Unseen}");

    private static FigureSpec All(int months) => new(
        "coveredAll", "Ready for all four threats",
        $"Programmes with a contingency for each of the four named threats that was prepared or reviewed within the last {Amount.Months(months)} (a setting), {Open} {Closely.Unseen}");

    private static FigureSpec Fresh(int months) => new(
        "freshContingencies", "Contingencies kept fresh",
        $"Contingencies prepared or reviewed within the last {Amount.Months(months)} (a setting), of all of programmes that have not ended.");

    private static FigureSpec Ready(int months) => new(
        "preparedWhenStruck", "Prepared when struck",
        $"Programmes that had a contingency for the threat, prepared or reviewed within {Amount.Months(months)} (a setting) before, of all that a shock struck; one that several struck counts for each. Not observed: seen only in copies of a register then, which do not tell.");

    private static readonly (Aftermath Kind, string Name, string InWords)[] Kinds =
    [
        (Aftermath.Stalled, "stalledAfter", "Stalled"), (Aftermath.Dropped, "droppedAfter", "Dropped"),
        (Aftermath.Delayed, "delayedAfter", "Moved their finish to a later day"),
    ];

    /// <summary>All of them, for the programmes of a slice.</summary>
    public static ValueList<Figure> Of(Slice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        return Of(slice, [.. Struck.All(slice).SelectMany(s => s.Struck)]);
    }

    internal static ValueList<Figure> Of(Slice slice, Struck[] struck)
    {
        var months = slice.Around.Settings.ContingencyMonths;
        var (fresh, ready) = (Fresh(months), Ready(months));
        return
        [
            Closely.Share(Any(months), slice, p => !p.Ended, p => Covered(p, months) is { Count: > 0 } some ? some : null),
            Closely.Share(All(months), slice, p => !p.Ended, p => Covered(p, months) is { Count: 4 } all ? all : null),
            fresh.Share(slice.Tally(fresh, (p, tally) => CountFresh(p, months, tally))),
            ready.Share(Prepared(slice, ready, struck)),
            .. Kinds.SelectMany(k => Compared(slice, struck, k.Kind, k.Name, k.InWords)),
        ];
    }

    // The events by which it is ready for each named threat that it is ready for on the day.
    private static List<long> Covered(ProgrammeOn p, int months)
    {
        // Of each threat there is one contingency at most.
        var covered = new List<long>(4);
        foreach (var contingency in p.Contingencies)
        {
            if (contingency.IsFreshOn(p.AsOf, months) && Threat.Named.Contains(contingency.Threat, StringComparer.OrdinalIgnoreCase))
            {
                covered.Add(contingency.Tended.At);
            }
        }

        return covered;
    }

    internal static Share Share(Struck[] struck, Aftermath kind)
    {
        var (hit, known, open, unseen) = (0, 0, 0, 0);
        foreach (var s in struck)
        {
            switch (s.Known(kind))
            {
                case true:
                    (hit, known) = (hit + (s.Hit(kind) is null ? 0 : 1), known + 1);
                    break;
                case false:
                    open++;
                    break;
                default:
                    unseen++;
                    break;
            }
        }

        return Statistics.Share.Of(hit, known, open, unseen);
    }

    private static void CountFresh(ProgrammeOn p, int months, Tally tally)
    {
        if (p.Ended)
        {
            return;
        }

        foreach (var contingency in p.Contingencies)
        {
            if (contingency.IsFreshOn(p.AsOf, months))
            {
                tally.Hit(p, contingency.Tended.At);
            }
            else
            {
                tally.Miss(p, contingency.Tended.At);
            }
        }
    }

    private static Tally Prepared(Slice slice, FigureSpec spec, Struck[] struck)
    {
        var tally = slice.Tally(spec);
        foreach (var s in struck)
        {
            if (!s.SeenClosely)
            {
                tally.Unseen(s.Programme);
            }
            else if (s.Ready is { } at)
            {
                tally.Hit(s.Programme, at);
            }
            else
            {
                tally.Miss(s.Programme);
            }
        }

        return tally;
    }

    private static IEnumerable<Figure> Compared(Slice slice, Struck[] struck, Aftermath kind, string name, string inWords)
    {
        var within = $"within {Amount.Days(slice.Around.Settings.AftermathDays)} after the shock (a setting), of those whose story in them is known. Censored, and in neither number, whatever has happened to them so far: the days are not over. Not observed: nobody looked, or it could not happen (what was active on none of the days cannot stall).";
        var prepared = new FigureSpec($"{name}Prepared", $"{inWords} after a shock, prepared", $"Prepared programmes to which this happened {within}");
        var unprepared = new FigureSpec($"{name}Unprepared", $"{inWords} after a shock, unprepared", $"Unprepared programmes to which this happened {within}");
        var difference = new FigureSpec(
            $"{name}Difference", $"{inWords} after a shock, prepared less unprepared",
            "The first share less the second. Below 0: less often where they were prepared. It does not show that being prepared is why; a programme that several shocks struck counts for each as if it were another.");

        // What is told of the difference is what is told of the prepared, but it rests on the others too.
        var (ready, others, both) = (slice.Tally(prepared), slice.Tally(unprepared), slice.Tally(difference));
        foreach (var s in struck)
        {
            if (!s.SeenClosely)
            {
                continue;
            }

            if (s.Ready is not null)
            {
                Count(s, kind, ready);
                Count(s, kind, both);
                continue;
            }

            Count(s, kind, others);
            if (s.Known(kind) == true)
            {
                both.RestsOn(s.Programme);
            }
        }

        yield return prepared.Share(ready);
        yield return unprepared.Share(others);
        yield return difference.Compare(
            RiskDifference.Newcombe(ready.Numerator, ready.Denominator, others.Numerator, others.Denominator), Unit.Part,
            Math.Min(ready.Denominator, others.Denominator), both);
    }

    private static void Count(Struck struck, Aftermath kind, Tally tally)
    {
        switch (struck.Known(kind), struck.Hit(kind))
        {
            case (true, { } hit):
                tally.Hit(struck.Programme, hit.At);
                break;
            case (true, null):
                tally.Miss(struck.Programme);
                break;
            case (false, _):
                tally.Open(struck.Programme);
                break;
            default:
                tally.Unseen(struck.Programme);
                break;
        }
    }
}
