namespace Portfolio.Domain.Programmes;

/// <summary>
/// The rules: whether an event may happen to a programme in a state. One mechanism behind deciding, recording late and
/// retracting. The switch refuses what it does not know.
/// </summary>
public static class ProgrammeRules
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
        ProgrammeLeftRegister => LeaveRegister.Rule(p),
        OutcomeLearnt => LearnOutcome.Rule(p),
        ProgrammeReopened => Reopen.Rule(p),
        PhasePlanned e => PlanPhase.Rule(p, e),
        PhaseReplanned e => ReplanPhase.Rule(p, e),
        PhaseStarted e => StartPhase.Rule(p, e),
        PhaseCompleted e => CompletePhase.Rule(p, e),
        PhaseCancelled e => CancelPhase.Rule(p, e),
        ScopeItemAdded e => AddScopeItem.Rule(p, e),
        ScopeItemRevised e => ReviseScopeItem.Rule(p, e),
        ScopeItemDeferred e => DeferScopeItem.Rule(p, e),
        ScopeItemPulledForward e => PullForward.Rule(p, e),
        ScopeItemDelivered e => Deliver.Rule(p, e),
        ScopeItemDropped e => DropScopeItem.Rule(p, e),
        SponsorAppointed e => AppointSponsor.Rule(p, e),
        SponsorSwapped e => SwapSponsor.Rule(p, e),
        SponsorVacated e => VacateSponsor.Rule(p, e),
        DeputySponsorNamed e => NameDeputySponsor.Rule(p, e),
        SponsorRecommitted e => RecommitSponsor.Rule(p, e),
        LeadChanged => ChangeLead.Rule(p),
        BudgetApproved e => ApproveBudget.Rule(p, e),
        BudgetCut e => CutBudget.Rule(p, e),
        BudgetRestored e => RestoreBudget.Rule(p, e),
        BudgetRestated e => RestateBudget.Rule(p, e),
        StatusReported e => ReportStatus.Rule(p, e, recorded),
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

    internal static string InWords(this Programme p) => p.State switch
    {
        ProgrammeState.Unknown => "not on record yet",
        ProgrammeState.OnHold => $"on hold since {p.Since:yyyy-MM-dd}",
        ProgrammeState.LeftRegister => $"gone from its register since {p.Since:yyyy-MM-dd}",
        ProgrammeState.ExperimentEnded => $"an experiment that ended on {p.Since:yyyy-MM-dd}",
        ProgrammeState.Proposed or ProgrammeState.Active => p.State.ToString().ToLowerInvariant(),
        ProgrammeState.Stalled => $"stalled since {p.Since:yyyy-MM-dd}",
        var ended => $"{ended.ToString().ToLowerInvariant()} since {p.Since:yyyy-MM-dd}",
    };

    /// <summary>What an event says, in a few words for a sentence.</summary>
    public static string InWords(DomainEvent e) => e switch
    {
        ProgrammeProposed => "programme proposed",
        ProgrammeRegistered => "programme registered",
        ProgrammeDescribed => "programme described",
        ProgrammeCommissioned => "programme commissioned",
        ProgrammeStalled => "programme stalled",
        ProgrammeResumed => "programme resumed",
        ProgrammePutOnHold => "programme put on hold",
        ProgrammeTakenUp => "programme taken up",
        FinishRebaselined r => $"finish re-baselined to {r.To:yyyy-MM-dd}",
        ProgrammeDropped => "programme dropped",
        ProgrammeCompleted => "programme completed",
        ProgrammeLeftRegister => "programme left its register",
        OutcomeLearnt => "outcome learnt",
        ProgrammeReopened => "programme reopened",
        CoverageDeclared => "coverage declared",
        ProgrammeIdentified i => $"listed in {i.Register} as {i.Id}",
        PhasePlanned p => $"phase {p.Number} planned",
        PhaseReplanned p => $"phase {p.Number} replanned",
        PhaseStarted p => $"phase {p.Number} started",
        PhaseCompleted p => $"phase {p.Number} completed",
        PhaseCancelled p => $"phase {p.Number} cancelled",
        ScopeItemAdded i => $"scope item {i.Item} added",
        ScopeItemRevised i => $"scope item {i.Item} revised",
        ScopeItemDeferred i => $"scope item {i.Item} deferred to {(i.ToPhase is { } n ? $"phase {n}" : "later")}",
        ScopeItemPulledForward i => $"scope item {i.Item} pulled forward to phase {i.ToPhase}",
        ScopeItemDelivered i => $"scope item {i.Item} delivered ({i.Share} %)",
        ScopeItemDropped i => $"scope item {i.Item} dropped",
        SponsorAppointed => "sponsor appointed",
        SponsorSwapped => "sponsor swapped",
        SponsorVacated => "sponsor’s seat vacated",
        DeputySponsorNamed => "deputy sponsor named",
        SponsorRecommitted r => $"sponsor’s commitment {r.Commitment.ToString().ToLowerInvariant()}",
        LeadChanged => "lead changed",
        BudgetApproved b => $"budget of {b.Amount} approved",
        BudgetCut b => $"budget cut to {b.To}",
        BudgetRestored b => $"budget restored to {b.To}",
        BudgetRestated b => $"budget restated as {b.To}",
        StatusReported s => $"status for the period to {s.Period:yyyy-MM-dd}: {s.Overall ?? "not rated"}",
        CommandRetracted => "command retracted",
        var other => other.GetType().Name,
    };
}
