namespace Portfolio.Domain.Programmes;

public static partial class ProgrammeRules
{
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
