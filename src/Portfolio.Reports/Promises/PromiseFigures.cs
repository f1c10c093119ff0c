using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Promises;

/// <summary>The figures about promises.</summary>
public static class PromiseFigures
{
    private const string Decided = "of those decided: kept, late or broken. Censored, and not in the denominator: not yet due. Not observed: the programme left the register before the day.";

    internal static readonly FigureSpec BrokenShare = new(
        "promisesBroken", "Promises broken", $"Promises whose item was dropped, or whose day passed undelivered, {Decided}");

    private static readonly FigureSpec KeptShare = new(
        "promisesKept", "Promises kept", $"Promises whose item was delivered in full by the day, or, without a day, delivered in full, {Decided}");

    private static readonly FigureSpec LateShare = new(
        "promisesLate", "Promises kept late", $"Promises whose item was delivered in full after the day, {Decided}");

    private static readonly FigureSpec RiskShare = new(
        "promisesAtRisk", "Promises at risk",
        "Promises whose item is deferred or whose programme is stalled on the day, of those not yet decided. An item that was pulled forward again to the phase that it was put off from is no longer deferred.");

    private static readonly FigureSpec Undecided = new(
        "promisesOpen", "Promises still to be kept", "Promises that are neither kept, late nor broken on the day, those at risk included.");

    /// <summary>All of them, for the programmes of a slice; with an account asked for, of the promises to it.</summary>
    public static ValueList<Figure> Of(Slice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        return Of(slice, PromisesOf.All(slice));
    }

    internal static ValueList<Figure> Of(Slice slice, PromisesOf[] promises)
    {
        var (undecided, atRisk, kept, late, broken) = (
            slice.Tally(Undecided), slice.Tally(RiskShare), slice.Tally(KeptShare), slice.Tally(LateShare), slice.Tally(BrokenShare));
        foreach (var of in promises)
        {
            foreach (ref readonly var promise in of.Promises.AsSpan())
            {
                CountUndecided(of.Programme, promise, undecided);
                CountAtRisk(of.Programme, promise, atRisk);
                Count(of.Programme, promise, PromiseFate.Kept, kept);
                Count(of.Programme, promise, PromiseFate.Late, late);
                Count(of.Programme, promise, PromiseFate.Broken, broken);
            }
        }

        // That none is open says something as long as somebody reports the scope.
        foreach (var p in undecided.KeepsParts ? slice.Programmes : [])
        {
            if (p.Observes(FactKind.Scope))
            {
                undecided.RestsOn(p);
            }
        }

        return
        [
            Undecided.Count(undecided, observed: slice.Programmes.Any(p => p.Observes(FactKind.Scope))),
            RiskShare.Share(atRisk),
            KeptShare.Share(kept),
            LateShare.Share(late),
            BrokenShare.Share(broken),
        ];
    }

    internal static void CountBroken(ProgrammeOn p, Tally tally)
    {
        if (tally.KeepsEvidence)
        {
            foreach (var promise in PromiseOn.Of(p))
            {
                Count(p, promise, PromiseFate.Broken, tally);
            }

            return;
        }

        foreach (var item in p.PromisedOn)
        {
            foreach (var promise in item.Version.Promises.Span)
            {
                Count(p, PromiseOn.FateOf(p, item, promise), PromiseFate.Broken, tally, 0, 0);
            }
        }
    }

    private static void Count(ProgrammeOn p, in PromiseOn promise, PromiseFate hit, Tally tally) =>
        Count(p, promise.Fate, hit, tally, promise.At, tally.KeepsParts ? promise.Item.Version.At : 0);

    private static void Count(ProgrammeOn p, PromiseFate fate, PromiseFate hit, Tally tally, long at, long given)
    {
        switch (fate)
        {
            case var same when same == hit:
                tally.Hit(p, at);
                break;
            case PromiseFate.Kept or PromiseFate.Late or PromiseFate.Broken:
                tally.Miss(p, at);
                break;
            case PromiseFate.Unknown:
                tally.Unseen(p, given);
                break;
            default:
                tally.Open(p, given);
                break;
        }
    }

    private static void CountAtRisk(ProgrammeOn p, in PromiseOn promise, Tally tally)
    {
        if (promise.Fate == PromiseFate.AtRisk)
        {
            tally.Hit(p, promise.At);
        }
        else if (promise.Fate == PromiseFate.Open)
        {
            tally.Miss(p, promise.At);
        }
    }

    private static void CountUndecided(ProgrammeOn p, in PromiseOn promise, Tally tally)
    {
        if (promise.Fate is PromiseFate.Open or PromiseFate.AtRisk)
        {
            tally.Hit(p, promise.At);
        }
    }
}
