using System.Text.Json.Serialization.Metadata;

namespace Portfolio.App.Node;

/// <summary>A kind of event as the ledger names it.</summary>
/// <param name="Name">Stable for ever; never a CLR name, though most are alike today.</param>
/// <param name="Schema">Number of the present shape of its data, from 1; raised with an upcaster for the shape before.</param>
/// <param name="Json">How that shape is read and written.</param>
public sealed record EventType(string Name, int Schema, JsonTypeInfo Json)
{
    /// <summary>Every kind of event there is.</summary>
    public static readonly IReadOnlyList<EventType> All =
    [
        new("ProgrammeProposed", 1, EventJson.Default.ProgrammeProposed),
        new("ProgrammeRegistered", 1, EventJson.Default.ProgrammeRegistered),
        new("ProgrammeDescribed", 1, EventJson.Default.ProgrammeDescribed),
        new("ProgrammeCommissioned", 1, EventJson.Default.ProgrammeCommissioned),
        new("ProgrammeStalled", 1, EventJson.Default.ProgrammeStalled),
        new("ProgrammeResumed", 1, EventJson.Default.ProgrammeResumed),
        new("ProgrammePutOnHold", 1, EventJson.Default.ProgrammePutOnHold),
        new("ProgrammeTakenUp", 1, EventJson.Default.ProgrammeTakenUp),
        new("FinishRebaselined", 1, EventJson.Default.FinishRebaselined),
        new("ProgrammeDropped", 1, EventJson.Default.ProgrammeDropped),
        new("ProgrammeCompleted", 1, EventJson.Default.ProgrammeCompleted),
        new("ProgrammeLeftRegister", 1, EventJson.Default.ProgrammeLeftRegister),
        new("OutcomeLearnt", 1, EventJson.Default.OutcomeLearnt),
        new("ProgrammeReopened", 1, EventJson.Default.ProgrammeReopened),
        new("CoverageDeclared", 1, EventJson.Default.CoverageDeclared),
        new("ProgrammeIdentified", 1, EventJson.Default.ProgrammeIdentified),
        new("PhasePlanned", 1, EventJson.Default.PhasePlanned),
        new("PhaseReplanned", 1, EventJson.Default.PhaseReplanned),
        new("PhaseStarted", 1, EventJson.Default.PhaseStarted),
        new("PhaseCompleted", 1, EventJson.Default.PhaseCompleted),
        new("PhaseCancelled", 1, EventJson.Default.PhaseCancelled),
        new("ScopeItemAdded", 1, EventJson.Default.ScopeItemAdded),
        new("ScopeItemRevised", 1, EventJson.Default.ScopeItemRevised),
        new("ScopeItemDeferred", 1, EventJson.Default.ScopeItemDeferred),
        new("ScopeItemPulledForward", 1, EventJson.Default.ScopeItemPulledForward),
        new("ScopeItemDelivered", 1, EventJson.Default.ScopeItemDelivered),
        new("ScopeItemDropped", 1, EventJson.Default.ScopeItemDropped),
        new("SponsorAppointed", 1, EventJson.Default.SponsorAppointed),
        new("SponsorSwapped", 1, EventJson.Default.SponsorSwapped),
        new("SponsorVacated", 1, EventJson.Default.SponsorVacated),
        new("DeputySponsorNamed", 1, EventJson.Default.DeputySponsorNamed),
        new("SponsorRecommitted", 1, EventJson.Default.SponsorRecommitted),
        new("LeadChanged", 1, EventJson.Default.LeadChanged),
        new("BudgetApproved", 1, EventJson.Default.BudgetApproved),
        new("BudgetCut", 1, EventJson.Default.BudgetCut),
        new("BudgetRestored", 1, EventJson.Default.BudgetRestored),
        new("BudgetRestated", 1, EventJson.Default.BudgetRestated),
        new("StatusReported", 1, EventJson.Default.StatusReported),
        new("CommandRetracted", 1, EventJson.Default.CommandRetracted),
        new("DepartmentOpened", 1, EventJson.Default.DepartmentOpened),
        new("DepartmentDescribed", 1, EventJson.Default.DepartmentDescribed),
        new("AccountOpened", 1, EventJson.Default.AccountOpened),
        new("AccountDescribed", 1, EventJson.Default.AccountDescribed),
        new("SettingChanged", 1, EventJson.Default.SettingChanged),
        new("StatusScaleDefined", 1, EventJson.Default.StatusScaleDefined),
        new("SnapshotImported", 1, EventJson.Default.SnapshotImported),
    ];
}
