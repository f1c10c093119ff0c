using System.Runtime.InteropServices;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Promises;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Perception;

/// <summary>What on the record speaks against a good status.</summary>
public enum DoubtKind
{
    PhaseOverdue,
    Stalled,
    ScopeDeferred,
    PromiseBroken,
    IncidentNotHandledWell,
}

/// <summary>A piece of evidence that a programme is not as well as it could be; at most one of each kind counts.</summary>
/// <param name="At">The event behind it.</param>
/// <param name="Since">The day it began.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Doubt(DoubtKind Kind, DateOnly Since, long At);

/// <summary>Finds them.</summary>
internal static class Doubts
{
    private static readonly DoubtKind[] All = Enum.GetValues<DoubtKind>();

    /// <summary>
    /// Of the kinds that somebody looks for on the day, in their order; of each kind the one that began first.
    /// </summary>
    public static List<Doubt> Of(ProgrammeOn p, Setting settings)
    {
        var doubts = new List<Doubt>();
        foreach (var kind in All)
        {
            if (IsObserved(p, kind) && Find(p, kind, settings) is { } doubt)
            {
                doubts.Add(doubt);
            }
        }

        return doubts;
    }

    /// <summary>How many kinds somebody looks for on the day: what nobody observes speaks neither for nor against.</summary>
    public static int Observed(ProgrammeOn p) => All.Count(kind => IsObserved(p, kind));

    private static bool IsObserved(ProgrammeOn p, DoubtKind kind) => kind switch
    {
        DoubtKind.PhaseOverdue => p.Observes(FactKind.Phases),
        DoubtKind.Stalled => p.Observes(FactKind.Stalls),
        DoubtKind.ScopeDeferred or DoubtKind.PromiseBroken => p.Observes(FactKind.Scope),
        DoubtKind.IncidentNotHandledWell => p.SeenClosely,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a piece of evidence."),
    };

    private static Doubt? Find(ProgrammeOn p, DoubtKind kind, Setting settings) => kind switch
    {
        DoubtKind.PhaseOverdue => Overdue(p),
        DoubtKind.Stalled => p.State.State == ProgrammeState.Stalled ? new(DoubtKind.Stalled, p.State.From, p.State.At) : null,
        DoubtKind.ScopeDeferred => Deferred(p),
        DoubtKind.PromiseBroken => Broken(p),
        DoubtKind.IncidentNotHandledWell => Incident(p, settings),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a piece of evidence."),
    };

    private static Doubt? Overdue(ProgrammeOn p)
    {
        Doubt? first = null;
        foreach (var phase in p.Phases)
        {
            if (phase.State is PhaseState.Planned or PhaseState.Started && phase.Plan.Finish is { } finish && finish < p.AsOf)
            {
                First(ref first, new(DoubtKind.PhaseOverdue, finish, phase.Plan.At));
            }
        }

        return first;
    }

    private static Doubt? Deferred(ProgrammeOn p)
    {
        Doubt? first = null;
        foreach (var item in p.DeferredOn)
        {
            if (item.Fate == ScopeFate.Open && item.StandingDeferral is { } deferral)
            {
                First(ref first, new(DoubtKind.ScopeDeferred, deferral.From, deferral.At));
            }
        }

        return first;
    }

    private static Doubt? Broken(ProgrammeOn p)
    {
        Doubt? first = null;
        foreach (var promise in PromiseOn.Of(p))
        {
            if (promise.Fate == PromiseFate.Broken)
            {
                First(ref first, new(DoubtKind.PromiseBroken, promise.Since, promise.At));
            }
        }

        return first;
    }

    private static Doubt? Incident(ProgrammeOn p, Setting settings)
    {
        Doubt? first = null;
        foreach (var incident in p.Incidents)
        {
            if (incident.From > p.AsOf.AddDays(-settings.IncidentDays) && incident.Handling != Handling.Well)
            {
                First(ref first, new(DoubtKind.IncidentNotHandledWell, incident.From, incident.At));
            }
        }

        return first;
    }

    private static void First(ref Doubt? first, Doubt doubt)
    {
        if (first is not { } held || (doubt.Since, doubt.At).CompareTo((held.Since, held.At)) < 0)
        {
            first = doubt;
        }
    }
}
