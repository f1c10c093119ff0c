using System.Collections.Concurrent;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Resilience;

/// <summary>What may become of a programme in the aftermath of a shock.</summary>
public enum Aftermath
{
    Stalled,
    Dropped,

    /// <summary>Its finish was moved to a later day.</summary>
    Delayed,
}

/// <summary>A programme that a shock struck: it was open on its day, in a department that it strikes.</summary>
/// <param name="Ready">The event by which it was prepared: a contingency for that threat, tended within the twelve months before; null: it was not.</param>
internal sealed record Struck(ProgrammeOn Programme, ShockDeclaration Shock, long? Ready, Window After)
{
    private (DateOnly On, long At)?[]? _hits;
    private bool?[]? _known;

    /// <summary>Those that each shock struck, in the order of the shocks and of the programmes' codes.</summary>
    public static IReadOnlyList<(ShockDeclaration Shock, Struck[] Struck)> All(Slice slice) => [.. slice.Around.Shocks.Select(s => (s, By(s, slice)))];

    /// <summary>The event by which something became of it; null: nothing did.</summary>
    public (DateOnly On, long At)? Hit(Aftermath kind) => (_hits ??=
        [State(ProgrammeState.Stalled), State(ProgrammeState.Dropped), Delay()])[(int)kind];

    /// <summary>
    /// Whether it is known what became of it: true, it was hit or the time is over; false, it is not over; null, nobody
    /// looked, or it could not happen (what is stalled already cannot stall).
    /// </summary>
    public bool? Known(Aftermath kind) => (_known ??=
        [KnownOf(Aftermath.Stalled), KnownOf(Aftermath.Dropped), KnownOf(Aftermath.Delayed)])[(int)kind];

    private static Struck[] By(ShockDeclaration shock, Slice slice)
    {
        var after = new Window(shock.On, shock.On.AddDays(slice.Around.Settings.AftermathDays));
        var strikes = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        return [.. slice.Each(Of).OfType<Struck>()];

        Struck? Of(ProgrammeOn p) =>
            p.StateOn(shock.On) is < ProgrammeState.Completed
            && strikes.GetOrAdd(p.DepartmentOn(shock.On) ?? "", department => shock.Strikes(department.Length == 0 ? null : department, slice.Organisation))
                ? new(p, shock, ReadyOf(p, shock), after)
                : null;
    }

    private bool? KnownOf(Aftermath kind)
    {
        if (kind == Aftermath.Stalled && Programme.StateOn(Shock.On) == ProgrammeState.Stalled)
        {
            return null;
        }

        var windows = kind switch
        {
            Aftermath.Stalled => Programme.Windows(FactKind.Stalls),
            Aftermath.Dropped => Programme.OutcomesSeen(),
            _ => Programme.Windows(FactKind.Finish),
        };
        var until = After.To < Programme.AsOf ? After.To : Programme.AsOf;
        if (!windows.Any(w => w.Saw(Shock.On) && w.Saw(until)))
        {
            return null;
        }

        return Hit(kind) is not null || After.To <= Programme.AsOf || Programme.Ended;
    }

    private (DateOnly On, long At)? State(ProgrammeState state)
    {
        foreach (var spell in Programme.States)
        {
            var on = spell.HappenedOn ?? spell.From;
            if (spell.State == state && After.Holds(on))
            {
                return (on, spell.At);
            }
        }

        return null;
    }

    private (DateOnly On, long At)? Delay()
    {
        foreach (var finish in Programme.Finishes)
        {
            if (finish is { Kind: FinishKind.Rebaselined, MovedDays: > 0 } && After.Holds(finish.From))
            {
                return (finish.From, finish.At);
            }
        }

        return null;
    }

    private static long? ReadyOf(ProgrammeOn p, ShockDeclaration shock)
    {
        foreach (var contingency in p.Contingencies)
        {
            if (contingency.Threat.Equals(shock.Declared.Threat, StringComparison.OrdinalIgnoreCase))
            {
                return contingency.ReadyFor(shock.On)?.At;
            }
        }

        return null;
    }
}
