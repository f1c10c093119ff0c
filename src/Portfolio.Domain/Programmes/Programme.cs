using System.Collections.Immutable;

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

    public ImmutableSortedDictionary<int, Phase> Phases { get; init; } = ImmutableSortedDictionary<int, Phase>.Empty;

    public ImmutableSortedDictionary<string, ScopeItem> Items { get; init; } =
        ImmutableSortedDictionary.Create<string, ScopeItem>(StringComparer.OrdinalIgnoreCase);

    public ImmutableList<Seat> Sponsors { get; init; } = [];

    public string? Deputy { get; init; }

    public string? Lead { get; init; }

    public ImmutableSortedDictionary<DateOnly, StatusOnRecord> Statuses { get; init; } =
        ImmutableSortedDictionary<DateOnly, StatusOnRecord>.Empty;

    public ImmutableList<Coverage> Coverage { get; init; } = [];

    /// <summary>Every id that a register ever listed it under, in the order of their days.</summary>
    public ImmutableList<ProgrammeIdentified> RegisterIds { get; init; } = [];

    public OutcomeLearnt? Outcome { get; init; }

    /// <summary>By which event, on which day it last came back to life: what a repeat of that command finds.</summary>
    public (ProgrammeEvent? By, DateOnly On) Moved { get; init; }

    /// <summary>Who left a sponsor's seat last without a successor, and when.</summary>
    public (string? Person, DateOnly On) LastVacated { get; init; }

    public bool Exists => State != ProgrammeState.Unknown;

    public bool Ended => State >= ProgrammeState.Completed;

    public bool Open => Exists && !Ended;

    /// <summary>What can still be delivered. When a programme ends, its open items share its fate.</summary>
    public IEnumerable<ScopeItem> OpenItems => Open ? Items.Values.Where(i => i.Open) : [];
}
