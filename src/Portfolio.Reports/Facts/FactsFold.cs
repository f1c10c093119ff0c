using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.Reports.Facts;

/// <summary>
/// Takes events one by one in effective order. Total: parts of a history that are not valid by themselves (what sources
/// had said by some day) are taken for what they say; what makes no sense without a missing event changes nothing.
/// </summary>
internal sealed class FactsFold
{
    private readonly List<Profile> _profiles = [];
    private readonly List<StateSpell> _states = [];
    private readonly List<SeatFold> _seats = [];
    private readonly List<DeputyFact> _deputies = [];
    private readonly List<FinishFact> _finishes = [];
    private readonly List<BudgetFact> _budgets = [];
    private readonly List<StatusFact> _statuses = [];
    private readonly List<PhaseFold> _phases = [];
    private readonly List<ItemFold> _items = [];
    private readonly Dictionary<string, ItemFold> _itemsByCode = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<CoverageSpell> _coverage = [];
    private readonly List<Heard> _heard = [];
    private ContextFold? _context;
    private string _code = "";
    private DateOnly? _opened;
    private bool _registered;
    private bool _commissioned;
    private DateOnly? _startedOn;

    public void Take(Recorded recorded)
    {
        var (on, at) = (recorded.EffectiveOn, recorded.Position);
        if (_opened is null && !Open(recorded))
        {
            return;
        }

        Hear(on, at);
        // What follows agrees with the domain's own fold; a property holds the two together.
        switch (recorded.Event)
        {
            case StatusReported e:
                _statuses.Add(new(on, at, e));
                break;
            case ProgrammeDescribed e:
                Describe(e, on, at);
                break;
            case ProgrammeCommissioned e:
                _commissioned = true;
                State(ProgrammeState.Active, on, at);
                Budget(BudgetKind.Approved, e.Budget, null, on, at);
                Finish(FinishKind.Commissioned, e.PlannedFinish, [], on, at);
                break;
            case ProgrammeStalled e:
                State(ProgrammeState.Stalled, on, at, e.Causes);
                break;
            case ProgrammeResumed or ProgrammeTakenUp:
                State(ProgrammeState.Active, on, at);
                break;
            case ProgrammePutOnHold:
                State(ProgrammeState.OnHold, on, at);
                break;
            case FinishRebaselined e when _finishes.Count > 0 && _finishes[^1].To == e.To:
                break;
            case FinishRebaselined e:
                Finish(_finishes.Count == 0 ? FinishKind.Planned : FinishKind.Rebaselined, e.To, e.Causes, on, at);
                break;
            case ProgrammeDropped e:
                State(ProgrammeState.Dropped, on, at, e.Causes);
                Share(ScopeFate.Dropped, on, on, at);
                break;
            case ProgrammeCompleted:
                State(ProgrammeState.Completed, on, at);
                Share(ScopeFate.Dropped, on, on, at);
                break;
            case ExperimentEnded:
                State(ProgrammeState.ExperimentEnded, on, at);
                Share(ScopeFate.Dropped, on, on, at);
                break;
            case ProgrammeMerged:
                State(ProgrammeState.Merged, on, at);
                break;
            case ProgrammeLeftRegister:
                State(ProgrammeState.LeftRegister, on, at);
                Share(ScopeFate.Unknown, on, on, at);
                break;
            case OutcomeLearnt e:
                Learn(e, on, at);
                break;
            case ProgrammeReopened:
                State(_registered || _commissioned ? ProgrammeState.Active : ProgrammeState.Proposed, on, at);
                Share(ScopeFate.Open, on, on, at);
                break;
            case CoverageDeclared e:
                Cover(e.Coverage, on, at);
                break;
            case PhasePlanned or PhaseReplanned or PhaseStarted or PhaseCompleted or PhaseCancelled:
                Phase(recorded.Event, on, at);
                break;
            case ScopeItemAdded or ScopeItemRevised or ScopeItemDeferred or ScopeItemPulledForward
                or ScopeItemDelivered or ScopeItemDropped or ScopeItemTransferred or ScopeItemReceived:
                Item(recorded.Event, on, at);
                break;
            case SponsorAppointed or SponsorSwapped or SponsorVacated or SponsorRecommitted:
                SeatFold.Take(_seats, recorded.Event, on, at);
                break;
            case DeputySponsorNamed e:
                _deputies.Add(new(on, at, e.Person));
                break;
            case BudgetApproved e:
                Budget(BudgetKind.Approved, e.Amount, e.PriceBasis, on, at);
                break;
            case BudgetCut e:
                Budget(BudgetKind.Cut, e.To, null, on, at);
                break;
            case BudgetRestored e:
                Budget(BudgetKind.Restored, e.To, null, on, at);
                break;
            case BudgetRestated e:
                Budget(BudgetKind.Restated, e.To, e.PriceBasis, on, at);
                break;
            case ProgrammeProposed or ProgrammeRegistered or LeadChanged or TeamMemberReassigned or ProgrammeSplit
                or ProgrammeAbsorbed or ProgrammeIdentified:
                break;
            default:
                (_context ??= new()).Take(recorded.Event, on, at);
                break;
        }
    }

