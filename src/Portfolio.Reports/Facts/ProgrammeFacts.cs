using System.Collections.Immutable;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Facts;

/// <summary>
/// Everything the reports need to know of one programme, folded once from its events and dated, so that a report of any
/// day only looks: facts folded from everything and clipped at a day are those folded from the events up to that day.
/// Immutable; keep it for as long as the programme's stream has the same version and the same part of it is known.
/// </summary>
public sealed class ProgrammeFacts
{
    /// <summary>The display form, as typed; empty when the record has no opening.</summary>
    public required string Code { get; init; }

    /// <summary>The day the record opens; null when nothing known opens it.</summary>
    public required DateOnly? Opened { get; init; }

    /// <summary>Whether it was already running when first seen.</summary>
    public required bool Registered { get; init; }

    /// <summary>When it began to run, before it was first seen; null where nobody said, and for a proposed programme.</summary>
    public required DateOnly? StartedOn { get; init; }

    public required ImmutableArray<Profile> Profiles { get; init; }

    public required ImmutableArray<StateSpell> States { get; init; }

    public required ImmutableArray<SeatSpell> Seats { get; init; }

    public required ImmutableArray<DeputyFact> Deputies { get; init; }

    public required ImmutableArray<FinishFact> Finishes { get; init; }

    public required ImmutableArray<BudgetFact> Budgets { get; init; }

    public required ImmutableArray<StatusFact> Statuses { get; init; }

    public required ImmutableArray<PhaseFacts> Phases { get; init; }

    public required ImmutableArray<ScopeItemFacts> Items
    {
        get;
        init
        {
            field = value;
            ScopeUntil = value.IsDefaultOrEmpty ? DateOnly.MinValue : value.Max(item => item.Last);
            Deferred = Those(value, item => item.FirstDeferral is not null);
            Promised = Those(value, item => item.EverPromised);
        }
    }

    public required ImmutableArray<CoverageSpell> Coverage { get; init; }

    /// <summary>Every effective day of which anything is on record, with the last position of that day, in order.</summary>
    public required ImmutableArray<Heard> Heard { get; init; }

    /// <summary>What is around its plan.</summary>
    public ContextFacts Context { get; init; } = ContextFacts.None;

    /// <summary>
    /// By how many of the statuses count, the place of the one that stands for the last period among them; null where that
    /// is always the last, as it is for whoever reports in order.
    /// </summary>
    internal int[]? LatestStatuses { get; init; }

    /// <summary>Whether any item was ever handed over to another programme; few have one.</summary>
    internal bool HandedOver { get; init; }

    /// <summary>Whether nothing of it lies beyond a day, so that on that day it is as it is here.</summary>
    internal bool EndsBy(DateOnly day) => Heard.Length == 0 || Heard[^1].From <= day;

    /// <summary>
    /// The last day of which anything is on record of its scope: from then on every item is as it is here. Statuses come every
    /// month, what becomes of scope seldom.
    /// </summary>
    internal DateOnly ScopeUntil { get; private init; }

    /// <summary>Its items that were ever deferred, and those that were ever promised: a report that asks for these looks at no others.</summary>
    internal ImmutableArray<ScopeItemFacts> Deferred { get; private init; } = [];

    internal ImmutableArray<ScopeItemFacts> Promised { get; private init; } = [];

    /// <summary>What slipped of all its items, and what stayed; made when it is first asked for.</summary>
    internal ScopeSplit Scope => field ??= ScopeSplit.Of(Items.AsSpan());

    /// <summary>Results that rest on these facts alone.</summary>
    internal KeptParts Kept { get; } = new();

    /// <summary>As a report last looked at it; see <see cref="ProgrammeOn.Of"/>.</summary>
    internal ProgrammeOn? LastLooked
    {
        get => Volatile.Read(ref field);
        set => Volatile.Write(ref field, value);
    }

    /// <summary>The facts of everything that stands in a history.</summary>
    public static ProgrammeFacts Of(ProgrammeHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return Of(history.Standing);
    }

    /// <summary>The facts of unretracted events in effective order. Total: takes every known event.</summary>
    /// <exception cref="ProjectionStoppedException">It does not all the same: nothing is computed without what it could not take.</exception>
    public static ProgrammeFacts Of(IReadOnlyList<Recorded> standing)
    {
        ArgumentNullException.ThrowIfNull(standing);
        var (fold, at) = (new FactsFold(), 0);
        try
        {
            for (; at < standing.Count; at++)
            {
                fold.Take(standing[at]);
            }

            return fold.Facts();
        }
        catch (Exception fault) when (standing.Count > 0 && ProjectionStop.IsOfTheEvent(fault))
        {
            throw new ProjectionStoppedException(ProjectionStop.At("facts for reports", standing[Math.Min(at, standing.Count - 1)], fault));
        }
    }

    private static ImmutableArray<ScopeItemFacts> Those(ImmutableArray<ScopeItemFacts> items, Predicate<ScopeItemFacts> are)
    {
        var count = 0;
        foreach (var item in items)
        {
            count += are(item) ? 1 : 0;
        }

        return count == 0 ? [] : count == items.Length ? items : [.. items.Where(item => are(item))];
    }
}
