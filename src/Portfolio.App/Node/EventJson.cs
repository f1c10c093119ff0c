using System.Text.Json;
using System.Text.Json.Serialization;
using Portfolio.App.Administration;
using Portfolio.App.WebHooks;
using Portfolio.Domain;
using Portfolio.Domain.Accounts;
using Portfolio.Domain.BoardPacks;
using Portfolio.Domain.Departments;
using Portfolio.Domain.Feedback;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Registers;
using Portfolio.Domain.Settings;
using Portfolio.Domain.Shocks;
using Portfolio.Domain.Surveys;
using Portfolio.Domain.Waves;

namespace Portfolio.App.Node;

/// <summary>
/// How events stand in the ledger as JSON: camelCase, names of enum values, ISO dates, nothing for null. A member that the
/// schema does not know stops the reader: facts are never skipped.
/// </summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.General,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(Derailer[]))]
[JsonSerializable(typeof(FactKind[]))]
[JsonSerializable(typeof(Promise[]))]
[JsonSerializable(typeof(PastDeferral[]))]
[JsonSerializable(typeof(ScalePoint[]))]
[JsonSerializable(typeof(Stratum[]))]
[JsonSerializable(typeof(DriverScore[]))]
[JsonSerializable(typeof(Statement[]))]
[JsonSerializable(typeof(StatementAnswer[]))]
[JsonSerializable(typeof(Source))]
[JsonSerializable(typeof(ProgrammeProposed))]
[JsonSerializable(typeof(ProgrammeRegistered))]
[JsonSerializable(typeof(ProgrammeDescribed))]
[JsonSerializable(typeof(ProgrammeCommissioned))]
[JsonSerializable(typeof(ProgrammeStalled))]
[JsonSerializable(typeof(ProgrammeResumed))]
[JsonSerializable(typeof(ProgrammePutOnHold))]
[JsonSerializable(typeof(ProgrammeTakenUp))]
[JsonSerializable(typeof(FinishRebaselined))]
[JsonSerializable(typeof(ProgrammeDropped))]
[JsonSerializable(typeof(ProgrammeCompleted))]
[JsonSerializable(typeof(ProgrammeLeftRegister))]
[JsonSerializable(typeof(OutcomeLearnt))]
[JsonSerializable(typeof(ProgrammeReopened))]
[JsonSerializable(typeof(CoverageDeclared))]
[JsonSerializable(typeof(ProgrammeIdentified))]
[JsonSerializable(typeof(PhasePlanned))]
[JsonSerializable(typeof(PhaseReplanned))]
[JsonSerializable(typeof(PhaseStarted))]
[JsonSerializable(typeof(PhaseCompleted))]
[JsonSerializable(typeof(PhaseCancelled))]
[JsonSerializable(typeof(ScopeItemAdded))]
[JsonSerializable(typeof(ScopeItemRevised))]
[JsonSerializable(typeof(ScopeItemDeferred))]
[JsonSerializable(typeof(ScopeItemPulledForward))]
[JsonSerializable(typeof(ScopeItemDelivered))]
[JsonSerializable(typeof(ScopeItemDropped))]
[JsonSerializable(typeof(SponsorAppointed))]
[JsonSerializable(typeof(SponsorSwapped))]
[JsonSerializable(typeof(SponsorVacated))]
[JsonSerializable(typeof(DeputySponsorNamed))]
[JsonSerializable(typeof(SponsorRecommitted))]
[JsonSerializable(typeof(LeadChanged))]
[JsonSerializable(typeof(BudgetApproved))]
[JsonSerializable(typeof(BudgetCut))]
[JsonSerializable(typeof(BudgetRestored))]
[JsonSerializable(typeof(BudgetRestated))]
[JsonSerializable(typeof(StatusReported))]
[JsonSerializable(typeof(ExperimentEnded))]
[JsonSerializable(typeof(MilestoneSet))]
[JsonSerializable(typeof(MilestoneReforecast))]
[JsonSerializable(typeof(MilestoneReached))]
[JsonSerializable(typeof(TeamMemberReassigned))]
[JsonSerializable(typeof(StatusOverridden))]
[JsonSerializable(typeof(DepartmentInvolved))]
[JsonSerializable(typeof(DepartmentEngaged))]
[JsonSerializable(typeof(DepartmentBlindsided))]
[JsonSerializable(typeof(DerailersObserved))]
[JsonSerializable(typeof(DerailerCleared))]
[JsonSerializable(typeof(ContingencyPrepared))]
[JsonSerializable(typeof(ContingencyReviewed))]
[JsonSerializable(typeof(ContingencyInvoked))]
[JsonSerializable(typeof(CustomerAssessmentRecorded))]
[JsonSerializable(typeof(CustomerIncidentRecorded))]
[JsonSerializable(typeof(CustomerIncidentResolved))]
[JsonSerializable(typeof(OutcomeLinked))]
[JsonSerializable(typeof(OutcomeMeasured))]
[JsonSerializable(typeof(OutcomeUnlinked))]
[JsonSerializable(typeof(FeedbackActionRaised))]
[JsonSerializable(typeof(FeedbackActionClosed))]
[JsonSerializable(typeof(FeedbackActionEscalated))]
[JsonSerializable(typeof(CommunicationLogged))]
[JsonSerializable(typeof(StrategyQuestionAnswered))]
[JsonSerializable(typeof(ProgrammeSplit))]
[JsonSerializable(typeof(ProgrammeMerged))]
[JsonSerializable(typeof(ProgrammeAbsorbed))]
[JsonSerializable(typeof(ScopeItemTransferred))]
[JsonSerializable(typeof(ScopeItemReceived))]
[JsonSerializable(typeof(CommandRetracted))]
[JsonSerializable(typeof(DepartmentOpened))]
[JsonSerializable(typeof(DepartmentDescribed))]
[JsonSerializable(typeof(AccountOpened))]
[JsonSerializable(typeof(AccountDescribed))]
[JsonSerializable(typeof(ShockAbsorbed))]
[JsonSerializable(typeof(ShockDeclared))]
[JsonSerializable(typeof(WaveOpened))]
[JsonSerializable(typeof(ResponseRecorded))]
[JsonSerializable(typeof(WaveClosed))]
[JsonSerializable(typeof(SurveyOpened))]
[JsonSerializable(typeof(InvitationsIssued))]
[JsonSerializable(typeof(SurveyAnswered))]
[JsonSerializable(typeof(SurveyClosed))]
[JsonSerializable(typeof(BoardPackPublished))]
[JsonSerializable(typeof(SettingChanged))]
[JsonSerializable(typeof(StatusScaleDefined))]
[JsonSerializable(typeof(SnapshotImported))]
[JsonSerializable(typeof(SnapshotRetracted))]
[JsonSerializable(typeof(ApiKeyCreated))]
[JsonSerializable(typeof(ApiKeyRevoked))]
[JsonSerializable(typeof(WebHookRegistered))]
[JsonSerializable(typeof(AlertHookRegistered))]
[JsonSerializable(typeof(WebHookPaused))]
[JsonSerializable(typeof(WebHookResumed))]
[JsonSerializable(typeof(WebHookSecretRotated))]
[JsonSerializable(typeof(WebHookRemoved))]
[JsonSerializable(typeof(CheckpointKeyRotated))]
[JsonSerializable(typeof(IncarnationOpened))]
[JsonSerializable(typeof(TextRedacted))]
[JsonSerializable(typeof(PersonErased))]
internal sealed partial class EventJson : JsonSerializerContext;