    public ProgrammeFacts Facts() => new()
    {
        Code = _code,
        Opened = _opened,
        Registered = _registered,
        StartedOn = _startedOn,
        Profiles = Frozen(_profiles),
        States = Frozen(_states),
        Seats = [.. _seats.Select(s => s.Fact())],
        Deputies = Frozen(_deputies),
        Finishes = Frozen(_finishes),
        Budgets = Frozen(_budgets),
        Statuses = Frozen(_statuses),
        LatestStatuses = StatusFact.Latest(_statuses),
        Phases = [.. _phases.Select(p => p.Fact())],
        Items = [.. _items.Select(i => i.Fact())],
        HandedOver = _items.Exists(i => i.HandedOver),
        Coverage = Frozen(_coverage),
        Heard = Frozen(_heard),
        Context = _context?.Facts() ?? ContextFacts.None,
    };

    private bool Open(Recorded recorded)
    {
        var (on, at) = (recorded.EffectiveOn, recorded.Position);
        switch (recorded.Event)
        {
            case ProgrammeProposed e:
                (_code, _opened) = (e.Code, on);
                _profiles.Add(new(on, at, e.Title, e.Department, e.Accounts, e.Segment, e.Cadence));
                _coverage.Add(new(Coverage.Own, on, at));
                State(ProgrammeState.Proposed, on, at);
                Finish(FinishKind.Planned, e.PlannedFinish, [], on, at);
                Budget(BudgetKind.Opening, e.Budget, null, on, at);
                return true;
            case ProgrammeRegistered e:
                (_code, _opened, _registered, _startedOn) = (e.Code, on, true, e.StartedOn);
                _profiles.Add(new(on, at, e.Title, e.Department, e.Accounts, e.Segment, e.Cadence));
                _coverage.Add(new(e.Coverage, on, at));
                State(ProgrammeState.Active, on, at);
                Finish(FinishKind.Planned, e.PlannedFinish, [], on, at);
                Budget(BudgetKind.Opening, e.Budget, e.PriceBasis, on, at);
                return true;
            default:
                return false;
        }
    }

    private void Hear(DateOnly on, long at)
    {
        if (_heard.Count > 0 && _heard[^1].From == on)
        {
            _heard[^1] = new(on, at);
        }
        else
        {
            _heard.Add(new(on, at));
        }
    }

    private void Describe(ProgrammeDescribed e, DateOnly on, long at)
    {
        var was = _profiles[^1];
        _profiles.Add(new(
            on, at, e.Title ?? was.Title, e.Department ?? was.Department, e.Accounts ?? was.Accounts,
            Words.After(e.Segment, was.Segment), e.Cadence ?? was.Cadence));
    }

    private void State(
        ProgrammeState state, DateOnly on, long at, ValueList<Derailer>? causes = null, DateOnly? happenedOn = null)
    {
        if (_states.Count > 0)
        {
            if (_states[^1].State == state)
            {
                return;
            }

            _states[^1] = _states[^1] with { To = on, EndedAt = at, Next = state };
        }

        _states.Add(new(state, on, at, causes ?? [], happenedOn));
    }

