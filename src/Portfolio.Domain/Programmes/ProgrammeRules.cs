using Portfolio.Domain.Feedback;

namespace Portfolio.Domain.Programmes;

/// <summary>
/// The rules: whether an event may happen to a programme in a state. One mechanism behind deciding, recording late and
/// retracting. The switch refuses what it does not know.
/// </summary>
public static partial class ProgrammeRules
{
    internal static readonly Refusal NotOnRecord =
        new("programme-was-on-record", "The programme was not on record on that day.", "effectiveOn");

    /// <summary>The rule that the event breaks in that state, or null.</summary>
    public static Refusal? Broken(Programme p, Recorded recorded) => recorded.Event switch
    {
        ProgrammeProposed or ProgrammeRegistered => Propose.Rule(p),
        _ when !p.Exists => NotOnRecord,
        ProgrammeDescribed or CoverageDeclared or ProgrammeIdentified => null,
        ProgrammeCommissioned e => Commission.Rule(p, e),
        ProgrammeStalled => Stall.Rule(p),
        ProgrammeResumed => Resume.Rule(p),
        ProgrammePutOnHold => PutOnHold.Rule(p),
        ProgrammeTakenUp => TakeUp.Rule(p),
        FinishRebaselined => Rebaseline.Rule(p),
        ProgrammeDropped => Drop.Rule(p),
        ProgrammeCompleted => Complete.Rule(p),
        ExperimentEnded => EndExperiment.Rule(p),
        ProgrammeLeftRegister => LeaveRegister.Rule(p),
        OutcomeLearnt e => LearnOutcome.Rule(p, e, recorded.EffectiveOn),
        ProgrammeReopened => Reopen.Rule(p),
        ProgrammeSplit => Split.Rule(p),
        ProgrammeMerged => Merge.Rule(p),
        ProgrammeAbsorbed e => Merge.Rule(p, e),
        PhasePlanned e => PlanPhase.Rule(p, e),
        PhaseReplanned e => ReplanPhase.Rule(p, e),
        PhaseStarted e => StartPhase.Rule(p, e),
        PhaseCompleted e => CompletePhase.Rule(p, e),
        PhaseCancelled e => CancelPhase.Rule(p, e),
        MilestoneSet e => SetMilestone.Rule(p, e),
        MilestoneReforecast e => ReforecastMilestone.Rule(p, e),
        MilestoneReached e => ReachMilestone.Rule(p, e),
        ScopeItemAdded e => AddScopeItem.Rule(p, e),
        ScopeItemRevised e => ReviseScopeItem.Rule(p, e),
        ScopeItemDeferred e => DeferScopeItem.Rule(p, e),
        ScopeItemPulledForward e => PullForward.Rule(p, e),
        ScopeItemDelivered e => Deliver.Rule(p, e),
        ScopeItemDropped e => DropScopeItem.Rule(p, e),
        ScopeItemTransferred e => TransferScopeItem.Rule(p, e),
        ScopeItemReceived e => TransferScopeItem.Rule(p, e),
        SponsorAppointed e => AppointSponsor.Rule(p, e),
        SponsorSwapped e => SwapSponsor.Rule(p, e),
        SponsorVacated e => VacateSponsor.Rule(p, e),
        DeputySponsorNamed e => NameDeputySponsor.Rule(p, e),
        SponsorRecommitted e => RecommitSponsor.Rule(p, e),
        LeadChanged => ChangeLead.Rule(p),
        TeamMemberReassigned => ReassignTeamMember.Rule(p),
        BudgetApproved e => ApproveBudget.Rule(p, e),
        BudgetCut e => CutBudget.Rule(p, e),
        BudgetRestored e => RestoreBudget.Rule(p, e),
        BudgetRestated e => RestateBudget.Rule(p, e),
        StatusReported e => ReportStatus.Rule(p, e, recorded),
        StatusOverridden e => OverrideStatus.Rule(p, e),
        DepartmentInvolved => InvolveDepartment.Rule(p),
        DepartmentEngaged e => RecordEngagement.Rule(p, e),
        DepartmentBlindsided => RecordBlindsiding.Rule(p),
        DerailersObserved => ObserveDerailers.Rule(p),
        DerailerCleared e => ClearDerailer.Rule(p, e),
        ContingencyPrepared => PrepareContingency.Rule(p),
        ContingencyReviewed e => ReviewContingency.Rule(p, e),
        ContingencyInvoked e => InvokeContingency.Rule(p, e),
        ShockAbsorbed e => AbsorbShock.Rule(p, e),
        CustomerAssessmentRecorded => null,
        CustomerIncidentRecorded e => RecordCustomerIncident.Rule(p, e),
        CustomerIncidentResolved e => ResolveCustomerIncident.Rule(p, e),
        OutcomeLinked e => LinkOutcome.Rule(p, e),
        OutcomeMeasured e => MeasureOutcome.Rule(p, e),
        OutcomeUnlinked e => UnlinkOutcome.Rule(p, e),
        FeedbackEvent e => FeedbackActions.Broken(p.Actions, e, recorded.EffectiveOn),
        CommunicationLogged e => LogCommunication.Rule(p, e),
        StrategyQuestionAnswered => AnswerStrategyQuestion.Rule(p),
        var unknown => new("event-has-a-rule", $"No rule says when {unknown.GetType().Name} may happen."),
    };

    internal static Refusal? OneCurrency(Programme p, Money? amount, string field) =>
        amount is not null && p.Budget is not null && amount.Currency != p.Budget.Currency
            ? new(
                "one-currency",
                $"{p.Code}’s budget is in {p.Budget.Currency}; a programme has one currency.",
                $"{field}.currency")
            : null;

    internal static Refusal? OpenPhase(Programme p, int number, string verb, out Phase? phase, string field = "number")
    {
        if (!p.Phases.TryGetValue(number, out phase))
        {
            return new("phase-is-planned", $"{p.Code} has no phase {number}: plan it first.", field);
        }

        return phase.Open
            ? null
            : new(
                "phase-is-open",
                $"Phase {number} is {(phase.State == PhaseState.Completed ? "completed" : "cancelled")}; it cannot be {verb}.",
                field);
    }

    /// <summary>“2 open scope items (A, B)”, all of them named up to ten, the rest counted.</summary>
    internal static string Named(string what, IEnumerable<string> names)
    {
        var all = names.ToList();
        var shown = string.Join(", ", all.Take(10)) + (all.Count > 10 ? $" and {all.Count - 10} more" : "");
        return $"{all.Count} {what}{(all.Count == 1 ? "" : "s")} ({shown})";
    }
}
