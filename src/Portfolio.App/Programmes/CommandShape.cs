using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Portfolio.App.Node;
using Portfolio.Domain.Accounts;
using Portfolio.Domain.Departments;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
using Portfolio.Domain.Shocks;
using Portfolio.Domain.Surveys;
using Portfolio.Domain.Waves;

namespace Portfolio.App.Programmes;

/// <summary>
/// The shapes of commands with only what a caller can give: what a command says of itself (whether it opens a record) is
/// left out.
/// </summary>
internal static class CommandShape
{
    private static readonly JsonSerializerOptions GivenOnly = new(CommandJson.Default.Options)
    {
        TypeInfoResolver = ((IJsonTypeInfoResolver)CommandJson.Default).WithAddedModifier(ConstructedOnly.Modify),
    };

    public static readonly JsonTypeInfo EnvelopeFields = GivenOnly.GetTypeInfo(typeof(EnvelopeFields));
    public static readonly JsonTypeInfo Propose = GivenOnly.GetTypeInfo(typeof(Propose));
    public static readonly JsonTypeInfo Register = GivenOnly.GetTypeInfo(typeof(Register));
    public static readonly JsonTypeInfo Describe = GivenOnly.GetTypeInfo(typeof(Describe));
    public static readonly JsonTypeInfo Commission = GivenOnly.GetTypeInfo(typeof(Commission));
    public static readonly JsonTypeInfo Stall = GivenOnly.GetTypeInfo(typeof(Stall));
    public static readonly JsonTypeInfo Resume = GivenOnly.GetTypeInfo(typeof(Resume));
    public static readonly JsonTypeInfo PutOnHold = GivenOnly.GetTypeInfo(typeof(PutOnHold));
    public static readonly JsonTypeInfo TakeUp = GivenOnly.GetTypeInfo(typeof(TakeUp));
    public static readonly JsonTypeInfo Rebaseline = GivenOnly.GetTypeInfo(typeof(Rebaseline));
    public static readonly JsonTypeInfo Drop = GivenOnly.GetTypeInfo(typeof(Drop));
    public static readonly JsonTypeInfo EndExperiment = GivenOnly.GetTypeInfo(typeof(EndExperiment));
    public static readonly JsonTypeInfo Complete = GivenOnly.GetTypeInfo(typeof(Complete));
    public static readonly JsonTypeInfo LeaveRegister = GivenOnly.GetTypeInfo(typeof(LeaveRegister));
    public static readonly JsonTypeInfo LearnOutcome = GivenOnly.GetTypeInfo(typeof(LearnOutcome));
    public static readonly JsonTypeInfo Reopen = GivenOnly.GetTypeInfo(typeof(Reopen));
    public static readonly JsonTypeInfo Split = GivenOnly.GetTypeInfo(typeof(Split));
    public static readonly JsonTypeInfo Merge = GivenOnly.GetTypeInfo(typeof(Merge));
    public static readonly JsonTypeInfo DeclareCoverage = GivenOnly.GetTypeInfo(typeof(DeclareCoverage));
    public static readonly JsonTypeInfo IdentifyInRegister = GivenOnly.GetTypeInfo(typeof(IdentifyInRegister));
    public static readonly JsonTypeInfo PlanPhase = GivenOnly.GetTypeInfo(typeof(PlanPhase));
    public static readonly JsonTypeInfo ReplanPhase = GivenOnly.GetTypeInfo(typeof(ReplanPhase));
    public static readonly JsonTypeInfo StartPhase = GivenOnly.GetTypeInfo(typeof(StartPhase));
    public static readonly JsonTypeInfo CompletePhase = GivenOnly.GetTypeInfo(typeof(CompletePhase));
    public static readonly JsonTypeInfo CancelPhase = GivenOnly.GetTypeInfo(typeof(CancelPhase));
    public static readonly JsonTypeInfo SetMilestone = GivenOnly.GetTypeInfo(typeof(SetMilestone));
    public static readonly JsonTypeInfo ReforecastMilestone = GivenOnly.GetTypeInfo(typeof(ReforecastMilestone));
    public static readonly JsonTypeInfo ReachMilestone = GivenOnly.GetTypeInfo(typeof(ReachMilestone));
    public static readonly JsonTypeInfo AddScopeItem = GivenOnly.GetTypeInfo(typeof(AddScopeItem));
    public static readonly JsonTypeInfo ReviseScopeItem = GivenOnly.GetTypeInfo(typeof(ReviseScopeItem));
    public static readonly JsonTypeInfo DeferScopeItem = GivenOnly.GetTypeInfo(typeof(DeferScopeItem));
    public static readonly JsonTypeInfo PullForward = GivenOnly.GetTypeInfo(typeof(PullForward));
    public static readonly JsonTypeInfo Deliver = GivenOnly.GetTypeInfo(typeof(Deliver));
    public static readonly JsonTypeInfo DropScopeItem = GivenOnly.GetTypeInfo(typeof(DropScopeItem));
    public static readonly JsonTypeInfo TransferScopeItem = GivenOnly.GetTypeInfo(typeof(TransferScopeItem));
    public static readonly JsonTypeInfo AppointSponsor = GivenOnly.GetTypeInfo(typeof(AppointSponsor));
    public static readonly JsonTypeInfo SwapSponsor = GivenOnly.GetTypeInfo(typeof(SwapSponsor));
    public static readonly JsonTypeInfo VacateSponsor = GivenOnly.GetTypeInfo(typeof(VacateSponsor));
    public static readonly JsonTypeInfo NameDeputySponsor = GivenOnly.GetTypeInfo(typeof(NameDeputySponsor));
    public static readonly JsonTypeInfo RecommitSponsor = GivenOnly.GetTypeInfo(typeof(RecommitSponsor));
    public static readonly JsonTypeInfo ChangeLead = GivenOnly.GetTypeInfo(typeof(ChangeLead));
    public static readonly JsonTypeInfo ReassignTeamMember = GivenOnly.GetTypeInfo(typeof(ReassignTeamMember));
    public static readonly JsonTypeInfo ApproveBudget = GivenOnly.GetTypeInfo(typeof(ApproveBudget));
    public static readonly JsonTypeInfo CutBudget = GivenOnly.GetTypeInfo(typeof(CutBudget));
    public static readonly JsonTypeInfo RestoreBudget = GivenOnly.GetTypeInfo(typeof(RestoreBudget));
    public static readonly JsonTypeInfo RestateBudget = GivenOnly.GetTypeInfo(typeof(RestateBudget));
    public static readonly JsonTypeInfo InvolveDepartment = GivenOnly.GetTypeInfo(typeof(InvolveDepartment));
    public static readonly JsonTypeInfo RecordEngagement = GivenOnly.GetTypeInfo(typeof(RecordEngagement));
    public static readonly JsonTypeInfo RecordBlindsiding = GivenOnly.GetTypeInfo(typeof(RecordBlindsiding));
    public static readonly JsonTypeInfo ObserveDerailers = GivenOnly.GetTypeInfo(typeof(ObserveDerailers));
    public static readonly JsonTypeInfo ClearDerailer = GivenOnly.GetTypeInfo(typeof(ClearDerailer));
    public static readonly JsonTypeInfo PrepareContingency = GivenOnly.GetTypeInfo(typeof(PrepareContingency));
    public static readonly JsonTypeInfo ReviewContingency = GivenOnly.GetTypeInfo(typeof(ReviewContingency));
    public static readonly JsonTypeInfo InvokeContingency = GivenOnly.GetTypeInfo(typeof(InvokeContingency));
    public static readonly JsonTypeInfo ReportStatus = GivenOnly.GetTypeInfo(typeof(ReportStatus));
    public static readonly JsonTypeInfo OverrideStatus = GivenOnly.GetTypeInfo(typeof(OverrideStatus));
    public static readonly JsonTypeInfo RecordCustomerAssessment = GivenOnly.GetTypeInfo(typeof(RecordCustomerAssessment));
    public static readonly JsonTypeInfo RecordCustomerIncident = GivenOnly.GetTypeInfo(typeof(RecordCustomerIncident));
    public static readonly JsonTypeInfo ResolveCustomerIncident = GivenOnly.GetTypeInfo(typeof(ResolveCustomerIncident));
    public static readonly JsonTypeInfo LinkOutcome = GivenOnly.GetTypeInfo(typeof(LinkOutcome));
    public static readonly JsonTypeInfo MeasureOutcome = GivenOnly.GetTypeInfo(typeof(MeasureOutcome));
    public static readonly JsonTypeInfo UnlinkOutcome = GivenOnly.GetTypeInfo(typeof(UnlinkOutcome));
    public static readonly JsonTypeInfo RaiseFeedbackAction = GivenOnly.GetTypeInfo(typeof(RaiseFeedbackAction));
    public static readonly JsonTypeInfo CloseFeedbackAction = GivenOnly.GetTypeInfo(typeof(CloseFeedbackAction));
    public static readonly JsonTypeInfo EscalateFeedbackAction = GivenOnly.GetTypeInfo(typeof(EscalateFeedbackAction));
    public static readonly JsonTypeInfo LogCommunication = GivenOnly.GetTypeInfo(typeof(LogCommunication));
    public static readonly JsonTypeInfo AnswerStrategyQuestion = GivenOnly.GetTypeInfo(typeof(AnswerStrategyQuestion));
    public static readonly JsonTypeInfo Retract = GivenOnly.GetTypeInfo(typeof(Retract));
    public static readonly JsonTypeInfo OpenDepartment = GivenOnly.GetTypeInfo(typeof(OpenDepartment));
    public static readonly JsonTypeInfo DescribeDepartment = GivenOnly.GetTypeInfo(typeof(DescribeDepartment));
    public static readonly JsonTypeInfo OpenAccount = GivenOnly.GetTypeInfo(typeof(OpenAccount));
    public static readonly JsonTypeInfo DescribeAccount = GivenOnly.GetTypeInfo(typeof(DescribeAccount));
    public static readonly JsonTypeInfo AbsorbShock = GivenOnly.GetTypeInfo(typeof(AbsorbShock));
    public static readonly JsonTypeInfo DeclareShock = GivenOnly.GetTypeInfo(typeof(DeclareShock));
    public static readonly JsonTypeInfo RetractShock = GivenOnly.GetTypeInfo(typeof(RetractShock));
    public static readonly JsonTypeInfo OpenWave = GivenOnly.GetTypeInfo(typeof(OpenWave));
    public static readonly JsonTypeInfo RecordResponses = GivenOnly.GetTypeInfo(typeof(RecordResponses));
    public static readonly JsonTypeInfo CloseWave = GivenOnly.GetTypeInfo(typeof(CloseWave));
    public static readonly JsonTypeInfo CloseResponseAction = GivenOnly.GetTypeInfo(typeof(CloseResponseAction));
    public static readonly JsonTypeInfo EscalateResponseAction = GivenOnly.GetTypeInfo(typeof(EscalateResponseAction));
    public static readonly JsonTypeInfo RetractWave = GivenOnly.GetTypeInfo(typeof(RetractWave));
    public static readonly JsonTypeInfo OpenSurvey = GivenOnly.GetTypeInfo(typeof(OpenSurvey));
    public static readonly JsonTypeInfo CloseSurvey = GivenOnly.GetTypeInfo(typeof(CloseSurvey));
    public static readonly JsonTypeInfo ChangeSetting = GivenOnly.GetTypeInfo(typeof(ChangeSetting));
    public static readonly JsonTypeInfo DefineStatusScale = GivenOnly.GetTypeInfo(typeof(DefineStatusScale));
}