    private void Learn(OutcomeLearnt e, DateOnly on, long at)
    {
        var state = e.Outcome switch
        {
            Outcome.Completed => ProgrammeState.Completed,
            Outcome.Dropped => ProgrammeState.Dropped,
            _ => ProgrammeState.Merged,
        };
        State(state, on, at, happenedOn: e.On);
        if (e.Outcome == Outcome.Dropped)
        {
            Share(ScopeFate.Dropped, on, e.On ?? on, at);
        }
    }

    private void Share(ScopeFate fate, DateOnly on, DateOnly happenedOn, long at)
    {
        // The same for all that share it: most items of a programme do in the end.
        var shared = new FateChange(on, at, fate, happenedOn, WithProgramme: true);
        foreach (var item in _items)
        {
            item.Share(shared);
        }
    }

    private void Finish(FinishKind kind, DateOnly? to, ValueList<Derailer> causes, DateOnly on, long at)
    {
        if (to is { } day)
        {
            _finishes.Add(new(on, at, kind, _finishes.Count == 0 ? null : _finishes[^1].To, day, causes));
        }
    }

    private void Budget(BudgetKind kind, Money? to, string? priceBasis, DateOnly on, long at)
    {
        if (to is not null)
        {
            var was = _budgets.Count == 0 ? null : _budgets[^1];
            _budgets.Add(new(on, at, kind, was?.To, to, priceBasis ?? was?.PriceBasis));
        }
    }

    private void Cover(Coverage coverage, DateOnly on, long at)
    {
        var held = _coverage.FindIndex(c => c.To is null && c.Coverage.Source == coverage.Source);
        if (held >= 0)
        {
            _coverage[held] = _coverage[held] with { To = on };
        }

        _coverage.Add(new(coverage, on, at));
    }

    private void Phase(DomainEvent happened, DateOnly on, long at)
    {
        if (happened is PhasePlanned planned)
        {
            _phases.Add(new(planned, on, at));
            return;
        }

        var number = happened switch
        {
            PhaseReplanned e => e.Number,
            PhaseStarted e => e.Number,
            PhaseCompleted e => e.Number,
            PhaseCancelled e => e.Number,
            _ => 0,
        };
        _phases.FindLast(p => p.Number == number)?.Take(happened, on, at);
    }

    private void Item(DomainEvent happened, DateOnly on, long at)
    {
        var department = _profiles[^1].Department;
        switch (happened)
        {
            case ScopeItemAdded e when !_itemsByCode.ContainsKey(e.Item):
                var item = new ItemFold(e, Funded(e.Phase), department, on, at);
                _items.Add(item);
                _itemsByCode.Add(e.Item, item);
                break;
            case ScopeItemReceived e:
                // One that went to another programme and came back follows the one that went.
                var received = new ItemFold(e, Funded(e.Phase), department, on, at);
                _items.Add(received);
                _itemsByCode[e.Item] = received;
                break;
            case ScopeItemTransferred e when _itemsByCode.TryGetValue(e.Item, out var i):
                i.Transfer(new(e.To, e.AsItem), on, at);
                break;
            case ScopeItemRevised e when _itemsByCode.TryGetValue(e.Item, out var i):
                i.Revise(e, on, at);
                break;
            case ScopeItemDeferred e when _itemsByCode.TryGetValue(e.Item, out var i):
                i.Move(MoveKind.Deferred, e.ToPhase, Funded(e.ToPhase), department, e.Causes, on, at);
                break;
            case ScopeItemPulledForward e when _itemsByCode.TryGetValue(e.Item, out var i):
                i.Move(MoveKind.PulledForward, e.ToPhase, Funded(e.ToPhase), department, [], on, at);
                break;
            case ScopeItemDelivered e when _itemsByCode.TryGetValue(e.Item, out var i):
                i.Deliver(e.Share, on, at);
                break;
            case ScopeItemDropped e when _itemsByCode.TryGetValue(e.Item, out var i):
                i.Drop(e.Causes, on, at);
                break;
        }
    }

    private bool Funded(int? phase) => phase is { } number && _phases.FindLast(p => p.Number == number)?.Funded == true;

    private static ImmutableArray<T> Frozen<T>(List<T> facts) =>
        ImmutableCollectionsMarshal.AsImmutableArray(facts.ToArray());
}
