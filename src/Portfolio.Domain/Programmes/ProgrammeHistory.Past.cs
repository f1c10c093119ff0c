using System.Collections.Immutable;

namespace Portfolio.Domain.Programmes;

public sealed partial class ProgrammeHistory
{
    // What was recorded before the events that are held; null while all of them are.
    private readonly Past? _past;
    private WeakReference<ProgrammeHistory>? _whole;

    /// <summary>Position of the first event that is held; null where none is.</summary>
    public long? FirstHeld => _recorded.Count > 0 ? _recorded[0].Position : null;

    /// <summary>Whether all its events are held.</summary>
    public bool IsWhole => _past is null;

    /// <summary>
    /// The same history without its events: only the latest state, from which it goes on. Whatever asks for more (a late
    /// record, a retraction, an earlier day, the events themselves) has them recalled, and they are let go of again.
    /// </summary>
    /// <param name="recall">Gives, of this history's stream, the first so many events, by position.</param>
    public ProgrammeHistory Forget(Func<int, IReadOnlyList<Recorded>> recall)
    {
        if (_recorded.Count == 0)
        {
            return this;
        }

        var past = new Past(Version, LastPosition, FirstDay, LastDay, recall, NamedSoFar());
        var stop = Stop;
        return new(GrowingList<Recorded>.Empty, GrowingList<Recorded>.Empty, _retracted, _latest, stop, past);
    }

    // Everything, recalled where it must be. Kept only for as long as memory is not needed for something else.
    private ProgrammeHistory Whole
    {
        get
        {
            if (_past is not { } past)
            {
                return this;
            }

            if (_whole is { } kept && kept.TryGetTarget(out var whole))
            {
                return whole;
            }

            whole = Of(past.Recall(past.Version).Concat(_recorded));
            _whole = new(whole);
            return whole;
        }
    }

    private sealed record Past(
        int Version,
        long LastPosition,
        DateOnly? FirstDay,
        DateOnly? LastDay,
        Func<int, IReadOnlyList<Recorded>> Recall,
        ImmutableHashSet<string> Named);
}
