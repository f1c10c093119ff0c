using Portfolio.Domain.Feedback;

namespace Portfolio.Domain.Programmes;

public sealed partial record Programme
{
    /// <summary>The state after one more event, taken in effective order.</summary>
    public Programme Evolve(Recorded recorded)
    {
        // No arm captures anything: what one of them captures would be made for every event, whichever it is.
        var on = recorded.EffectiveOn;
        return recorded.Event switch
        {
            // First, since it is by far the most frequent: the kinds are tried one after another.
            StatusReported e => this with { Statuses = Statuses.With(StatusAfter(e, recorded)) },

            ProgrammeProposed e => this with
            {
                State = ProgrammeState.Proposed,
                Since = on,
                PlannedFinish = e.PlannedFinish,
                _seldom = Opened(e, on),
            },
            ProgrammeRegistered e => this with
            {
                State = ProgrammeState.Active,
                Since = on,
                PlannedFinish = e.PlannedFinish,
                _seldom = Opened(e, on),
            },
            ProgrammeDescribed e => this with
            {
                Title = e.Title ?? Title,
                Department = e.Department ?? Department,
                Accounts = e.Accounts ?? Accounts,
                Segment = Words.After(e.Segment, Segment),
                Cadence = e.Cadence ?? Cadence,
            },
            ProgrammeCommissioned e => this with
            {
                State = ProgrammeState.Active,
                Since = on,
                Commissioned = true,
                Budget = e.Budget ?? Budget,
                PlannedFinish = e.PlannedFinish ?? PlannedFinish,
                OriginalFinish = e.PlannedFinish ?? OriginalFinish ?? PlannedFinish,
            },
            ProgrammeStalled e => this with { State = ProgrammeState.Stalled, Since = on, Causes = e.Causes },
            ProgrammeResumed e => Back(e, on),
            ProgrammePutOnHold e => this with { State = ProgrammeState.OnHold, Since = on, HoldUntil = e.Until },
            ProgrammeTakenUp e => Back(e, on),
            FinishRebaselined e => this with
            {
                PlannedFinish = e.To,
                OriginalFinish = OriginalFinish ?? e.To,
                LastRebaseline = e,
                Rebaselines = PlannedFinish is null || PlannedFinish == e.To ? Rebaselines : Rebaselines + 1,
            },
            ProgrammeDropped e => this with { State = ProgrammeState.Dropped, Since = on, Causes = e.Causes },
            ProgrammeCompleted => this with { State = ProgrammeState.Completed, Since = on, Causes = [] },
            ExperimentEnded e => this with
            {
                State = ProgrammeState.ExperimentEnded,
                Since = on,
                Causes = [],
                CriterionMet = e.CriterionMet,
            },
            ProgrammeLeftRegister => this with { State = ProgrammeState.LeftRegister, Since = on, Causes = [] },
            OutcomeLearnt e => this with { State = StateOf(e.Outcome), Since = e.On ?? on, Outcome = e },
            ProgrammeSplit e => this with { SplitInto = [.. SplitInto, .. e.Into] },
            ProgrammeMerged e => this with { State = ProgrammeState.Merged, Since = on, Causes = [], MergedInto = e.Into },
            ProgrammeReopened e => Back(e, on) with
            {
                State = Opening is ProgrammeProposed && !Commissioned ? ProgrammeState.Proposed : ProgrammeState.Active,
                Outcome = null,
                CriterionMet = null,
                MergedInto = null,
            },
            CoverageDeclared e => Declared(e),
            ProgrammeIdentified e => this with { RegisterIds = RegisterIds.Remove(e).Add(e) },

            PhasePlanned e => this with { Phases = Phases.SetItem(e.Number, Phase.Planned(e)) },
            PhaseReplanned e => With(e.Number, e, static (p, e) => p.Replanned(e)),
            PhaseStarted e => With(e.Number, PhaseState.Started, static (p, state) => p with { State = state }),
            PhaseCompleted e => With(e.Number, PhaseState.Completed, static (p, state) => p with { State = state }),
            PhaseCancelled e => With(e.Number, PhaseState.Cancelled, static (p, state) => p with { State = state }),

            MilestoneSet e => this with
            {
                Milestones = Milestones.SetItem(e.Milestone, new(e.Milestone, e.Title, e.Due, e.Due)),
            },
            MilestoneReforecast e => With(e.Milestone, e, static (m, e) => m.Expected(e.To)),
            MilestoneReached e => With(e.Milestone, on, static (m, on) => m with { ReachedOn = on }),

            ScopeItemAdded e => this with { Items = Items.SetItem(e.Item, ScopeItem.Added(e)) },
            ScopeItemRevised e => With(e.Item, e, static (i, e) => i.Revised(e)),
            ScopeItemDeferred e => With(
                e.Item, (e, on, Funded: Funded(e.ToPhase), Department),
                static (i, put) => i.PutOff(put.on, put.e.ToPhase, put.Funded, put.e.Causes, put.Department)),
            ScopeItemPulledForward e => With(e.Item, e, static (i, e) => i with { Phase = e.ToPhase }),
            ScopeItemDelivered e => With(e.Item, (e.Share, on), static (i, done) => i.Delivering(done.Share, done.on)),
            ScopeItemTransferred e => With(e.Item, e, static (i, e) => i with { TransferredTo = new(e.To, e.AsItem) }),
            ScopeItemReceived e => this with { Items = Items.SetItem(e.Item, ScopeItem.Received(e)) },
            ScopeItemDropped e => With(e.Item, e, static (i, e) => i with { Dropped = true, DropCauses = e.Causes }),

            SponsorAppointed e => this with
            {
                Sponsors = Sponsors.Add(new Seat(e.Person, e.Role, on)),
                Deputy = DeputyBeside(e.Person),
            },
            SponsorSwapped e => Swap(e, on),
            SponsorVacated e => Vacated(e, on),
            DeputySponsorNamed e => this with { Deputy = e.Person },
            SponsorRecommitted e => Recommitted(e),
            LeadChanged e => this with { Lead = e.Person },
            TeamMemberReassigned e => Telling(e, on),

            BudgetApproved e => this with { Budget = e.Amount, PriceBasis = e.PriceBasis ?? PriceBasis, LastCut = null, CutFrom = null },
            BudgetCut e => this with
            {
                Budget = e.To,
                LastCut = e,
                CutFrom = LastCut is null ? Budget : CutFrom,
            },
            BudgetRestored e => this with { Budget = e.To },
            BudgetRestated e => this with { Budget = e.To, PriceBasis = e.PriceBasis ?? PriceBasis, CutFrom = null },

            StatusOverridden e => this with { Overrides = Overrides.SetItem(e.Period, OverrideAfter(e, recorded)) },

            DepartmentInvolved e when !Involved.ContainsKey(e.Department) => this with
            {
                Involved = Involved.Add(e.Department, new(e.Department, on)),
            },
            DepartmentEngaged e when Involved.TryGetValue(e.Department, out var held) => this with
            {
                Involved = Involved.SetItem(e.Department, held with { Engagement = e.Engagement }),
            },
            DepartmentBlindsided e => Telling(e, on),

            DerailersObserved e => Observed(e, on),
            DerailerCleared e => Telling(e, on) with { Derailers = Derailers.Remove(e.Kind) },

            ContingencyPrepared e => Telling(e, on) with
            {
                Contingencies = Contingencies.SetItem(e.Threat, new(e.Threat, e.Owner, on)),
            },
            ContingencyReviewed e when Contingencies.TryGetValue(e.Threat, out var held) => Telling(e, on) with
            {
                Contingencies = Contingencies.SetItem(e.Threat, held with { TendedOn = on }),
            },
            ContingencyInvoked e => Telling(e, on),

            ShockAbsorbed e => this with { Absorbed = Absorbed.SetItem(e.Shock, e.Severity) },

            CustomerAssessmentRecorded e => Telling(e, on),
            CustomerIncidentRecorded e => this with { Incidents = Incidents.SetItem(e.Incident, new(e, on)) },
            CustomerIncidentResolved e when Incidents.TryGetValue(e.Incident, out var held) => this with
            {
                Incidents = Incidents.SetItem(e.Incident, held with { Handling = e.Handling, ResolvedOn = on }),
            },

            OutcomeLinked e => this with { Outcomes = Outcomes.SetItem(e.Outcome, new(e, on)) },
            OutcomeMeasured e when Outcomes.TryGetValue(e.Outcome, out var held) => this with
            {
                Outcomes = Outcomes.SetItem(e.Outcome, held with { Measure = new(e.Value, on) }),
            },
            OutcomeUnlinked e => this with { Outcomes = Outcomes.Remove(e.Outcome), LastUnlinked = (e.Outcome, on) },

            FeedbackEvent e => this with { Actions = Actions.After(e, on) },
            CommunicationLogged e => Telling(e, on),
            StrategyQuestionAnswered e => this with
            {
                Canvas = Canvas.SetItem(
                    StrategyCanvas.Key(e.Question, e.Component), new(on, recorded.TextNames.Contains(TextNames.Reason))),
            },
            _ => this,
        };
    }

