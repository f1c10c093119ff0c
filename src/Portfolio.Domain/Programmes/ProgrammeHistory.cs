namespace Portfolio.Domain.Programmes;

/// <summary>
/// Everything recorded of one programme. <b>A history is valid if its unretracted events, sorted by (effective day,
/// position), break no rule.</b> Deciding, recording late, retracting and looking back (<c>asOf</c>) all use that order.
/// Immutable.
/// </summary>
public sealed class ProgrammeHistory
{
    public static readonly ProgrammeHistory Empty = new([], []);

    private readonly Recorded[] _recorded;
    private readonly Recorded[] _valid;
    private Programme? _current;

    private ProgrammeHistory(Recorded[] recorded, Recorded[] valid, Programme? current = null) =>
        (_recorded, _valid, _current) = (recorded, valid, current);

    /// <summary>Everything recorded, retracted or not, by position.</summary>
    public IReadOnlyList<Recorded> All => _recorded;

    /// <summary>What stands, in effective order: by day, then by position.</summary>
    public IReadOnlyList<Recorded> Standing => _valid;

    /// <summary>The stream's version: how many events were ever recorded.</summary>
    public int Version => _recorded.Length;

    /// <summary>The programme after all that stands, announcements that lie ahead included.</summary>
    public Programme Latest => _current ??= Fold(_valid);

    /// <summary>A history of events given by position; any part of the log, as known at some point.</summary>
    public static ProgrammeHistory Of(IEnumerable<Recorded> byPosition)
    {
        var recorded = byPosition.ToArray();
        return new(recorded, Sort(recorded));
    }

    /// <summary>The history with one more event recorded.</summary>
    public ProgrammeHistory With(Recorded next)
    {
        Recorded[] recorded = [.. _recorded, next];
        if (next.Event is CommandRetracted)
        {
            return new(recorded, Sort(recorded));
        }

        var at = PlaceOf(next);
        return at == _valid.Length
            ? new(recorded, [.. _valid, next], _current?.Evolve(next))
            : new(recorded, [.. _valid[..at], next, .. _valid[at..]]);
    }

    /// <summary>The programme on a day: what stands, up to and with that day.</summary>
    public Programme On(DateOnly day)
    {
        var count = CountUntil(day);
        return count == _valid.Length ? Latest : Fold(_valid.AsSpan(0, count));
    }

    /// <summary>Decides a command. Pure; the same command on the resulting history gives nothing more.</summary>
    public Decision Decide(ProgrammeCommand command, Occasion on)
    {
        var faults = command.Faults().ToValueList();
        if (faults.Count > 0)
        {
            return new Decision.Refused(faults);
        }

        if (command is Retract retract)
        {
            return Retraction.Decide(this, retract);
        }

        if (on.EffectiveOn > on.Today && !command.MayLieAhead)
        {
            return Decision.Refuse(
                "happened-by-today",
                $"{on.EffectiveOn:yyyy-MM-dd} lies ahead. Only what can be announced (a sponsor, a lead, a budget, a phase) can be recorded before its day.",
                "effectiveOn");
        }

        var before = On(on.EffectiveOn);
        if (!command.Opens && !before.Exists)
        {
            return Decision.Refuse(NotYet(on.EffectiveOn));
        }

        var decision = command.Decide(before, on);
        return decision is Decision.Accepted { Facts.Count: > 0 } accepted
            ? Fits(accepted, before, on.EffectiveOn)
            : decision;
    }

    /// <summary>The first event that breaks a rule in effective order, and which, or null if the history is valid.</summary>
    public (Recorded At, Refusal Why)? FirstBroken()
    {
        var state = Programme.Initial;
        foreach (var recorded in _valid)
        {
            if (ProgrammeRules.Broken(state, recorded) is { } why)
            {
                return (recorded, why);
            }

            state = state.Evolve(recorded);
        }

        return null;
    }

    internal ProgrammeHistory Without(Guid command) =>
        new(_recorded, [.. _valid.Where(e => e.CommandId != command)]);

    // The new events come behind everything of their day; then whatever stands after them must still hold.
    private Decision Fits(Decision.Accepted accepted, Programme state, DateOnly day)
    {
        var position = long.MaxValue - accepted.Facts.Count;
        foreach (var fact in accepted.Facts)
        {
            var pending = new Recorded(
                position++, "", 0, fact.Event, day, day, default, Nobody, Guid.Empty,
                fact.Texts.Select(t => t.Name).ToValueList());
            if (ProgrammeRules.Broken(state, pending) is { } why)
            {
                return Decision.Refuse(why);
            }

            state = state.Evolve(pending);
        }

        foreach (var later in _valid.AsSpan(CountUntil(day)))
        {
            if (ProgrammeRules.Broken(state, later) is { } why)
            {
                return Decision.Refuse(
                    "fits-what-came-after",
                    $"This does not fit with what is on record for later: {Describe(later)}. {why.Sentence}",
                    "effectiveOn");
            }

            state = state.Evolve(later);
        }

        return accepted;
    }

    /// <summary>Names an event for a sentence: what, when, where in the ledger.</summary>
    public static string Describe(Recorded e) =>
        $"“{ProgrammeRules.InWords(e.Event)}” of {e.EffectiveOn:yyyy-MM-dd} (position {e.Position})";

    private Refusal NotYet(DateOnly day) => _valid.Length == 0
        ? new("programme-exists", "There is no such programme.")
        : new(
            "programme-was-on-record",
            $"The programme is on record from {_valid[0].EffectiveOn:yyyy-MM-dd} only; {day:yyyy-MM-dd} lies before that.",
            "effectiveOn");

    private int CountUntil(DateOnly day)
    {
        if (_valid.Length == 0 || _valid[^1].EffectiveOn <= day)
        {
            return _valid.Length;
        }

        var (low, high) = (0, _valid.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _valid[middle].EffectiveOn <= day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private int PlaceOf(Recorded next) => CountUntil(next.EffectiveOn);

    private static Recorded[] Sort(Recorded[] recorded)
    {
        HashSet<Guid>? retracted = null;
        foreach (var e in recorded)
        {
            if (e.Event is CommandRetracted r)
            {
                (retracted ??= []).Add(r.Command);
            }
        }

        var standing = Array.FindAll(
            recorded, e => e.Event is not CommandRetracted && retracted?.Contains(e.CommandId) != true);
        Array.Sort(standing, static (a, b) =>
            a.EffectiveOn != b.EffectiveOn
                ? a.EffectiveOn.CompareTo(b.EffectiveOn)
                : a.Position.CompareTo(b.Position));
        return standing;
    }

    private static Programme Fold(ReadOnlySpan<Recorded> events)
    {
        var state = Programme.Initial;
        foreach (var e in events)
        {
            state = state.Evolve(e);
        }

        return state;
    }

    private static readonly Actor Nobody = new("", "", "");
}
