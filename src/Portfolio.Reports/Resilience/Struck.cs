using System.Collections.Concurrent;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
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

/// <summary>
/// A programme that a shock struck: it was open on its day, in a department that it strikes. All that is asked of it is found
/// out when it is made, which is on all cores.
/// </summary>
internal sealed class Struck
{
    private readonly Window _after;
    private readonly (DateOnly On, long At)? _stall;
    private readonly (DateOnly On, long At)? _drop;
    private readonly (DateOnly On, long At)? _delay;
    private readonly bool? _stallKnown;
    private readonly bool? _dropKnown;
    private readonly bool? _delayKnown;

    private Struck(ProgrammeOn programme, ShockDeclaration shock, Setting settings)
    {
        (Programme, Shock, _after) = (programme, shock, new(shock.On, shock.On.AddDays(settings.AftermathDays)));
        (SeenClosely, Ready) = (programme.WasSeenClosely(shock.On), ReadyOf(programme, shock, settings.ContingencyMonths));
        (_stall, _drop, _delay) = (State(ProgrammeState.Stalled), State(ProgrammeState.Dropped), Delay());
        (_stallKnown, _dropKnown, _delayKnown) = (
            CouldStall() ? KnownOf(programme.Windows(FactKind.Stalls)) : null,
            KnownOf(programme.OutcomesSeen()),
            KnownOf(programme.Windows(FactKind.Finish)));
    }

    public ProgrammeOn Programme { get; }

    public ShockDeclaration Shock { get; }

    /// <summary>Whether anybody looked at it all the time when it was struck, so that it is known whether it was prepared.</summary>
    public bool SeenClosely { get; }

    /// <summary>The event by which it was prepared: a contingency for that threat, tended within the months before that the settings name; null: it was not.</summary>
    public long? Ready { get; }

    /// <summary>Those that each shock struck, in the order of the shocks and of the programmes' codes.</summary>
    public static IReadOnlyList<(ShockDeclaration Shock, Struck[] Struck)> All(Slice slice)
    {
        // Each programme is looked at once for all shocks.
        var shocks = slice.Around.Shocks;
        var strikes = Enumerable.Range(0, shocks.Length).Select(_ => new ConcurrentDictionary<string, bool>(StringComparer.Ordinal)).ToArray();
        var ofEach = slice.Each(p => OfOne(p, slice, strikes));
        var all = shocks.Select(_ => new List<Struck>()).ToArray();
        foreach (var of in ofEach)
        {
            foreach (var (shock, struck) in of)
            {
                all[shock].Add(struck);
            }
        }

        return [.. shocks.Zip(all, (shock, struck) => (shock, struck.ToArray()))];
    }

    /// <summary>The event by which something became of it; null: nothing did.</summary>
    public (DateOnly On, long At)? Hit(Aftermath kind) => kind switch
    {
        Aftermath.Stalled => _stall,
        Aftermath.Dropped => _drop,
        _ => _delay,
    };

    /// <summary>
    /// Whether it is known what became of it: true, the time is over; false, it is not over; null, nobody looked, or it could not
    /// happen (only what is active can stall).
    /// </summary>
    public bool? Known(Aftermath kind) => kind switch
    {
        Aftermath.Stalled => _stallKnown,
        Aftermath.Dropped => _dropKnown,
        _ => _delayKnown,
    };

    // By the number of the shock.
    private static List<(int Shock, Struck Struck)> OfOne(ProgrammeOn p, Slice slice, ConcurrentDictionary<string, bool>[] strikes)
    {
        var (shocks, struck) = (slice.Around.Shocks, new List<(int, Struck)>());
        for (var i = 0; i < shocks.Length; i++)
        {
            var shock = shocks[i];
            if (p.StateOn(shock.On) is < ProgrammeState.Completed
                && strikes[i].GetOrAdd(p.DepartmentOn(shock.On) ?? "", department => shock.Strikes(department.Length == 0 ? null : department, slice.Organisation)))
            {
                struck.Add((i, new(p, shock, slice.Around.Settings)));
            }
        }

        return struck;
    }

    private DateOnly Until => _after.To < Programme.AsOf ? _after.To : Programme.AsOf;

    // Before the time is over nobody counts, whoever was hit included: they are known at once and the others only at its end, so that
    // soon after a shock the share would be 100 %.
    private bool? KnownOf(IReadOnlyList<Window> windows)
    {
        for (var i = 0; i < windows.Count; i++)
        {
            if (windows[i].Saw(Shock.On) && windows[i].Saw(Until))
            {
                return _after.To <= Programme.AsOf;
            }
        }

        return null;
    }

    // Active at some time after the shock: a proposal that nobody began, a hold and a stall that lasted all the time cannot stall.
    private bool CouldStall()
    {
        foreach (var spell in Programme.States)
        {
            if (Exposure.Active(spell.State) && spell.From <= Until && !(spell.To <= Shock.On))
            {
                return true;
            }
        }

        return false;
    }

    private (DateOnly On, long At)? State(ProgrammeState state)
    {
        foreach (var spell in Programme.States)
        {
            var on = spell.HappenedOn ?? spell.From;
            if (spell.State == state && _after.Holds(on))
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
            if (finish is { Kind: FinishKind.Rebaselined, MovedDays: > 0 } && _after.Holds(finish.From))
            {
                return (finish.From, finish.At);
            }
        }

        return null;
    }

    private static long? ReadyOf(ProgrammeOn p, ShockDeclaration shock, int months)
    {
        foreach (var contingency in p.Contingencies)
        {
            if (contingency.Threat.Equals(shock.Declared.Threat, StringComparison.OrdinalIgnoreCase))
            {
                return contingency.ReadyFor(shock.On, months)?.At;
            }
        }

        return null;
    }
}
