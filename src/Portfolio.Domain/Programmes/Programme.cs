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

    // Each event makes a new state, and half of all events report a status: what few of them change is kept apart, and shared.
    private Seldom _seldom = Seldom.Nothing;

    public ProgrammeState State { get; init; } = ProgrammeState.Unknown;

    /// <summary>The event that opened the record: proposed or registered.</summary>
    public ProgrammeEvent? Opening { get => _seldom.Opening; init => _seldom = _seldom with { Opening = value }; }

    /// <summary>The day its record opens: proposed, or first seen.</summary>
    public DateOnly OnRecordFrom { get => _seldom.OnRecordFrom; init => _seldom = _seldom with { OnRecordFrom = value }; }

    public string Code { get => _seldom.Code; init => _seldom = _seldom with { Code = value }; }

    public string Title { get => _seldom.Title; init => _seldom = _seldom with { Title = value }; }

    public string? Department { get => _seldom.Department; init => _seldom = _seldom with { Department = value }; }

    public ValueList<string> Accounts { get => _seldom.Accounts; init => _seldom = _seldom with { Accounts = value }; }

    public string? Segment { get => _seldom.Segment; init => _seldom = _seldom with { Segment = value }; }

    public Cadence? Cadence { get => _seldom.Cadence; init => _seldom = _seldom with { Cadence = value }; }

    /// <summary>The day the present state began.</summary>
    public DateOnly Since { get; init; }

    /// <summary>Why it is stalled or was dropped.</summary>
    public ValueList<Derailer> Causes { get; init; } = [];

    public DateOnly? HoldUntil { get => _seldom.HoldUntil; init => _seldom = _seldom with { HoldUntil = value }; }

    public bool Commissioned { get => _seldom.Commissioned; init => _seldom = _seldom with { Commissioned = value }; }

    public DateOnly? OriginalFinish { get => _seldom.OriginalFinish; init => _seldom = _seldom with { OriginalFinish = value }; }

    public DateOnly? PlannedFinish { get; init; }

    public FinishRebaselined? LastRebaseline { get; init; }

    /// <summary>How often its planned finish was moved; a first one, or the same again, is no move.</summary>
    public int Rebaselines { get; init; }

    public Money? Budget { get => _seldom.Budget; init => _seldom = _seldom with { Budget = value }; }

    public string? PriceBasis { get => _seldom.PriceBasis; init => _seldom = _seldom with { PriceBasis = value }; }

    /// <summary>The last cut since the budget was last approved.</summary>
    public BudgetCut? LastCut { get => _seldom.LastCut; init => _seldom = _seldom with { LastCut = value }; }

    /// <summary>What there was before the first of these cuts; unknown once the budget was stated anew.</summary>
    public Money? CutFrom { get => _seldom.CutFrom; init => _seldom = _seldom with { CutFrom = value }; }

    /// <summary>The programmes that parts of it went on as.</summary>
    public ValueList<string> SplitInto { get => _seldom.SplitInto; init => _seldom = _seldom with { SplitInto = value }; }

    /// <summary>The programme that it went on in, once it was merged.</summary>
    public string? MergedInto { get => _seldom.MergedInto; init => _seldom = _seldom with { MergedInto = value }; }

    /// <summary>What it is to find out, if it was proposed as an experiment.</summary>
    public Experiment? Experiment { get => _seldom.Experiment; init => _seldom = _seldom with { Experiment = value }; }

    /// <summary>Whether the experiment met its criterion, once it has ended.</summary>
    public bool? CriterionMet { get => _seldom.CriterionMet; init => _seldom = _seldom with { CriterionMet = value }; }

    public ImmutableSortedDictionary<int, Phase> Phases { get; init; } = ImmutableSortedDictionary<int, Phase>.Empty;

    public ImmutableSortedDictionary<string, ScopeItem> Items { get; init; } =
        ImmutableSortedDictionary.Create<string, ScopeItem>(StringComparer.OrdinalIgnoreCase);

    public ImmutableSortedDictionary<string, Milestone> Milestones { get => _seldom.Milestones; init => _seldom = _seldom with { Milestones = value }; }

    public ImmutableList<Seat> Sponsors { get; init; } = [];

    // Asked about with every sponsor, and nearly never changed.
    public string? Deputy { get => _seldom.Deputy; init => _seldom = value == _seldom.Deputy ? _seldom : _seldom with { Deputy = value }; }

    public string? Lead { get => _seldom.Lead; init => _seldom = _seldom with { Lead = value }; }

    public StatusCollection Statuses { get; init; } = StatusCollection.Empty;

    /// <summary>By period, what somebody says it was instead; beside what was said.</summary>
    public ImmutableSortedDictionary<DateOnly, OverrideOnRecord> Overrides { get => _seldom.Overrides; init => _seldom = _seldom with { Overrides = value }; }

    /// <summary>The departments that it needs beside its own.</summary>
    public ImmutableSortedDictionary<string, Involvement> Involved { get => _seldom.Involved; init => _seldom = _seldom with { Involved = value }; }

    /// <summary>What throws it off, with the day since when.</summary>
    public ImmutableSortedDictionary<Derailer, DateOnly> Derailers { get => _seldom.Derailers; init => _seldom = _seldom with { Derailers = value }; }

    /// <summary>By threat.</summary>
    public ImmutableSortedDictionary<string, Contingency> Contingencies { get => _seldom.Contingencies; init => _seldom = _seldom with { Contingencies = value }; }

    /// <summary>How hard it was hit, by the shock's code.</summary>
    public ImmutableSortedDictionary<string, int> Absorbed { get => _seldom.Absorbed; init => _seldom = _seldom with { Absorbed = value }; }

    public ImmutableSortedDictionary<string, CustomerIncident> Incidents { get => _seldom.Incidents; init => _seldom = _seldom with { Incidents = value }; }

    /// <summary>The business results that it is meant to bring.</summary>
    public ImmutableSortedDictionary<string, LinkedOutcome> Outcomes { get => _seldom.Outcomes; init => _seldom = _seldom with { Outcomes = value }; }

    public ImmutableSortedDictionary<string, FeedbackAction> Actions { get => _seldom.Actions; init => _seldom = _seldom with { Actions = value }; }

    /// <summary>The components of the strategy canvas that were answered: <c>1.2</c> is the second of the first question.</summary>
    public ImmutableSortedDictionary<string, AnswerOnRecord> Canvas { get => _seldom.Canvas; init => _seldom = _seldom with { Canvas = value }; }

    public ImmutableList<Coverage> Coverage { get => _seldom.Coverage; init => _seldom = _seldom with { Coverage = value }; }

    /// <summary>Every id that a register ever listed it under, in the order of their days.</summary>
    public ImmutableList<ProgrammeIdentified> RegisterIds { get => _seldom.RegisterIds; init => _seldom = _seldom with { RegisterIds = value }; }

    public OutcomeLearnt? Outcome { get => _seldom.Outcome; init => _seldom = _seldom with { Outcome = value }; }

    /// <summary>By which event, on which day it last came back to life: what a repeat of that command finds.</summary>
    public (ProgrammeEvent? By, DateOnly On) Moved { get; init; }

    /// <summary>Who left a sponsor's seat last without a successor, and when.</summary>
    public (string? Person, DateOnly On) LastVacated { get => _seldom.LastVacated; init => _seldom = _seldom with { LastVacated = value }; }

    /// <summary>Which outcome was unlinked last, and when.</summary>
    public (string? Outcome, DateOnly On) LastUnlinked { get => _seldom.LastUnlinked; init => _seldom = _seldom with { LastUnlinked = value }; }

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
