using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Portfolio.App.Administration;
using Portfolio.App.WebHooks;
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

/// <summary>A kind of event as the ledger names it.</summary>
/// <param name="Name">Stable for ever; never a CLR name, though most are alike today.</param>
/// <param name="Schema">Number of the present shape of its data, from 1; raised with an upcaster for the shape before.</param>
/// <param name="Json">How that shape is read and written.</param>
public sealed record EventType(string Name, int Schema, JsonTypeInfo Json)
{
    /// <summary>From each former shape to the next: the first takes shape 1 to 2. Pure, JSON to JSON.</summary>
    public IReadOnlyList<Action<JsonObject>> Upcasters { get; init; } = [];

    /// <summary>Every kind of event there is.</summary>
    public static readonly IReadOnlyList<EventType> All =
    [
        Of<ProgrammeProposed>("ProgrammeProposed", 1),
        Of<ProgrammeRegistered>("ProgrammeRegistered", 2, OutcomesApart.Upcast),
        Of<ProgrammeDescribed>("ProgrammeDescribed", 1),
        Of<ProgrammeCommissioned>("ProgrammeCommissioned", 1),
        Of<ProgrammeStalled>("ProgrammeStalled", 1),
        Of<ProgrammeResumed>("ProgrammeResumed", 1),
        Of<ProgrammePutOnHold>("ProgrammePutOnHold", 1),
        Of<ProgrammeTakenUp>("ProgrammeTakenUp", 1),
        Of<FinishRebaselined>("FinishRebaselined", 1),
        Of<ProgrammeDropped>("ProgrammeDropped", 1),
        Of<ProgrammeCompleted>("ProgrammeCompleted", 1),
        Of<ProgrammeLeftRegister>("ProgrammeLeftRegister", 1),
        Of<OutcomeLearnt>("OutcomeLearnt", 1),
        Of<ProgrammeReopened>("ProgrammeReopened", 1),
        Of<CoverageDeclared>("CoverageDeclared", 2, OutcomesApart.Upcast),
        Of<ProgrammeIdentified>("ProgrammeIdentified", 1),
        Of<PhasePlanned>("PhasePlanned", 1),
        Of<PhaseReplanned>("PhaseReplanned", 1),
        Of<PhaseStarted>("PhaseStarted", 1),
        Of<PhaseCompleted>("PhaseCompleted", 1),
        Of<PhaseCancelled>("PhaseCancelled", 1),
        Of<ScopeItemAdded>("ScopeItemAdded", 1),
        Of<ScopeItemRevised>("ScopeItemRevised", 1),
        Of<ScopeItemDeferred>("ScopeItemDeferred", 1),
        Of<ScopeItemPulledForward>("ScopeItemPulledForward", 1),
        Of<ScopeItemDelivered>("ScopeItemDelivered", 1),
        Of<ScopeItemDropped>("ScopeItemDropped", 1),
        Of<SponsorAppointed>("SponsorAppointed", 1),
        Of<SponsorSwapped>("SponsorSwapped", 1),
        Of<SponsorVacated>("SponsorVacated", 1),
        Of<DeputySponsorNamed>("DeputySponsorNamed", 1),
        Of<SponsorRecommitted>("SponsorRecommitted", 1),
        Of<LeadChanged>("LeadChanged", 1),
        Of<BudgetApproved>("BudgetApproved", 1),
        Of<BudgetCut>("BudgetCut", 1),
        Of<BudgetRestored>("BudgetRestored", 1),
        Of<BudgetRestated>("BudgetRestated", 1),
        Of<StatusReported>("StatusReported", 1),
        Of<ExperimentEnded>("ExperimentEnded", 1),
        Of<MilestoneSet>("MilestoneSet", 1),
        Of<MilestoneReforecast>("MilestoneReforecast", 1),
        Of<MilestoneReached>("MilestoneReached", 1),
        Of<TeamMemberReassigned>("TeamMemberReassigned", 1),
        Of<StatusOverridden>("StatusOverridden", 1),
        Of<DepartmentInvolved>("DepartmentInvolved", 1),
        Of<DepartmentEngaged>("DepartmentEngaged", 1),
        Of<DepartmentBlindsided>("DepartmentBlindsided", 1),
        Of<DerailersObserved>("DerailersObserved", 1),
        Of<DerailerCleared>("DerailerCleared", 1),
        Of<ContingencyPrepared>("ContingencyPrepared", 1),
        Of<ContingencyReviewed>("ContingencyReviewed", 1),
        Of<ContingencyInvoked>("ContingencyInvoked", 1),
        Of<CustomerAssessmentRecorded>("CustomerAssessmentRecorded", 1),
        Of<CustomerIncidentRecorded>("CustomerIncidentRecorded", 1),
        Of<CustomerIncidentResolved>("CustomerIncidentResolved", 1),
        Of<OutcomeLinked>("OutcomeLinked", 1),
        Of<OutcomeMeasured>("OutcomeMeasured", 1),
        Of<OutcomeUnlinked>("OutcomeUnlinked", 1),
        Of<FeedbackActionRaised>("FeedbackActionRaised", 1),
        Of<FeedbackActionClosed>("FeedbackActionClosed", 1),
        Of<FeedbackActionEscalated>("FeedbackActionEscalated", 1),
        Of<CommunicationLogged>("CommunicationLogged", 1),
        Of<StrategyQuestionAnswered>("StrategyQuestionAnswered", 1),
        Of<ProgrammeSplit>("ProgrammeSplit", 1),
        Of<ProgrammeMerged>("ProgrammeMerged", 1),
        Of<ProgrammeAbsorbed>("ProgrammeAbsorbed", 1),
        Of<ScopeItemTransferred>("ScopeItemTransferred", 2, NothingKnownThen),
        Of<ScopeItemReceived>("ScopeItemReceived", 2, NothingKnownThen),
        Of<ShockAbsorbed>("ShockAbsorbed", 1),
        Of<CommandRetracted>("CommandRetracted", 1),
        Of<DepartmentOpened>("DepartmentOpened", 1),
        Of<DepartmentDescribed>("DepartmentDescribed", 1),
        Of<AccountOpened>("AccountOpened", 1),
        Of<AccountDescribed>("AccountDescribed", 1),
        Of<ShockDeclared>("ShockDeclared", 1),
        Of<WaveOpened>("WaveOpened", 1),
        Of<ResponseRecorded>("ResponseRecorded", 1),
        Of<WaveClosed>("WaveClosed", 1),
        Of<SurveyOpened>("SurveyOpened", 1),
        Of<InvitationsIssued>("InvitationsIssued", 1),
        Of<SurveyAnswered>("SurveyAnswered", 1),
        Of<SurveyClosed>("SurveyClosed", 1),
        Of<BoardPackPublished>("BoardPackPublished", 1),
        Of<SettingChanged>("SettingChanged", 1),
        Of<StatusScaleDefined>("StatusScaleDefined", 1),
        Of<SnapshotImported>("SnapshotImported", 1),
        Of<SnapshotRetracted>("SnapshotRetracted", 1),
        Of<ApiKeyCreated>("ApiKeyCreated", 2, static _ => { }),
        Of<ApiKeyRevoked>("ApiKeyRevoked", 1),
        Of<WebHookRegistered>("WebHookRegistered", 1),
        Of<AlertHookRegistered>("AlertHookRegistered", 1),
        Of<WebHookPaused>("WebHookPaused", 1),
        Of<WebHookResumed>("WebHookResumed", 1),
        Of<WebHookSecretRotated>("WebHookSecretRotated", 1),
        Of<WebHookRemoved>("WebHookRemoved", 1),
        Of<CheckpointKeyRotated>("CheckpointKeyRotated", 1),
        Of<IncarnationOpened>("IncarnationOpened", 1),
        Of<TextRedacted>("TextRedacted", 1),
        Of<PersonErased>("PersonErased", 1),
    ];

