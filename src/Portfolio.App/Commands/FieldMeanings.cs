using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
using Portfolio.Domain.Shocks;
using Portfolio.Domain.Surveys;
using Portfolio.Domain.Waves;

namespace Portfolio.App.Commands;

/// <summary>
/// What the fields of commands stand for. In the domain's words the same name means the same thing in every command; the
/// few that need their command to be understood come first.
/// </summary>
internal static class FieldMeanings
{
    public static FieldMeaning Of(Type command, string field) => (command.Name, field) switch
    {
        (nameof(SwapSponsor), "from" or "to") => FieldMeaning.Person,
        (nameof(EscalateFeedbackAction) or nameof(EscalateResponseAction), "to") => FieldMeaning.Person,
        (nameof(OverrideStatus), "to") => FieldMeaning.StatusPoint,
        (nameof(TransferScopeItem), "to") or (nameof(Merge), "into") => FieldMeaning.Programme,
        (nameof(ReportStatus), "overall" or "schedule" or "cost" or "scope" or "benefits" or "people") => FieldMeaning.StatusPoint,
        (nameof(PlanPhase), "number") => FieldMeaning.Itself,
        (nameof(ReplanPhase) or nameof(StartPhase) or nameof(CompletePhase) or nameof(CancelPhase), "number") => FieldMeaning.Phase,
        (nameof(Propose) or nameof(Register) or nameof(Part), "code") => FieldMeaning.NewCode,
        (nameof(Portfolio.Domain.Departments.OpenDepartment) or nameof(Portfolio.Domain.Accounts.OpenAccount), "code") => FieldMeaning.NewCode,
        (nameof(DeclareShock) or nameof(OpenWave) or nameof(OpenSurvey) or nameof(BoardPacks.BoardPackRequest), "code") => FieldMeaning.NewCode,
        (nameof(Statement), "code") => FieldMeaning.NewCode,
        (nameof(AddScopeItem), "item") or (nameof(TransferScopeItem), "asItem") => FieldMeaning.NewCode,
        (nameof(SetMilestone), "milestone") or (nameof(RecordCustomerIncident), "incident") => FieldMeaning.NewCode,
        (nameof(LinkOutcome), "outcome") or (nameof(RaiseFeedbackAction), "action") or (nameof(ResponseRow), "response") => FieldMeaning.NewCode,
        (nameof(Portfolio.Domain.Departments.DescribeDepartment) or nameof(Portfolio.Domain.Departments.RetractDepartment), "code") =>
            FieldMeaning.Department,
        (nameof(Portfolio.Domain.Accounts.DescribeAccount), "code") => FieldMeaning.Account,
        (nameof(RetractShock), "code") => FieldMeaning.Shock,
        (nameof(RecordResponses) or nameof(CloseWave) or nameof(RetractWave), "code") => FieldMeaning.Wave,
        (nameof(CloseResponseAction) or nameof(EscalateResponseAction), "code") => FieldMeaning.Wave,
        (nameof(CloseResponseAction) or nameof(EscalateResponseAction), "action") => FieldMeaning.WaveAction,
        (nameof(CloseSurvey) or nameof(RetractSurvey), "code") => FieldMeaning.Survey,
        (nameof(InvokeContingency), "outcome") => FieldMeaning.FreeText,
        (nameof(LearnOutcome), _) when field == "outcome" => FieldMeaning.Itself,
        (nameof(ChangeSetting), "name") => FieldMeaning.Setting,
        (nameof(ReportStatus), "scale") => FieldMeaning.StatusScale,
        (_, "person" or "owner" or "approvedBy") => FieldMeaning.Person,
        (_, "department" or "departments" or "parent") => FieldMeaning.Department,
        (_, "account" or "accounts") => FieldMeaning.Account,
        (_, "phase" or "toPhase" or "moveItemsTo") => FieldMeaning.Phase,
        (_, "item" or "items") => FieldMeaning.ScopeItem,
        (_, "milestone") => FieldMeaning.Milestone,
        (_, "incident") => FieldMeaning.Incident,
        (_, "outcome") => FieldMeaning.Outcome,
        (_, "action") => FieldMeaning.FeedbackAction,
        (_, "currency") => FieldMeaning.Currency,
        (_, "threat") => FieldMeaning.Threat,
        (_, "shock") => FieldMeaning.Shock,
        (_, "wave") => FieldMeaning.Wave,
        (_, "command") => FieldMeaning.Command,
        (_, "report") => FieldMeaning.Report,
        (_, "narrative" or "reason" or "note" or "plan" or "purpose" or "learnt" or "resolution" or "message" or "what") => FieldMeaning.FreeText,
        (_, "comment" or "answer" or "notRatedBecause" or "criterion") => FieldMeaning.FreeText,
        _ => FieldMeaning.Itself,
    };
}
