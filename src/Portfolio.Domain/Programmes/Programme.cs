using System.Collections.Immutable;

namespace Portfolio.Domain.Programmes;

/// <summary>
/// One programme on a day: just what decisions need. <see cref="Evolve"/> is total: it never refuses and never throws
/// on a known event, since the rules are asked before.
/// </summary>
public sealed record Programme
{
    public static readonly Programme Initial = new();

    public ProgrammeState State { get; init; } = ProgrammeState.Unknown;

    /// <summary>The event that opened the record: proposed or registered.</summary>
    public ProgrammeEvent? Opening { get; init; }

    public string Code { get; init; } = "";

    public string Title { get; init; } = "";

    public string? Department { get; init; }

    public ValueList<string> Accounts { get; init; } = [];

    public string? Segment { get; init; }

    public Cadence? Cadence { get; init; }

    /// <summary>The day the present state began.</summary>
    public DateOnly Since { get; init; }

    /// <summary>Why it stalled or was dropped.</summary>
    public ValueList<Derailer> Causes { get; init; } = [];

    public DateOnly? HoldUntil { get; init; }

    public bool Commissioned { get; init; }

    public DateOnly? OriginalFinish { get; init; }

    public DateOnly? PlannedFinish { get; init; }

    public FinishRebaselined? LastRebaseline { get; init; }

    public int Rebaselines { get; init; }

    public Money? Budget { get; init; }

    public string? PriceBasis { get; init; }

    public BudgetCut? LastCut { get; init; }

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
    public (Type? By, DateOnly On) Moved { get; init; }

    /// <summary>Who left a sponsor's seat last without a successor, and when.</summary>
    public (string? Person, DateOnly On) LastVacated { get; init; }

    public bool Exists => State != ProgrammeState.Unknown;

    public bool Ended => State >= ProgrammeState.Completed;

    public bool Open => Exists && !Ended;

    public IEnumerable<ScopeItem> OpenItems => Items.Values.Where(i => i.Open);

    /// <summary>The state after one more event, taken in effective order.</summary>
    public Programme Evolve(Recorded recorded)
    {
        var on = recorded.EffectiveOn;
        return recorded.Event switch
        {
            ProgrammeProposed e => this with
            {
                State = ProgrammeState.Proposed, Since = on, Opening = e, Code = e.Code, Title = e.Title,
                Department = e.Department, Accounts = e.Accounts, Segment = e.Segment, Cadence = e.Cadence,
                OriginalFinish = e.PlannedFinish, PlannedFinish = e.PlannedFinish, Budget = e.Budget,
                Coverage = [Programmes.Coverage.Own],
            },
            ProgrammeRegistered e => this with
            {
                State = ProgrammeState.Active, Since = on, Opening = e, Code = e.Code, Title = e.Title,
                Department = e.Department, Accounts = e.Accounts, Segment = e.Segment, Cadence = e.Cadence,
                OriginalFinish = e.PlannedFinish, PlannedFinish = e.PlannedFinish, Budget = e.Budget,
                PriceBasis = e.PriceBasis, Coverage = [e.Coverage],
            },
            ProgrammeDescribed e => this with
            {
                Title = e.Title ?? Title, Department = e.Department ?? Department, Accounts = e.Accounts ?? Accounts,
                Segment = e.Segment ?? Segment, Cadence = e.Cadence ?? Cadence,
            },
            ProgrammeCommissioned e => this with
            {
                State = ProgrammeState.Active, Since = on, Commissioned = true, Budget = e.Budget ?? Budget,
                PlannedFinish = e.PlannedFinish ?? PlannedFinish,
                OriginalFinish = e.PlannedFinish ?? OriginalFinish ?? PlannedFinish,
            },
            ProgrammeStalled e => this with { State = ProgrammeState.Stalled, Since = on, Causes = e.Causes },
            ProgrammeResumed => Back(recorded),
            ProgrammePutOnHold e => this with { State = ProgrammeState.OnHold, Since = on, HoldUntil = e.Until },
            ProgrammeTakenUp => Back(recorded),
            FinishRebaselined e => this with
            {
                PlannedFinish = e.To, OriginalFinish = OriginalFinish ?? e.To, LastRebaseline = e,
                Rebaselines = PlannedFinish is null ? Rebaselines : Rebaselines + 1,
            },
            ProgrammeDropped e => this with { State = ProgrammeState.Dropped, Since = on, Causes = e.Causes },
            ProgrammeCompleted => this with { State = ProgrammeState.Completed, Since = on },
            ProgrammeLeftRegister => this with { State = ProgrammeState.LeftRegister, Since = on },
            OutcomeLearnt e => this with { State = StateOf(e.Outcome), Since = e.On ?? on, Outcome = e },
            ProgrammeReopened => Back(recorded) with { Outcome = null },
            CoverageDeclared e => this with
            {
                Coverage = Coverage.RemoveAll(c => c.Source == e.Coverage.Source).Add(e.Coverage),
            },
            ProgrammeIdentified e => this with { RegisterIds = RegisterIds.Remove(e).Add(e) },

            PhasePlanned e => this with { Phases = Phases.SetItem(e.Number, Phase.Planned(e)) },
            PhaseReplanned e => With(e.Number, p => p.Replanned(e)),
            PhaseStarted e => With(e.Number, p => p with { State = PhaseState.Started }),
            PhaseCompleted e => With(e.Number, p => p with { State = PhaseState.Completed }),
            PhaseCancelled e => With(e.Number, p => p with { State = PhaseState.Cancelled }),

            ScopeItemAdded e => this with { Items = Items.SetItem(e.Item, ScopeItem.Added(e)) },
            ScopeItemRevised e => With(e.Item, i => i.Revised(e)),
            ScopeItemDeferred e => With(e.Item, i => i with { Phase = e.ToPhase, Deferrals = i.Deferrals + 1 }),
            ScopeItemPulledForward e => With(e.Item, i => i with { Phase = e.ToPhase }),
            ScopeItemDelivered e => With(e.Item, i => i.Delivering(e.Share, on)),
            ScopeItemDropped e => With(e.Item, i => i with { Dropped = true, DropCauses = e.Causes }),

            SponsorAppointed e => this with { Sponsors = Sponsors.Add(new Seat(e.Person, e.Role, on)) },
            SponsorSwapped e => Swap(e, on),
            SponsorVacated e => this with
            {
                Sponsors = Sponsors.RemoveAll(s => s.Person == e.Person), LastVacated = (e.Person, on),
            },
            DeputySponsorNamed e => this with { Deputy = e.Person },
            SponsorRecommitted e => this with
            {
                Sponsors = Sponsors.ConvertAll(s => s.Person == e.Person ? s with { Commitment = e.Commitment } : s),
            },
            LeadChanged e => this with { Lead = e.Person },

            BudgetApproved e => this with { Budget = e.Amount, PriceBasis = e.PriceBasis ?? PriceBasis, LastCut = null },
            BudgetCut e => this with { Budget = e.To, LastCut = e },
            BudgetRestored e => this with { Budget = e.To },
            BudgetRestated e => this with { Budget = e.To, PriceBasis = e.PriceBasis ?? PriceBasis },

            StatusReported e => this with { Statuses = Statuses.SetItem(e.Period, StatusAfter(e, recorded)) },
            _ => this,
        };
    }

