using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Portfolio.Domain.Programmes;

namespace Portfolio.Domain;

/// <summary>What a stream's events add up to, and the rules by which they may happen.</summary>
public interface IFolded<TSelf>
    where TSelf : class, IFolded<TSelf>
{
    /// <summary>Before the first event.</summary>
    static abstract TSelf Initial { get; }

    /// <summary>The state after one more event, taken in effective order; total.</summary>
    TSelf Evolve(Recorded recorded);

    /// <summary>The rule that the event breaks in this state, or null.</summary>
    Refusal? Broken(Recorded recorded);
}

/// <summary>
/// Everything recorded of one shock, wave or survey, by the same rule as for programmes: valid if its unretracted events,
/// sorted by (effective day, position), break none. Immutable.
/// </summary>
public sealed class History<TState>
    where TState : class, IFolded<TState>
{
    public static readonly History<TState> Empty = new([], [], TState.Initial);

    private readonly ImmutableList<Recorded> _recorded;
    private readonly ImmutableList<Recorded> _standing;

    // Folded when it is asked for: of many late events recorded together only the last one's fold is wanted.
    private TState? _latest;
    private ProjectionStop? _stop;

    private History(ImmutableList<Recorded> recorded, ImmutableList<Recorded> standing, TState? latest) =>
        (_recorded, _standing, _latest) = (recorded, standing, latest);

    /// <summary>Everything recorded, retracted or not, by position.</summary>
    public IReadOnlyList<Recorded> All => _recorded;

    /// <summary>What was not retracted, by (effective day, position).</summary>
    [JsonIgnore]
    public IReadOnlyList<Recorded> Standing => _standing;

    /// <summary>After all that stands, announcements that lie ahead included. What a history is, where it is written down.</summary>
    /// <exception cref="ProjectionStoppedException">An event cannot be folded (<see cref="Stop"/>).</exception>
    public TState Latest => _latest ?? (Stop is { } stop ? throw new ProjectionStoppedException(stop) : _latest!);

    /// <summary>Where folding all that stands stops; null where it can be folded.</summary>
    [JsonIgnore]
    public ProjectionStop? Stop
    {
        get
        {
            if (_latest is null && _stop is null)
            {
                (_latest, _stop) = Fold(TState.Initial, _standing);
            }

            return _stop;
        }
    }

    /// <summary>After what stands up to and with a day.</summary>
    /// <exception cref="ProjectionStoppedException">An event of before cannot be folded.</exception>
    public TState On(DateOnly day)
    {
        if (_standing.IsEmpty || _standing[^1].EffectiveOn <= day)
        {
            return Latest;
        }

        var (state, stop) = Fold(TState.Initial, _standing.TakeWhile(e => e.EffectiveOn <= day));
        return state ?? throw new ProjectionStoppedException(stop!);
    }

    /// <summary>The history of some of its events, as if the others had never been recorded; all of them is itself.</summary>
    public History<TState> Where(Func<Recorded, bool> known) =>
        _recorded.TrueForAll(e => known(e)) ? this : _recorded.Where(known).Aggregate(Empty, (history, e) => history.With(e));

    /// <summary>The history with one more event recorded, behind all others by position.</summary>
    public History<TState> With(Recorded next)
    {
        var recorded = _recorded.Add(next);
        if (next.Event is CommandRetracted back)
        {
            var standing = _standing.RemoveAll(e => e.CommandId == back.Command);
            return new(recorded, standing, null);
        }

        var at = CountUntil(next.EffectiveOn);
        if (at == _standing.Count)
        {
            return new(recorded, _standing.Add(next), _latest is { } known ? Fold(known, [next]).State : null);
        }

        return new(recorded, _standing.Insert(at, next), null);
    }

    /// <summary>
    /// The facts of a decision, if they may happen on their day and all that stands for later still holds; else why not.
    /// </summary>
    public Decision Fit(IEnumerable<NewFact> facts, Occasion on)
    {
        var all = facts.ToValueList();
        var (state, position) = (On(on.EffectiveOn), long.MaxValue - all.Count);
        foreach (var fact in all)
        {
            var pending = new Recorded(
                position++, "", 0, fact.Event, on.EffectiveOn, on.EffectiveOn, default, new("", "", ""), Guid.Empty,
                fact.Texts.Select(t => t.Name).ToValueList());
            if (state.Broken(pending) is { } why)
            {
                return Decision.Refuse(why);
            }

            state = state.Evolve(pending);
        }

        return FirstBroken(state, _standing.Skip(CountUntil(on.EffectiveOn))) is { } broken
            ? Decision.Refuse(
                "fits-what-came-after",
                $"This does not fit with what is on record for later, at position {broken.At.Position}, {broken.At.EffectiveOn:yyyy-MM-dd}. {broken.Why.Sentence}",
                "effectiveOn")
            : Decision.Record(all);
    }

    /// <summary>Takes a command back, all its events together; refused where others depend on it.</summary>
    public Decision TakeBack(Guid command, string reason)
    {
        if (_recorded.Exists(e => e.Event is CommandRetracted back && back.Command == command))
        {
            return Decision.Nothing;
        }

        if (!_standing.Exists(e => e.CommandId == command))
        {
            return Decision.Refuse("retracted-command-exists", "There is no such command on this record.", "command");
        }

        return FirstBroken(TState.Initial, _standing.Where(e => e.CommandId != command)) is { } broken
            ? Decision.Refuse(
                "nothing-depends-on-retracted",
                $"It cannot be taken back while what is on record at position {broken.At.Position}, {broken.At.EffectiveOn:yyyy-MM-dd}, depends on it. {broken.Why.Sentence}",
                "command")
            : Decision.Record(new NewFact(new CommandRetracted(command), []).With(TextNames.Reason, reason));
    }

    /// <summary>The first event that breaks a rule in effective order, and which, or null if the history is valid.</summary>
    public (Recorded At, Refusal Why)? FirstBroken() => FirstBroken(TState.Initial, _standing);

    private static (Recorded At, Refusal Why)? FirstBroken(TState state, IEnumerable<Recorded> events)
    {
        foreach (var recorded in events)
        {
            if (state.Broken(recorded) is { } why)
            {
                return (recorded, why);
            }

            state = state.Evolve(recorded);
        }

        return null;
    }

    private int CountUntil(DateOnly day)
    {
        var (low, high) = (0, _standing.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _standing[middle].EffectiveOn <= day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static (TState? State, ProjectionStop? Stop) Fold(TState state, IEnumerable<Recorded> events)
    {
        Recorded? at = null;
        try
        {
            foreach (var e in events)
            {
                at = e;
                state = state.Evolve(e);
            }

            return (state, null);
        }
        catch (Exception fault) when (at is not null && ProjectionStop.IsOfTheEvent(fault))
        {
            return (null, ProjectionStop.At($"state of the {typeof(TState).Name}", at, fault));
        }
    }
}
