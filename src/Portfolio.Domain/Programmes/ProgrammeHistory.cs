using System.Collections.Immutable;

namespace Portfolio.Domain.Programmes;

/// <summary>
/// Everything recorded of one programme. <b>A history is valid if its unretracted events, sorted by (effective day,
/// position), break no rule.</b> Deciding, recording late, retracting and looking back (<c>asOf</c>) all use that order.
/// Immutable.
/// </summary>
public sealed partial class ProgrammeHistory
{
    public static readonly ProgrammeHistory Empty = new([], [], []);

    private readonly Recorded[] _recorded;

    // In effective order; the same array as above while nothing was recorded late or retracted, which is nearly always.
    private readonly Recorded[] _standing;
    private readonly ImmutableHashSet<Guid> _retracted;
    private Programme? _latest;

    private ProgrammeHistory(
        Recorded[] recorded, Recorded[] standing, ImmutableHashSet<Guid> retracted, Programme? latest = null) =>
        (_recorded, _standing, _retracted, _latest) = (recorded, standing, retracted, latest);

    /// <summary>Everything recorded, retracted or not, by position.</summary>
    public IReadOnlyList<Recorded> All => _recorded;

    /// <summary>What stands, in effective order: by day, then by position.</summary>
    public IReadOnlyList<Recorded> Standing => _standing;

    /// <summary>The stream's version: how many events were ever recorded.</summary>
    public int Version => _recorded.Length;

    /// <summary>The programme after all that stands, announcements that lie ahead included.</summary>
    public Programme Latest => _latest ??= Fold(_standing);

    /// <summary>A history of events given by position; any part of the log, as known at some point.</summary>
    public static ProgrammeHistory Of(IEnumerable<Recorded> byPosition) => Of(byPosition.ToArray());

    /// <summary>The history with one more event recorded, behind all others by position.</summary>
    public ProgrammeHistory With(Recorded next)
    {
        Recorded[] recorded = [.. _recorded, next];
        if (next.Event is CommandRetracted || _retracted.Contains(next.CommandId))
        {
            return Of(recorded);
        }

        var at = CountUntil(next.EffectiveOn);
        if (at < _standing.Length)
        {
            return new(recorded, [.. _standing[..at], next, .. _standing[at..]], _retracted);
        }

        Recorded[] standing = ReferenceEquals(_standing, _recorded) ? recorded : [.. _standing, next];
        return new(recorded, standing, _retracted, _latest?.Evolve(next));
    }

    /// <summary>The programme on a day: what stands, up to and with that day.</summary>
    public Programme On(DateOnly day)
    {
        var count = CountUntil(day);
        return count == _standing.Length ? Latest : Fold(_standing.AsSpan(0, count));
    }

    /// <summary>The first event that breaks a rule in effective order, and which, or null if the history is valid.</summary>
    public (Recorded At, Refusal Why)? FirstBroken()
    {
        var state = Programme.Initial;
        foreach (var recorded in _standing)
        {
            if (ProgrammeRules.Broken(state, recorded) is { } why)
            {
                return (recorded, why);
            }

            state = state.Evolve(recorded);
        }

        return null;
    }

    internal bool HasRetracted(Guid command) => _retracted.Contains(command);

    internal ProgrammeHistory Without(Guid command) =>
        new(_recorded, [.. _standing.Where(e => e.CommandId != command)], _retracted.Add(command));

    /// <summary>Names an event for a sentence: what, when, where in the ledger.</summary>
    public static string Describe(Recorded e) =>
        $"“{ProgrammeRules.InWords(e.Event)}” of {e.EffectiveOn:yyyy-MM-dd} (position {e.Position})";

    private int CountUntil(DateOnly day)
    {
        if (_standing.Length == 0 || _standing[^1].EffectiveOn <= day)
        {
            return _standing.Length;
        }

        var (low, high) = (0, _standing.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _standing[middle].EffectiveOn <= day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static ProgrammeHistory Of(Recorded[] recorded)
    {
        var retracted = recorded.Select(e => e.Event).OfType<CommandRetracted>().Select(e => e.Command).ToImmutableHashSet();
        if (retracted.IsEmpty && IsInOrder(recorded))
        {
            return new(recorded, recorded, retracted);
        }

        var standing = Array.FindAll(
            recorded, e => e.Event is not CommandRetracted && !retracted.Contains(e.CommandId));
        Array.Sort(standing, InEffectiveOrder);
        return new(recorded, standing, retracted);
    }

    private static bool IsInOrder(Recorded[] recorded)
    {
        for (var i = 1; i < recorded.Length; i++)
        {
            if (InEffectiveOrder(recorded[i - 1], recorded[i]) > 0)
            {
                return false;
            }
        }

        return true;
    }

    private static int InEffectiveOrder(Recorded a, Recorded b) =>
        a.EffectiveOn != b.EffectiveOn ? a.EffectiveOn.CompareTo(b.EffectiveOn) : a.Position.CompareTo(b.Position);

    private static Programme Fold(ReadOnlySpan<Recorded> events)
    {
        var state = Programme.Initial;
        foreach (var e in events)
        {
            state = state.Evolve(e);
        }

        return state;
    }
}