    private static ProgrammeState StateOf(Outcome outcome) => outcome switch
    {
        Programmes.Outcome.Completed => ProgrammeState.Completed,
        Programmes.Outcome.Dropped => ProgrammeState.Dropped,
        _ => ProgrammeState.Merged,
    };

    // In one go: each of these alone would copy all of what is kept apart.
    private Seldom Opened(ProgrammeProposed e, DateOnly on) => _seldom with
    {
        OnRecordFrom = on,
        Opening = e,
        Code = e.Code,
        Title = e.Title,
        Department = e.Department,
        Accounts = e.Accounts,
        Segment = e.Segment,
        Cadence = e.Cadence,
        OriginalFinish = e.PlannedFinish,
        Budget = e.Budget,
        Experiment = e.Experiment,
        Coverage = [Programmes.Coverage.Own],
    };

    private Seldom Opened(ProgrammeRegistered e, DateOnly on) => _seldom with
    {
        OnRecordFrom = on,
        Opening = e,
        Code = e.Code,
        Title = e.Title,
        Department = e.Department,
        Accounts = e.Accounts,
        Segment = e.Segment,
        Cadence = e.Cadence,
        OriginalFinish = e.PlannedFinish,
        Budget = e.Budget,
        PriceBasis = e.PriceBasis,
        Coverage = [e.Coverage],
    };

