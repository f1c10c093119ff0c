using System.Collections.Immutable;
using Portfolio.Domain.Feedback;

namespace Portfolio.Domain.Programmes;

/// <summary>
/// One programme on a day: just what decisions need. <see cref="Evolve"/> is total: it never refuses and never throws
/// on a known event, since the rules are asked before.
/// </summary>
public sealed partial record Programme
{
    public static readonly Programme Initial = new();

    public ProgrammeState State { get; init; } = ProgrammeState.Unknown;

    /// <summary>The event that opened the record: proposed or registered.</summary>
    public ProgrammeEvent? Opening { get; init; }

    /// <summary>The day its record opens: proposed, or first seen.</summary>
    public DateOnly OnRecordFrom { get; init; }

    public string Code { get; init; } = "";

    public string Title { get; init; } = "";

    public string? Department { get; init; }

    public ValueList<string> Accounts { get; init; } = [];

    public string? Segment { get; init; }

    public Cadence? Cadence { get; init; }

    /// <summary>The day the present state began.</summary>
    public DateOnly Since { get; init; }

    /// <summary>Why it is stalled or was dropped.</summary>
    public ValueList<Derailer> Causes { get; init; } = [];

    public DateOnly? HoldUntil { get; init; }

    public bool Commissioned { get; init; }

    public DateOnly? OriginalFinish { get; init; }

    public DateOnly? PlannedFinish { get; init; }

    public FinishRebaselined? LastRebaseline { get; init; }

    /// <summary>How often its planned finish was moved; a first one, or the same again, is no move.</summary>
    public int Rebaselines { get; init; }

    public Money? Budget { get; init; }

    public string? PriceBasis { get; init; }

    /// <summary>The last cut since the budget was last approved.</summary>
    public BudgetCut? LastCut { get; init; }

    /// <summary>What there was before the first of these cuts; unknown once the budget was stated anew.</summary>
    public Money? CutFrom { get; init; }

    /// <summary>The programmes that parts of it went on as.</summary>
    public ValueList<string> SplitInto { get; init; } = [];

    /// <summary>The programme that it went on in, once it was merged.</summary>
    public string? MergedInto { get; init; }

    /// <summary>What it is to find out, if it was proposed as an experiment.</summary>
    public Experiment? Experiment { get; init; }

    /// <summary>Whether the experiment met its criterion, once it has ended.</summary>
    public bool? CriterionMet { get; init; }

    public ImmutableSortedDictionary<int, Phase> Phases { get; init; } = ImmutableSortedDictionary<int, Phase>.Empty;

    public ImmutableSortedDictionary<string, ScopeItem> Items { get; init; } =
        ImmutableSortedDictionary.Create<string, ScopeItem>(StringComparer.OrdinalIgnoreCase);

    public ImmutableSortedDictionary<string, Milestone> Milestones { get; init; } =
        ImmutableSortedDictionary.Create<string, Milestone>(StringComparer.OrdinalIgnoreCase);

    public ImmutableList<Seat> Sponsors { get; init; } = [];

    public string? Deputy { get; init; }

    public string? Lead { get; init; }

    public StatusCollection Statuses { get; init; } = StatusCollection.Empty;

    /// <summary>By period, what somebody says it was instead; beside what was said.</summary>
    public ImmutableSortedDictionary<DateOnly, OverrideOnRecord> Overrides { get; init; } =
        ImmutableSortedDictionary<DateOnly, OverrideOnRecord>.Empty;

    /// <summary>The departments that it needs beside its own.</summary>
    public ImmutableSortedDictionary<string, Involvement> Involved { get; init; } =
        ImmutableSortedDictionary.Create<string, Involvement>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What throws it off, with the day since when.</summary>
    public ImmutableSortedDictionary<Derailer, DateOnly> Derailers { get; init; } =
        ImmutableSortedDictionary<Derailer, DateOnly>.Empty;

    /// <summary>By threat.</summary>
    public ImmutableSortedDictionary<string, Contingency> Contingencies { get; init; } =
        ImmutableSortedDictionary.Create<string, Contingency>(StringComparer.OrdinalIgnoreCase);

    /// <summary>How hard it was hit, by the shock's code.</summary>
    public ImmutableSortedDictionary<string, int> Absorbed { get; init; } =
        ImmutableSortedDictionary.Create<string, int>(StringComparer.OrdinalIgnoreCase);

    public ImmutableSortedDictionary<string, CustomerIncident> Incidents { get; init; } =
        ImmutableSortedDictionary.Create<string, CustomerIncident>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The business results that it is meant to bring.</summary>
    public ImmutableSortedDictionary<string, LinkedOutcome> Outcomes { get; init; } =
        ImmutableSortedDictionary.Create<string, LinkedOutcome>(StringComparer.OrdinalIgnoreCase);

    public ImmutableSortedDictionary<string, FeedbackAction> Actions { get; init; } = FeedbackActions.None;

    /// <summary>The components of the strategy canvas that were answered: <c>1.2</c> is the second of the first question.</summary>
    public ImmutableSortedDictionary<string, AnswerOnRecord> Canvas { get; init; } =
        ImmutableSortedDictionary.Create<string, AnswerOnRecord>(StringComparer.Ordinal);

    public ImmutableList<Coverage> Coverage { get; init; } = [];

    /// <summary>Every id that a register ever listed it under, in the order of their days.</summary>
    public ImmutableList<ProgrammeIdentified> RegisterIds { get; init; } = [];

    public OutcomeLearnt? Outcome { get; init; }

    /// <summary>By which event, on which day it last came back to life: what a repeat of that command finds.</summary>
    public (ProgrammeEvent? By, DateOnly On) Moved { get; init; }

    /// <summary>Who left a sponsor's seat last without a successor, and when.</summary>
    public (string? Person, DateOnly On) LastVacated { get; init; }

    /// <summary>Which outcome was unlinked last, and when.</summary>
    public (string? Outcome, DateOnly On) LastUnlinked { get; init; }

    /// <summary>
    /// Of the last day of these: what happens and leaves no state that a repeat could be known by, such as a review.
    /// </summary>
    public (DateOnly On, ValueList<DomainEvent> Events) Told { get; init; } = (default, []);

    /// <summary>Whether that very thing is on record for that day.</summary>
    internal bool WasTold(DomainEvent happened, DateOnly on) => Told.On == on && Told.Events.Contains(happened);

    public bool Exists => State != ProgrammeState.Unknown;

    public bool Ended => State >= ProgrammeState.Completed;

    public bool Open => Exists && !Ended;

    /// <summary>What can still be delivered. When a programme ends, its open items share its fate.</summary>
    public IEnumerable<ScopeItem> OpenItems => Open ? Items.Values.Where(i => i.Open) : [];
}
