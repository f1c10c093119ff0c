using System.Collections.Immutable;

namespace Portfolio.Domain.Programmes;

/// <summary>
/// Everything recorded of one programme. <b>A history is valid if its unretracted events, sorted by (effective day,
/// position), break no rule.</b> Deciding, recording late, retracting and looking back (<c>asOf</c>) all use that order.
/// Immutable.
/// </summary>
public sealed partial class ProgrammeHistory
{
    public static readonly ProgrammeHistory Empty = new(GrowingList<Recorded>.Empty, GrowingList<Recorded>.Empty, []);

    private readonly GrowingList<Recorded> _recorded;

    // In effective order; the same list as above while nothing was recorded late or retracted, which is nearly always.
    private readonly GrowingList<Recorded> _standing;
    private readonly ImmutableHashSet<Guid> _retracted;
    private Programme? _latest;
    private ProjectionStop? _stop;

    // Whether all of it was folded once without a stop, and what it came to was let go of.
    private volatile bool _sound;

    private ProgrammeHistory(
        GrowingList<Recorded> recorded,
        GrowingList<Recorded> standing,
        ImmutableHashSet<Guid> retracted,
        Programme? latest = null,
        ProjectionStop? stop = null,
        Past? past = null) =>
        (_recorded, _standing, _retracted, _latest, _stop, _past) = (recorded, standing, retracted, latest, stop, past);

    /// <summary>Everything recorded, retracted or not, by position.</summary>
    public IReadOnlyList<Recorded> All => Whole._recorded;

    /// <summary>What stands, in effective order: by day, then by position.</summary>
    public IReadOnlyList<Recorded> Standing => Whole._standing;

    /// <summary>The stream's version: how many events were ever recorded.</summary>
    public int Version => (_past?.Version ?? 0) + _recorded.Count;

    /// <summary>Position of the last event recorded; 0 if there is none.</summary>
    public long LastPosition => _recorded.Count > 0 ? _recorded[^1].Position : _past?.LastPosition ?? 0;

    /// <summary>The effective day of the first event that stands, or null.</summary>
    public DateOnly? FirstDay => _past?.FirstDay ?? (_standing.Count > 0 ? _standing[0].EffectiveOn : null);

    /// <summary>The effective day of the last event that stands, or null.</summary>
    public DateOnly? LastDay => _standing.Count > 0 ? _standing[^1].EffectiveOn : _past?.LastDay;

    /// <summary>The programme after all that stands, announcements that lie ahead included.</summary>
    /// <exception cref="ProjectionStoppedException">An event cannot be folded (<see cref="Stop"/>).</exception>
    public Programme Latest => _latest ?? (Stop is { } stop ? throw new ProjectionStoppedException(stop) : _latest!);

    /// <summary>Where folding all that stands stops; null where it can be folded.</summary>
    public ProjectionStop? Stop
    {
        get
        {
            if (_latest is null && _stop is null)
            {
                (_latest, _stop) = Fold(Programme.Initial, _standing.Span);
            }

            return _stop;
        }
    }

    /// <summary>The same as far as anybody has folded it yet.</summary>
    public ProjectionStop? KnownStop => _stop;

    /// <summary>
    /// The same as <see cref="Stop"/>, and <see cref="Latest"/> is not kept, should nobody have asked for it: whoever looks through
    /// all histories would hold the state of each.
    /// </summary>
    public ProjectionStop? LookForStop()
    {
        if (_latest is null && _stop is null && !_sound)
        {
            _stop = Fold(Programme.Initial, _standing.Span).Stop;
            _sound = _stop is null;
        }

        return _stop;
    }

    /// <summary>A history of events given by position; any part of the log, as known at some point.</summary>
    public static ProgrammeHistory Of(IEnumerable<Recorded> byPosition) => Of(GrowingList.Of([.. byPosition]));

    /// <summary>The history with one more event recorded, behind all others by position.</summary>
    public ProgrammeHistory With(Recorded next)
    {
        if (!TakesBack(next) && !(next.EffectiveOn < LastDay))
        {
            return Followed([next]);
        }

        if (!ReferenceEquals(Whole, this))
        {
            return Whole.With(next);
        }

        var recorded = _recorded.Add(next);
        return TakesBack(next)
            ? Of(recorded)
            : new(recorded, _standing.Insert(CountUntil(next.EffectiveOn), next), _retracted);
    }