    /// <summary>The data of an event of this kind in its present shape.</summary>
    /// <param name="data">As the ledger holds them.</param>
    /// <param name="schema">Their shape: from 1 to <see cref="Schema"/>.</param>
    /// <exception cref="JsonException">They are no JSON object.</exception>
    public string Upcast(string data, int schema)
    {
        if (schema == Schema)
        {
            return data;
        }

        var shape = JsonNode.Parse(data) as JsonObject ?? throw new JsonException("they are no JSON object");
        foreach (var upcast in Upcasters.Skip(schema - 1))
        {
            upcast(shape);
        }

        return shape.ToJsonString();
    }

    private static EventType Of<T>(string name, int schema, params Action<JsonObject>[] upcasters) =>
        new(name, schema, Strict.Options.GetTypeInfo(typeof(T))) { Upcasters = upcasters };

    // From shape 1 to 2 of what hands scope over: what was known whenever it was put off was not held, and stays unknown.
    private static void NothingKnownThen(JsonObject data)
    {
    }

    /// <summary>Facts that are not optional must be there: a reader never makes one up.</summary>
    private static class Strict
    {
        public static readonly JsonSerializerOptions Options = new(EventJson.Default.Options)
        {
            Converters = { new SharedStrings() },
            TypeInfoResolver = ((IJsonTypeInfoResolver)EventJson.Default).WithAddedModifier(static type =>
            {
                ConstructedOnly.Modify(type);
                foreach (var property in type.Properties)
                {
                    property.IsRequired = property.AssociatedParameter is { IsNullable: false, HasDefaultValue: false };
                }
            }),
        };
    }
}
