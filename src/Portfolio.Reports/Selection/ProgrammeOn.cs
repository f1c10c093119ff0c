using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;

namespace Portfolio.Reports.Selection;

/// <summary>A programme as it stood at the end of a day.</summary>
public sealed partial class ProgrammeOn
{
    private readonly Snapshots _snapshots;

    // Up to which day facts count: mostly nothing lies beyond the day, so that none has to be looked at for that.
    private readonly DateOnly _until;

    // The same for its scope, which a report looks at most.
    private readonly DateOnly _untilOfScope;
    private ScopeItemFacts[]? _items;
    private ScopeItemFacts[]? _deferred;
    private ScopeItemFacts[]? _promised;

    internal ProgrammeOn(ProgrammeFacts facts, DateOnly asOf, Snapshots snapshots)
    {
        (Facts, AsOf, _snapshots) = (facts, asOf, snapshots);
        _until = facts.EndsBy(asOf) ? DateOnly.MaxValue : asOf;
        _untilOfScope = _until == asOf && facts.ScopeUntil > asOf ? asOf : DateOnly.MaxValue;
        States = new(facts.States, _until);
        Profile = new Clipped<Profile>(facts.Profiles, _until).Last!;
        State = States.Last!;
    }

    /// <summary>
    /// The same for every report of a day: what one has found out of the programme the next need not, and ten reports that are
    /// kept hold it once.
    /// </summary>
    /// <param name="number">See <see cref="Number"/>.</param>
    internal static ProgrammeOn Of(ProgrammeFacts facts, DateOnly asOf, Snapshots snapshots, int number)
    {
        if (facts.LastLooked is { } last && last.AsOf == asOf && last.Number == number && last._snapshots.AreOf(snapshots))
        {
            return last;
        }

        return facts.LastLooked = new(facts, asOf, snapshots) { Number = number };
    }

    public ProgrammeFacts Facts { get; }

    public DateOnly AsOf { get; }

    public string Code => Facts.Code;

    /// <summary>Its place among all there are: in the order of the codes, without comparing any.</summary>
    internal int Number { get; init; }

    public Profile Profile { get; }

    public string Title => Profile.Title;

    public string? Department => Profile.Department;

    /// <summary>The state it is in.</summary>
    public StateSpell State { get; }

    public Clipped<StateSpell> States { get; }

    public Clipped<SeatSpell> Seats => new(Facts.Seats, _until);

    public Clipped<DeputyFact> Deputies => new(Facts.Deputies, _until);

    public Clipped<FinishFact> Finishes => new(Facts.Finishes, _until);

    public Clipped<BudgetFact> Budgets => new(Facts.Budgets, _until);

    public Clipped<StatusFact> Statuses => new(Facts.Statuses, _until);

    /// <summary>The status that stands for the last period that has one: of several, the last recorded; null: there is none.</summary>
    public StatusFact? LatestStatus => Statuses.Count is > 0 and var count
        ? Facts.Statuses[Facts.LatestStatuses is { } latest ? latest[count - 1] : count - 1]
        : null;

    public Clipped<PhaseFacts> Phases => new(Facts.Phases, _until);

    /// <summary>Its scope; what another programme has taken over by then is that one's.</summary>
    public IReadOnlyList<ScopeItemFacts> Items => ItemsOn;

    /// <summary>The same with what another programme has taken over.</summary>
    internal Clipped<ScopeItemFacts> ItemsEver => new(Facts.Items, _untilOfScope);

    /// <summary>Of the items with a code that it ever had by then (one may be handed over and received again) the last; null where there is none.</summary>
    internal ScopeItemFacts? LastItem(string code)
    {
        var items = ItemsEver;
        for (var i = items.Count - 1; i >= 0; i--)
        {
            if (string.Equals(Facts.Items[i].Item, code, StringComparison.OrdinalIgnoreCase))
            {
                return items[i];
            }
        }

        return null;
    }

    /// <summary>
    /// One that was taken over, by its code here and the position at which it was handed over: of several that came under the same
    /// code the next to come, which was recorded with it. Null where it is not on record by then.
    /// </summary>
    internal ScopeItemFacts? ItemTakenOver(string code, long handedOverAt)
    {
        ScopeItemFacts? next = null;
        foreach (var item in ItemsEver)
        {
            if (item.At > handedOverAt && (next is null || item.At < next.At) && string.Equals(item.Item, code, StringComparison.OrdinalIgnoreCase))
            {
                next = item;
            }
        }

        return next;
    }

    internal ScopeItemFacts[] ItemsOn => _items ??= Here(Facts.Items, _ => true);

    /// <summary>What slipped of these, and what stayed.</summary>
    internal ScopeSplit Scope => AllItems ? Facts.Scope : ScopeSplit.Of(ItemsOn);

    /// <summary>How many these are.</summary>
    internal int ItemCount => Facts.HandedOver ? ItemsOn.Length : ItemsEver.Count;

    /// <summary>Those of <see cref="ItemsOn"/> that were deferred by then, in the same order.</summary>
    internal ScopeItemFacts[] DeferredOn => _deferred ??= Here(Facts.Deferred, item => item.FirstDeferral is not null);