    private Programme Back(ProgrammeEvent by, DateOnly on) => this with
    {
        State = ProgrammeState.Active,
        Since = on,
        Causes = [],
        HoldUntil = null,
        Moved = (by, on),
    };

    private Programme With<T>(int phase, T by, Func<Phase, T, Phase> change) =>
        Phases.TryGetValue(phase, out var p) ? this with { Phases = Phases.SetItem(phase, change(p, by)) } : this;

    private Programme With<T>(string item, T by, Func<ScopeItem, T, ScopeItem> change) =>
        Items.TryGetValue(item, out var i) ? this with { Items = Items.SetItem(item, change(i, by)) } : this;

    internal bool Funded(int? phase) => phase is { } number && Phases.GetValueOrDefault(number)?.Funded == true;

    private Programme With<T>(string milestone, T by, Func<Milestone, T, Milestone> change) =>
        Milestones.TryGetValue(milestone, out var m)
            ? this with { Milestones = Milestones.SetItem(milestone, change(m, by)) }
            : this;

    private Programme Declared(CoverageDeclared e) =>
        this with { Coverage = Coverage.RemoveAll(c => c.Source == e.Coverage.Source).Add(e.Coverage) };

    private Programme Vacated(SponsorVacated e, DateOnly on) =>
        this with { Sponsors = Sponsors.RemoveAll(s => s.Person == e.Person), LastVacated = (e.Person, on) };

    private Programme Recommitted(SponsorRecommitted e) =>
        this with { Sponsors = Sponsors.ConvertAll(s => s.Person == e.Person ? s with { Commitment = e.Commitment } : s) };

    private Programme Observed(DerailersObserved e, DateOnly on) => this with
    {
        Derailers = Derailers.SetItems(e.Kinds
            .Where(k => !Derailers.ContainsKey(k))
            .Select(k => KeyValuePair.Create(k, on))),
    };

    private Programme Telling(ProgrammeEvent happened, DateOnly on) =>
        this with { Told = (on, Told.On == on ? [.. Told.Events, happened] : [happened]) };

    private Programme Swap(SponsorSwapped e, DateOnly on)
    {
        var seat = Sponsors.FindIndex(s => s.Person == e.From);
        return seat < 0
            ? this
            : this with
            {
                Sponsors = Sponsors.SetItem(seat, new Seat(e.To, Sponsors[seat].Role, on, SwappedIn: e.From)),
                Deputy = DeputyBeside(e.To),
            };
    }

    // Who takes the seat no longer stands in for it.
    private string? DeputyBeside(string sponsor) => Deputy == sponsor ? null : Deputy;

    // Supersession acts by recorded time: of two reports for one period the later recorded stands, wherever its day lies.
    private StatusOnRecord StatusAfter(StatusReported e, Recorded recorded)
    {
        var next = new StatusOnRecord(e, recorded.Position, recorded.TextNames.Contains(TextNames.Reason));
        return Statuses.TryGetValue(e.Period, out var held) && held.Position > next.Position ? held : next;
    }

    private OverrideOnRecord OverrideAfter(StatusOverridden e, Recorded recorded) =>
        Overrides.TryGetValue(e.Period, out var held) && held.Position > recorded.Position ? held : new(e, recorded.Position);
}
