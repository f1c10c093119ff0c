using Portfolio.App.Access;
using Portfolio.App.BoardPacks;
using Portfolio.App.Surveys;
using Portfolio.Domain;
using Portfolio.Domain.Accounts;
using Portfolio.Domain.Departments;
using Portfolio.Domain.Settings;
using Portfolio.Domain.Shocks;
using Portfolio.Domain.Surveys;
using Portfolio.Domain.Waves;

namespace Portfolio.App.Commands;

/// <summary>What can be put on record of the rest of the organisation.</summary>
public static class OrganisationCommands
{
    public static readonly IReadOnlyList<CommandDescription> All =
    [
        Of<OpenDepartment>("open-department", CommandTarget.Department, "/departments", "Puts a department on record.", """{"code":"MKT","title":"Marketing"}"""),
        Of<DescribeDepartment>("describe-department", CommandTarget.Department, "/departments/describe", "Renames a department or puts it under another.", """{"code":"MKT","parent":"SALES"}"""),
        Of<RetractDepartment>("retract-department", CommandTarget.Department, "/departments/retract", "Takes back a command that opened, renamed or moved a department; an opening only while nothing names it.", """{"code":"MKT","command":"0197c0de-0000-7000-8000-000000000001","reason":"the other team was meant"}"""),
        Of<OpenAccount>("open-account", CommandTarget.Account, "/accounts", "Puts a customer on record.", """{"code":"ACME","title":"Acme plc","segment":"Retail"}"""),
        Of<DescribeAccount>("describe-account", CommandTarget.Account, "/accounts/describe", "Changes what is said of a customer.", """{"code":"ACME","segment":"Wholesale"}"""),
        Of<DeclareShock>("declare-shock", CommandTarget.Shock, "/shocks", "Declares a shock, on or before the day it strikes.", """{"code":"2026-CUTS","title":"Savings round","threat":"BudgetCut","departments":["MKT"],"effectiveOn":"2026-07-01"}"""),
        Of<RetractShock>("retract-shock", CommandTarget.Shock, "/shocks/retract", "Takes back a command on a shock’s record.", """{"code":"2026-CUTS","command":"0197c0de-0000-7000-8000-000000000001","reason":"it was called off"}"""),
        Of<OpenWave>("open-wave", CommandTarget.Wave, "/waves", "Asks customers; refused without a follow-up plan.", """{"code":"2026-Q2","title":"Spring wave","population":1200,"invited":300,"sampling":"Random","scale":{"lowest":0,"highest":10},"threshold":5,"followUp":{"owner":"p-4f1c","serviceLevelDays":14},"drivers":["Ease of use","Speed"]}"""),
        Of<RecordResponses>("record-responses", CommandTarget.Wave, "/waves/record-responses", "Takes in what customers said; a bad response raises an action at once.", """{"code":"2026-Q2","responses":[{"response":"R-17","overall":3,"drivers":[{"driver":"Ease of use","score":2}],"account":"ACME","comment":"I give up at the second page."}]}"""),
        Of<CloseWave>("close-wave", CommandTarget.Wave, "/waves/close", "No more responses are taken.", """{"code":"2026-Q2"}"""),
        Of<CloseResponseAction>("close-response-action", CommandTarget.Wave, "/waves/close-action", "What a bad response had raised was done.", """{"code":"2026-Q2","action":"R-17","resolution":"Called; the page is mended."}"""),
        Of<EscalateResponseAction>("escalate-response-action", CommandTarget.Wave, "/waves/escalate-action", "Takes such an action to somebody who can see to it.", """{"code":"2026-Q2","action":"R-17","to":"p-77ab","reason":"no answer for a week"}"""),
        Of<RetractWave>("retract-wave", CommandTarget.Wave, "/waves/retract", "Takes back a command on a wave’s record.", """{"code":"2026-Q2","command":"0197c0de-0000-7000-8000-000000000001","reason":"the wrong file"}"""),
        Of<OpenSurvey>("open-survey", CommandTarget.Survey, "/surveys", "Opens a survey with its statements, own ones or a ready-made one’s.", """{"code":"OBSTACLES-2026","title":"What is in the way?","ready":"Obstacles"}"""),
        InviteCommand.Description,
        Of<CloseSurvey>("close-survey", CommandTarget.Survey, "/surveys/close", "No more answers are taken.", """{"code":"OBSTACLES-2026"}"""),
        Of<RetractSurvey>("retract-survey", CommandTarget.Survey, "/surveys/retract", "Takes back a command on a survey’s record; an answer stays.", """{"code":"OBSTACLES-2026","command":"0197c0de-0000-7000-8000-000000000001","reason":"the wrong statements"}"""),
        PublishCommand.Description,
        Of<ChangeSetting>("change-setting", CommandTarget.Settings, "/settings", "Changes a setting that changes figures.", """{"name":"stallDays","value":"90"}""") with { Policy = Policies.Administer },
        Of<DefineStatusScale>("define-status-scale", CommandTarget.Settings, "/status-scales", "Defines a status scale, or a new version of one.", """{"scale":{"name":"SMILEY","version":1,"points":[{"name":"Happy","light":"Green"},{"name":"Sad","light":"Red"}]}}""") with { Policy = Policies.Administer },
    ];

    private static CommandDescription Of<T>(string name, CommandTarget target, string path, string summary, string example)
        where T : OrganisationCommand => CommandDescription.OfOrganisation<T>(name, target, path, summary, example);
}
