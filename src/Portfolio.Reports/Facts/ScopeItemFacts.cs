using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.Reports.Facts;

/// <summary>A scope item: what was said of it, where it was moved, what was delivered, what became of it.</summary>
/// <param name="Versions">Title, value and promises, as added and as revised; never empty.</param>
/// <param name="Moves">Into its first phase, and from there on; never empty.</param>
/// <param name="Deliveries">Partial ones add up.</param>
/// <param name="Fates">Each change of fate; empty while it is open from the start.</param>
public sealed record ScopeItemFacts(
    string Item,
    DateOnly From,
    long At,
    ValueList<ItemVersion> Versions,
    ValueList<ItemMove> Moves,
    ValueList<ItemDelivery> Deliveries,
    ValueList<FateChange> Fates) : IDated<ScopeItemFacts>
{
    // What nearly every report asks of each of a hundred thousand items lies in the item itself.
    public ItemVersion Version { get; } = Versions[^1];

    /// <summary>The phase it stands in; null is "later".</summary>
    public int? Phase => Moves[^1].ToPhase;

    public ScopeFate Fate { get; } = Fates.Count == 0 ? ScopeFate.Open : Fates[^1].Fate;

    /// <summary>Its fate at the end of a day, as far as it was a fact by then.</summary>
    public ScopeFate FateAt(DateOnly day)
    {
        var fate = ScopeFate.Open;
        foreach (var change in Fates.Span)
        {
            fate = change.From <= day ? change.Fate : fate;
        }

        return fate;
    }

    /// <summary>Where it goes on, when it was handed over.</summary>
    public Whereabouts? GoesOn => Fate == ScopeFate.Transferred ? Fates[^1].To : null;

    /// <summary>The day its fate came; null while it is open.</summary>
    public DateOnly? FateOn { get; } = Fates.Count == 0 || Fates[^1].Fate == ScopeFate.Open ? null : Fates[^1].HappenedOn;

    /// <summary>Percent delivered so far.</summary>
    public int Delivered { get; } = Deliveries.Count == 0 ? 0 : Deliveries[^1].Total;

    /// <summary>Index of its first move in this programme: by which it was added, or taken over with those before.</summary>
    public int FirstMoveHere
    {
        get
        {
            var i = Moves.Count - 1;
            while (i > 0 && Moves[i].Kind is not (MoveKind.Added or MoveKind.Received))
            {
                i--;
            }

            return Math.Max(0, i);
        }
    }

    public IEnumerable<ItemMove> Deferrals => Moves.Where(m => m.Kind == MoveKind.Deferred);

    /// <summary>Where its deferral spell begins; null if it was never deferred.</summary>
    public ItemMove? FirstDeferral { get; } = FirstOf(Moves);

    /// <summary>
    /// The deferral that stands: from a later phase, or "later", it has not come back. Null once it was pulled forward again to
    /// the phase that it was put off from, or an earlier one. In a programme that has taken it over there is no such phase.
    /// </summary>
    public ItemMove? StandingDeferral => FirstDeferral is null ? null : StandingOf(Moves);

    /// <summary>Whether it was promised to anybody at any time.</summary>
    internal bool EverPromised
    {
        get
        {
            foreach (var version in Versions.Span)
            {
                if (version.Promises.Count > 0)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The last day of which anything is on record of it.</summary>
    internal DateOnly Last
    {
        get
        {
            var last = LastOf(Moves, LastOf(Versions, From));
            return LastOf(Deliveries, LastOf(Fates, last));
        }
    }

    // Made anew and not with, which would keep what the item itself holds of the last day.
    public ScopeItemFacts Until(DateOnly day) =>
        Versions.Beyond(day) || Moves.Beyond(day) || Deliveries.Beyond(day) || Fates.Beyond(day)
            ? new(Item, From, At, Versions.Until(day), Moves.Until(day), Deliveries.Until(day), Fates.Until(day))
            : this;

    private static DateOnly LastOf<T>(ValueList<T> facts, DateOnly last)
        where T : class, IDated<T> => facts.Beyond(last) ? facts[^1].From : last;

    private static ItemMove? StandingOf(ValueList<ItemMove> moves)
    {
        var (standing, from) = ((ItemMove?)null, (int?)null);
        foreach (var move in moves.Span)
        {
            switch (move.Kind)
            {
                case MoveKind.Deferred when standing is null:
                    (standing, from) = (move, move.FromPhase);
                    break;
                case MoveKind.PulledForward when move.ToPhase <= from:
                    standing = null;
                    break;
                case MoveKind.Received:
                    from = null;
                    break;
            }
        }

        return standing;
    }

    private static ItemMove? FirstOf(ValueList<ItemMove> moves)
    {
        foreach (var move in moves.Span)
        {
            if (move.Kind == MoveKind.Deferred)
            {
                return move;
            }
        }

        return null;
    }
}

/// <summary>What was said of an item from a day on.</summary>
/// <param name="Driver">The driver of customers' satisfaction that it addresses, as feedback waves name it.</param>
public sealed record ItemVersion(
    DateOnly From,
    long At,
    string Title,
    int CustomerValue,
    ValueList<Promise> Promises,
    string? Driver = null) : IDated<ItemVersion>
{
    public ItemVersion Until(DateOnly day) => this;
}

public enum MoveKind
{
    Added,
    Deferred,
    PulledForward,

    /// <summary>Taken over from another programme.</summary>
    Received,
}

/// <summary>An item came into a phase, with what was known when it did.</summary>
/// <param name="FromPhase">Null for "later", and for a new item.</param>
/// <param name="ToPhase">Null is "later".</param>
/// <param name="Funded">Whether the phase it went to was funded then; "later" is not.</param>
/// <param name="Promised">Whether it was promised to anybody then.</param>
/// <param name="CustomerValue">What it was worth then.</param>
/// <param name="Department">The programme's department then.</param>
/// <param name="Delivered">Percent of it delivered by then.</param>
public sealed record ItemMove(
    DateOnly From,
    long At,
    MoveKind Kind,
    int? FromPhase,
    int? ToPhase,
    bool Funded,
    bool Promised,
    int CustomerValue,
    string? Department,
    ValueList<Derailer> Causes,
    int Delivered = 0) : IDated<ItemMove>
{
    public ItemMove Until(DateOnly day) => this;
}

/// <param name="Share">Percent of the item.</param>
/// <param name="Total">With all before it.</param>
public sealed record ItemDelivery(DateOnly From, long At, int Share, int Total) : IDated<ItemDelivery>
{
    public ItemDelivery Until(DateOnly day) => this;
}

/// <param name="From">The day from which it is a fact.</param>
/// <param name="HappenedOn">The day it happened: earlier, where an outcome was learnt later.</param>
/// <param name="WithProgramme">Whether it shared its programme's fate, which a reopening undoes.</param>
/// <param name="To">Where it goes on, when it was handed over.</param>
public sealed record FateChange(
    DateOnly From, long At, ScopeFate Fate, DateOnly HappenedOn, bool WithProgramme, Whereabouts? To = null)
    : IDated<FateChange>
{
    /// <summary>Why it was dropped, where it was dropped by itself; the causes of its programme's end are the programme's.</summary>
    public ValueList<Derailer> Causes { get; init; } = [];

    public FateChange Until(DateOnly day) => this;
}