    /// <summary>The history with more events recorded, given by position: cheaper than one after another.</summary>
    public ProgrammeHistory With(ReadOnlySpan<Recorded> next)
    {
        var (last, late) = (LastDay, false);
        foreach (var each in next)
        {
            if (TakesBack(each))
            {
                return OneByOne(next);
            }

            late |= each.EffectiveOn < last;
            last = each.EffectiveOn;
        }

        return !late ? Followed(next) : ReferenceEquals(Whole, this) ? Merged(next) : Whole.With(next);
    }

    /// <summary>The programme on a day: what stands, up to and with that day.</summary>
    /// <exception cref="ProjectionStoppedException">An event of before cannot be folded.</exception>
    public Programme On(DateOnly day)
    {
        if (day < LastDay && !ReferenceEquals(Whole, this))
        {
            return Whole.On(day);
        }

        var count = CountUntil(day);
        if (count == _standing.Count)
        {
            return Latest;
        }

        var (state, stop) = Fold(Programme.Initial, _standing.Span[..count]);
        return state ?? throw new ProjectionStoppedException(stop!);
    }

    /// <summary>The first event that breaks a rule in effective order, and which, or null if the history is valid.</summary>
    public (Recorded At, Refusal Why)? FirstBroken()
    {
        var state = Programme.Initial;
        foreach (var recorded in Standing)
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
        new(Whole._recorded, GrowingList.Of([.. Standing.Where(e => e.CommandId != command)]), _retracted.Add(command));

    /// <summary>Names an event for a sentence: what, when, where in the ledger.</summary>
    public static string Describe(Recorded e) =>
        $"“{ProgrammeRules.InWords(e.Event)}” of {e.EffectiveOn:yyyy-MM-dd} (position {e.Position})";

    // Or was taken back before it came.
    private bool TakesBack(Recorded next) =>
        next.Event is CommandRetracted || (!_retracted.IsEmpty && _retracted.Contains(next.CommandId));

    // All of them stand, some for days before others that stand: each finds its place from the end, where most belong.
    private ProgrammeHistory Merged(ReadOnlySpan<Recorded> next)
    {
        var standing = new Recorded[_standing.Count + next.Length];
        _standing.Span.CopyTo(standing);
        for (var i = 0; i < next.Length; i++)
        {
            var place = _standing.Count + i;
            for (; place > 0 && standing[place - 1].EffectiveOn > next[i].EffectiveOn; place--)
            {
                standing[place] = standing[place - 1];
            }

            standing[place] = next[i];
        }

        return new(_recorded.Add(next), GrowingList.Of(standing), _retracted);
    }

    private ProgrammeHistory Followed(ReadOnlySpan<Recorded> next)
    {
        // What has stopped stays so: these come behind.
        var recorded = _recorded.Add(next);
        var (latest, stop) = _latest is { } known ? Fold(known, next) : (null, _stop);
        return new(recorded, ReferenceEquals(_standing, _recorded) ? recorded : _standing.Add(next), _retracted, latest, stop, _past);
    }

    private ProgrammeHistory OneByOne(ReadOnlySpan<Recorded> next)
    {
        var history = this;
        foreach (var each in next)
        {
            history = history.With(each);
        }

        return history;
    }

    private int CountUntil(DateOnly day)
    {
        var standing = _standing.Span;
        if (standing.IsEmpty || standing[^1].EffectiveOn <= day)
        {
            return standing.Length;
        }

        var (low, high) = (0, standing.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = standing[middle].EffectiveOn <= day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static ProgrammeHistory Of(GrowingList<Recorded> recorded)
    {
        var retracted = recorded.Select(e => e.Event).OfType<CommandRetracted>().Select(e => e.Command).ToImmutableHashSet();
        if (retracted.IsEmpty && IsInOrder(recorded.Span))
        {
            return new(recorded, recorded, retracted);
        }

        var standing = Array.FindAll(
            recorded.Span.ToArray(), e => e.Event is not CommandRetracted && !retracted.Contains(e.CommandId));
        Array.Sort(standing, InEffectiveOrder);
        return new(recorded, GrowingList.Of(standing), retracted);
    }

    private static bool IsInOrder(ReadOnlySpan<Recorded> recorded)
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

    // Evolve throws on nothing that it knows; should it all the same, this programme stops there, and no other with it.
    private static (Programme? State, ProjectionStop? Stop) Fold(Programme state, ReadOnlySpan<Recorded> events)
    {
        var at = 0;
        try
        {
            for (; at < events.Length; at++)
            {
                state = state.Evolve(events[at]);
            }

            return (state, null);
        }
        catch (Exception fault) when (ProjectionStop.IsOfTheEvent(fault))
        {
            return (null, ProjectionStop.At("state of the programme", events[at], fault));
        }
    }
}
