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
public readonly record struct Doubt(DoubtKind Kind, DateOnly Since, long At)
{
    /// <summary>How many kinds there are.</summary>
    public const int Kinds = 5;
}

/// <summary>Finds them.</summary>
internal static class Doubts
{
    /// <summary>In the order of their kinds; of each kind the one that began first.</summary>
    public static List<Doubt> Of(ProgrammeOn p, Setting settings)
    {
        var doubts = new List<Doubt>();
        Overdue(p, doubts);
        if (p.State.State == ProgrammeState.Stalled)
        {
            doubts.Add(new(DoubtKind.Stalled, p.State.From, p.State.At));
        }

        Deferred(p, doubts);
        Broken(p, doubts);
        Incident(p, settings, doubts);
        return doubts;
    }

    private static void Overdue(ProgrammeOn p, List<Doubt> doubts)
    {
        Doubt? first = null;
        foreach (var phase in p.Phases)
        {
            if (phase.State is PhaseState.Planned or PhaseState.Started && phase.Plan.Finish is { } finish && finish < p.AsOf)
            {
                First(ref first, new(DoubtKind.PhaseOverdue, finish, phase.Plan.At));
            }
        }

        Add(doubts, first);
    }

    private static void Deferred(ProgrammeOn p, List<Doubt> doubts)
    {
        Doubt? first = null;
        foreach (var item in p.ItemsOn)
        {
            if (item.Fate == ScopeFate.Open && item.FirstDeferral is { } deferral)
            {
                First(ref first, new(DoubtKind.ScopeDeferred, deferral.From, deferral.At));
            }
        }

        Add(doubts, first);
    }

    private static void Broken(ProgrammeOn p, List<Doubt> doubts)
    {
        Doubt? first = null;
        foreach (var promise in PromiseOn.Of(p))
        {
            if (promise.Fate == PromiseFate.Broken)
            {
                First(ref first, new(DoubtKind.PromiseBroken, promise.Since, promise.At));
            }
        }

        Add(doubts, first);
    }

    private static void Incident(ProgrammeOn p, Setting settings, List<Doubt> doubts)
    {
        Doubt? first = null;
        foreach (var incident in p.Incidents)
        {
            if (incident.From > p.AsOf.AddDays(-settings.IncidentDays) && incident.Handling != Handling.Well)
            {
                First(ref first, new(DoubtKind.IncidentNotHandledWell, incident.From, incident.At));
            }
        }

        Add(doubts, first);
    }

    private static void First(ref Doubt? first, Doubt doubt)
    {
        if (first is not { } held || (doubt.Since, doubt.At).CompareTo((held.Since, held.At)) < 0)
        {
            first = doubt;
        }
    }

    private static void Add(List<Doubt> doubts, Doubt? doubt)
    {
        if (doubt is { } found)
        {
            doubts.Add(found);
        }
    }
}