    private static ProgrammeState StateOf(Outcome outcome) => outcome switch
    {
        Programmes.Outcome.Completed => ProgrammeState.Completed,
        Programmes.Outcome.Dropped => ProgrammeState.Dropped,
        _ => ProgrammeState.Merged,
    };

    private Programme Back(Recorded by) => this with
    {
        State = ProgrammeState.Active, Since = by.EffectiveOn, Causes = [], HoldUntil = null,
        Moved = (by.Event.GetType(), by.EffectiveOn),
    };

    private Programme With(int phase, Func<Phase, Phase> change) =>
        Phases.TryGetValue(phase, out var p) ? this with { Phases = Phases.SetItem(phase, change(p)) } : this;

    private Programme With(string item, Func<ScopeItem, ScopeItem> change) =>
        Items.TryGetValue(item, out var i) ? this with { Items = Items.SetItem(item, change(i)) } : this;

    private Programme Swap(SponsorSwapped e, DateOnly on)
    {
        var seat = Sponsors.FindIndex(s => s.Person == e.From);
        return seat < 0
            ? this
            : this with { Sponsors = Sponsors.SetItem(seat, new Seat(e.To, Sponsors[seat].Role, on, SwappedIn: e.From)) };
    }

    // Supersession acts by recorded time: of two reports for one period the later recorded stands, wherever its day lies.
    private StatusOnRecord StatusAfter(StatusReported e, Recorded recorded)
    {
        var next = new StatusOnRecord(e, recorded.Position, recorded.TextNames.Contains(TextNames.Reason));
        return Statuses.TryGetValue(e.Period, out var held) && held.Position > next.Position ? held : next;
    }
}

public enum PhaseState
{
    Planned,
    Started,
    Completed,
    Cancelled,
}

public sealed record Phase(int Number, string Title, DateOnly? Start, DateOnly? Finish, bool Funded, PhaseState State)
{
    /// <summary>Whether scope can still be put into it.</summary>
    public bool Open => State is PhaseState.Planned or PhaseState.Started;

    internal static Phase Planned(PhasePlanned e) => new(e.Number, e.Title, e.Start, e.Finish, e.Funded, PhaseState.Planned);

    internal Phase Replanned(PhaseReplanned e) => this with
    {
        Title = e.Title ?? Title, Start = e.Start ?? Start, Finish = e.Finish ?? Finish, Funded = e.Funded ?? Funded,
    };
}

/// <param name="Phase">The phase it is planned for; null is "later", unplanned.</param>
/// <param name="Delivered">Percent delivered so far.</param>
public sealed record ScopeItem(
    string Item,
    string Title,
    int? Phase,
    int CustomerValue,
    ValueList<Promise> Promises,
    int Delivered,
    int Deferrals,
    bool Dropped,
    ValueList<Derailer> DropCauses,
    ScopeItemAdded Opening,
    (DateOnly On, int Share) LastDelivery)
{
    /// <summary>Neither delivered in full nor dropped.</summary>
    public bool Open => !Dropped && Delivered < 100;

    internal static ScopeItem Added(ScopeItemAdded e) =>
        new(e.Item, e.Title, e.Phase, e.CustomerValue, e.Promises, 0, 0, false, [], e, default);

    internal ScopeItem Revised(ScopeItemRevised e) => this with
    {
        Title = e.Title ?? Title, CustomerValue = e.CustomerValue ?? CustomerValue, Promises = e.Promises ?? Promises,
    };

    internal ScopeItem Delivering(int share, DateOnly on) =>
        this with { Delivered = Math.Min(100, Delivered + share), LastDelivery = (on, share) };
}

/// <summary>A person in a sponsor's seat.</summary>
/// <param name="SwappedIn">Whom the person replaced, if it was by a swap.</param>
/// <param name="Commitment">What the person said of the programme, once said.</param>
public sealed record Seat(
    string Person,
    SponsorRole Role,
    DateOnly Since,
    string? SwappedIn = null,
    Commitment? Commitment = null);

/// <summary>The report that stands for a period, where it was recorded, and whether it says why it supersedes.</summary>
public sealed record StatusOnRecord(StatusReported Report, long Position, bool HasReason);