    /// <summary>Those of <see cref="ItemsOn"/> that are promised to anybody, and perhaps some that were once, in the same order.</summary>
    internal ScopeItemFacts[] PromisedOn => _promised ??= Here(Facts.Promised, _ => true);

    public Clipped<CoverageSpell> Coverage => new(Facts.Coverage, _until);

    /// <summary>The last day of which anything is on record.</summary>
    public Heard LastHeard => Heard.Last(Facts.Heard, _until)!.Value;

    public bool Running => State.State is ProgrammeState.Active or ProgrammeState.Stalled or ProgrammeState.OnHold;

    public bool Ended => State.State >= ProgrammeState.Completed;

    /// <summary>When it ended: the day it happened, where an outcome was learnt later; null while it has not.</summary>
    public DateOnly? EndedOn => Ended ? State.HappenedOn ?? State.From : null;

    /// <summary>
    /// When nobody saw it run any more: when it ended, or had left its register before it was learnt what became of it; null while
    /// it has not.
    /// </summary>
    public DateOnly? StoppedOn => Ended ? StoppedAfter(LastWent) : null;

    /// <summary>The first day from another on, on which it stopped, even where it was reopened since; null where it did not.</summary>
    public DateOnly? StoppedAfter(DateOnly day)
    {
        DateOnly? stopped = null;
        foreach (var spell in States)
        {
            if (spell.From < day || spell.State < ProgrammeState.Completed)
            {
                if (stopped is not null)
                {
                    break;
                }

                continue;
            }

            var on = spell.HappenedOn ?? spell.From;
            stopped = stopped < on ? stopped : on;
        }

        return stopped;
    }

    /// <summary>
    /// When it began to run: for one that was already running when first seen, what its source says; null where nobody
    /// knows, and before it has begun.
    /// </summary>
    public DateOnly? BeganOn
    {
        get
        {
            if (Facts.Registered)
            {
                return Facts.StartedOn;
            }

            foreach (var spell in States)
            {
                if (spell.State == ProgrammeState.Active)
                {
                    return spell.From;
                }
            }

            return null;
        }
    }

    /// <summary>Whether it ever began to run.</summary>
    public bool EverRan
    {
        get
        {
            foreach (var spell in States)
            {
                if (spell.State == ProgrammeState.Active)
                {
                    return true;
                }
            }

            return false;
        }
    }

    public IEnumerable<StateSpell> Stalls
    {
        get
        {
            foreach (var spell in States)
            {
                if (spell.State == ProgrammeState.Stalled)
                {
                    yield return spell;
                }
            }
        }
    }

    /// <summary>The status that stands for each period, in their order: of several, the last recorded one.</summary>
    public IReadOnlyList<StatusFact> StandingStatuses() => StatusesByPeriod.Of(Statuses);

    /// <summary>The last of these: all that came after a day, and where they came in the order of their periods few of those before.</summary>
    internal IReadOnlyList<StatusFact> StandingStatuses(DateOnly after)
    {
        var statuses = Statuses;
        if (Facts.LatestStatuses is not null)
        {
            return StatusesByPeriod.Of(statuses);
        }

        // What a status changed is told by the period before its own.
        var (from, periods) = (new Clipped<StatusFact>(Facts.Statuses, after < AsOf ? after : AsOf).Count, 0);
        for (; from > 0 && periods < 3; from--)
        {
            periods += from == statuses.Count || statuses[from - 1].Report.Period != statuses[from].Report.Period ? 1 : 0;
        }

        return StatusesByPeriod.Of(statuses, from);
    }

    /// <summary>The state at the end of an earlier day; null before it came on record.</summary>
    public ProgrammeState? StateOn(DateOnly day)
    {
        var count = new Clipped<StateSpell>(Facts.States, day < AsOf ? day : AsOf).Count;
        return count == 0 ? null : Facts.States[count - 1].State;
    }

    /// <summary>The department at the end of an earlier day; null before it came on record, and for one of none.</summary>
    public string? DepartmentOn(DateOnly day) => new Clipped<Profile>(Facts.Profiles, day).Last?.Department;

    // The begin of the last state in which it had not ended.
    private DateOnly LastWent
    {
        get
        {
            var last = States.Count - 1;
            while (last > 0 && States[last].State >= ProgrammeState.Completed)
            {
                last--;
            }

            return States[last].From;
        }
    }

    // Whether every item is its own on the day, and as it is in the facts.
    private bool AllItems => !Facts.HandedOver && _untilOfScope == DateOnly.MaxValue;

    // Of some of its items those that it has on the day, and that are so on it.
    private ScopeItemFacts[] Here(ImmutableArray<ScopeItemFacts> some, Predicate<ScopeItemFacts> are)
    {
        if (AllItems)
        {
            return ImmutableCollectionsMarshal.AsArray(some)!;
        }

        // Few ever hand one over.
        var all = new Clipped<ScopeItemFacts>(some, _untilOfScope);
        var (items, count) = (all.Count == 0 ? [] : new ScopeItemFacts[all.Count], 0);
        foreach (var item in all)
        {
            if ((!Facts.HandedOver || item.Fate != ScopeFate.Transferred) && are(item))
            {
                items[count++] = item;
            }
        }

        return count == items.Length ? items : items[..count];
    }
}
