using System.Text.Json.Serialization.Metadata;

namespace Portfolio.App.Programmes;

/// <summary>
/// A command as the outside world knows it: the one description from which its route, its validation and its page in the
/// reference are made.
/// </summary>
/// <param name="Name">In words, as in the address: <c>swap-sponsor</c>.</param>
/// <param name="Json">The command's shape.</param>
/// <param name="Summary">What it means, in a sentence.</param>
/// <param name="Example">A body that is accepted, as JSON.</param>
public sealed record CommandRoute(string Name, JsonTypeInfo Json, string Summary, string Example)
{
    public static readonly CommandRoute Propose = Of(
        "propose", CommandShape.Propose, "Puts a programme on record before it begins.",
        """{"code":"CRM-2","title":"One view of the customer","department":"MKT","plannedFinish":"2027-03-31"}""");

    public static readonly CommandRoute Register = Of(
        "register", CommandShape.Register, "Puts a programme on record that was already running when first seen.",
        """{"code":"HS2","title":"High Speed 2","startedOn":"2012-01-10","plannedFinish":"2033-12-31"}""");

    /// <summary>What is asked of a programme that is on record, in the order of the domain's table.</summary>
    public static readonly IReadOnlyList<CommandRoute> OfProgramme =
    [
        Of("describe", CommandShape.Describe, "Changes what is said of the programme; what is left out stays.", """{"title":"One view of the customer"}"""),
        Of("commission", CommandShape.Commission, "The programme begins: needs a sponsor, a planned phase and a planned finish.", """{"plannedFinish":"2027-03-31","budget":{"amount":2500000,"currency":"GBP"}}"""),
        Of("stall", CommandShape.Stall, "A standstill that nobody wanted begins.", """{"causes":["BudgetCut","CompetingDuties"],"effectiveOn":"2026-03-02"}"""),
        Of("resume", CommandShape.Resume, "A stalled programme moves again.", """{}"""),
        Of("put-on-hold", CommandShape.PutOnHold, "A standstill that somebody decided; not a stall.", """{"until":"2026-09-01","reason":"waits for the merger","effectiveOn":"2026-05-04"}"""),
        Of("take-up", CommandShape.TakeUp, "A programme on hold is taken up again.", """{}"""),
        Of("rebaseline", CommandShape.Rebaseline, "Moves the planned finish, in either direction.", """{"to":"2027-09-30","causes":["SupplierOrTechnology"],"changeReference":"CR-17"}"""),
        Of("drop", CommandShape.Drop, "Gives the programme up; its open scope shares its fate.", """{"causes":["NewSeniorLeader"]}"""),
        Of("end-experiment", CommandShape.EndExperiment, "Ends an experiment as its plan foresaw, its criterion met or not.", """{"criterionMet":false,"learnt":"Customers do not want to be called."}"""),
        Of("complete", CommandShape.Complete, "Ends the programme as done; open scope refuses it unless it is left undelivered with a reason.", """{"leaveUndelivered":true,"reason":"the budget year ended"}"""),
        Of("leave-register", CommandShape.LeaveRegister, "It is no longer in the register it came from, and nobody said why.", """{"register":"GMPP"}"""),
        Of("learn-outcome", CommandShape.LearnOutcome, "What became of a programme that had left its register.", """{"outcome":"Completed","on":"2025-11-30"}"""),
        Of("reopen", CommandShape.Reopen, "A programme that had ended goes on.", """{"reason":"the board asked for the rest"}"""),
        Of("split", CommandShape.Split, "Parts of the programme go on as programmes of their own.", """{"into":[{"code":"ONE-VIEW-2","title":"One view, second part","items":["SELF-SERVICE"]}],"reason":"too large for one sponsor"}"""),
        Of("merge", CommandShape.Merge, "The programme goes on as a part of another, which takes over its open scope.", """{"into":"ONE-VIEW","toLater":true,"reason":"same customers, same team"}"""),
        Of("declare-coverage", CommandShape.DeclareCoverage, "Which kinds of fact a source reports of this programme.", """{"coverage":{"source":"GMPP","kinds":["Existence","Finish","Status"],"sight":"AtSnapshots"}}"""),
        Of("identify-in-register", CommandShape.IdentifyInRegister, "Says under which id a register lists the programme.", """{"register":"GMPP","id":"DFT_0040_1920-Q1"}"""),
        Of("plan-phase", CommandShape.PlanPhase, "Plans a phase.", """{"number":2,"title":"Phase 2","start":"2026-07-01","finish":"2027-01-31","funded":false}"""),
        Of("replan-phase", CommandShape.ReplanPhase, "Changes a phase’s plan; what is left out stays.", """{"number":2,"finish":"2027-04-30"}"""),
        Of("start-phase", CommandShape.StartPhase, "Work on a planned phase begins.", """{"number":1}"""),
        Of("complete-phase", CommandShape.CompletePhase, "A phase is done; refused while its items are open.", """{"number":1}"""),
        Of("cancel-phase", CommandShape.CancelPhase, "Cancels a phase; its open items are dropped unless they are moved.", """{"number":2,"causes":["BudgetCut"],"moveItemsToLater":true}"""),
        Of("set-milestone", CommandShape.SetMilestone, "Sets a milestone; its first day is never replaced.", """{"milestone":"PILOT","title":"Pilot with ten customers","due":"2026-09-30"}"""),
        Of("reforecast-milestone", CommandShape.ReforecastMilestone, "Expects a milestone on another day; the first stays beside it.", """{"milestone":"PILOT","to":"2026-11-30","causes":["TeamReassigned"]}"""),
        Of("reach-milestone", CommandShape.ReachMilestone, "A milestone was reached.", """{"milestone":"PILOT"}"""),
        Of("add-scope-item", CommandShape.AddScopeItem, "Puts a piece of scope into a planned phase.", """{"item":"SELF-SERVICE","title":"Customers change their own address","phase":1,"customerValue":70,"promises":[{"account":"ACME","by":"2026-12-31"}]}"""),
        Of("revise-scope-item", CommandShape.ReviseScopeItem, "Changes what is said of an open scope item.", """{"item":"SELF-SERVICE","customerValue":80}"""),
        Of("defer-scope-item", CommandShape.DeferScopeItem, "Puts a piece of scope off to a later phase, or to “later”.", """{"item":"SELF-SERVICE","toPhase":2,"causes":["CompetingDuties"],"effectiveOn":"2026-05-04"}"""),
        Of("pull-forward", CommandShape.PullForward, "Brings a piece of scope into an earlier phase.", """{"item":"SELF-SERVICE","toPhase":1}"""),
        Of("deliver", CommandShape.Deliver, "A piece of scope, or a share of it, reached customers.", """{"item":"SELF-SERVICE","share":40}"""),
        Of("drop-scope-item", CommandShape.DropScopeItem, "Gives a piece of scope up.", """{"item":"SELF-SERVICE","causes":["LostSightOfCustomer"]}"""),
        Of("transfer-scope-item", CommandShape.TransferScopeItem, "Hands an open scope item over to another programme; a deferral goes on there.", """{"item":"SELF-SERVICE","to":"ONE-VIEW-2","toPhase":1}"""),
        Of("appoint-sponsor", CommandShape.AppointSponsor, "Puts a person into a sponsor’s seat.", """{"person":"p-4f1c","role":"Lead"}"""),
        Of("swap-sponsor", CommandShape.SwapSponsor, "One sponsor takes over from another.", """{"from":"p-4f1c","to":"p-77ab","reason":"moved to another post"}"""),
        Of("vacate-sponsor", CommandShape.VacateSponsor, "A sponsor goes and nobody takes over.", """{"person":"p-77ab","reason":"left the company"}"""),
        Of("name-deputy-sponsor", CommandShape.NameDeputySponsor, "Names who stands in for the sponsor.", """{"person":"p-90de"}"""),
        Of("recommit-sponsor", CommandShape.RecommitSponsor, "What a sponsor says of the programme.", """{"person":"p-77ab","commitment":"Endorsed"}"""),
        Of("change-lead", CommandShape.ChangeLead, "Names the person who runs the programme.", """{"person":"p-90de"}"""),
        Of("reassign-team-member", CommandShape.ReassignTeamMember, "A member of the team was taken away, or in part.", """{"role":"Data architect","shareLost":50,"reason":"needed for the merger"}"""),
        Of("approve-budget", CommandShape.ApproveBudget, "Approves money: the first time, or more of it.", """{"amount":{"amount":2500000,"currency":"GBP"}}"""),
        Of("cut-budget", CommandShape.CutBudget, "Takes money away.", """{"to":{"amount":1800000,"currency":"GBP"},"reason":"savings round"}"""),
        Of("restore-budget", CommandShape.RestoreBudget, "Gives back money that had been cut.", """{"to":{"amount":2200000,"currency":"GBP"}}"""),
        Of("restate-budget", CommandShape.RestateBudget, "States the budget anew: a new estimate or price basis.", """{"to":{"amount":2600000,"currency":"GBP"},"priceBasis":"2024/25 real"}"""),
        Of("involve-department", CommandShape.InvolveDepartment, "The programme needs a department beside its own.", """{"department":"OPS"}"""),
        Of("record-engagement", CommandShape.RecordEngagement, "How a department that was involved stands to the programme.", """{"department":"OPS","engagement":"Committed"}"""),
        Of("record-blindsiding", CommandShape.RecordBlindsiding, "A department was taken unawares by the programme.", """{"department":"OPS","narrative":"First they heard of it was the press release."}"""),
        Of("observe-derailers", CommandShape.ObserveDerailers, "What is throwing the programme off: all that apply.", """{"kinds":["OvershadowedByOtherInitiatives","CompetingDuties"]}"""),
        Of("clear-derailer", CommandShape.ClearDerailer, "Something no longer throws the programme off.", """{"kind":"CompetingDuties"}"""),
        Of("prepare-contingency", CommandShape.PrepareContingency, "Has an answer ready for a threat.", """{"threat":"BudgetCut","owner":"p-4f1c","plan":"Keep the pilot, put off the roll-out by a quarter."}"""),
        Of("review-contingency", CommandShape.ReviewContingency, "Somebody looked at a contingency again.", """{"threat":"BudgetCut"}"""),
        Of("invoke-contingency", CommandShape.InvokeContingency, "A contingency was needed and used.", """{"threat":"BudgetCut","result":"HeldInPart","outcome":"The pilot goes on with half the team."}"""),
        Of("report-status", CommandShape.ReportStatus, "What the programme says of itself for a period.", """{"period":"2026-03-31","scale":"RAG3@1","overall":"Amber","schedule":"Red","narrative":"Waiting for the supplier."}"""),
        Of("override-status", CommandShape.OverrideStatus, "Says that the status of a period was another; what was said stays.", """{"period":"2026-03-31","to":"Red","reason":"two phases are overdue"}"""),
        Of("absorb-shock", CommandShape.AbsorbShock, "The programme was hit by a shock; whether it was prepared follows from the record.", """{"shock":"2026-CUTS","severity":3,"narrative":"Two of five people are gone."}"""),
        Of("record-customer-assessment", CommandShape.RecordCustomerAssessment, "What customers themselves think.", """{"score":6.5,"scale":{"lowest":0,"highest":10},"sampleSize":40,"method":"Telephone interviews"}"""),
        Of("record-customer-incident", CommandShape.RecordCustomerIncident, "Something went wrong for a customer.", """{"incident":"INC-7","kind":"Complaint","severity":3,"account":"ACME","narrative":"Billed twice."}"""),
        Of("resolve-customer-incident", CommandShape.ResolveCustomerIncident, "An incident is over: how, and how well.", """{"incident":"INC-7","handling":"Well","resolution":"Refunded the same day, with a call."}"""),
        Of("link-outcome", CommandShape.LinkOutcome, "Ties the programme to a business result.", """{"outcome":"RENEWALS","metric":"Customers who renew","unit":"%","baseline":71,"target":80,"by":"2027-12-31","driver":"Ease of use"}"""),
        Of("measure-outcome", CommandShape.MeasureOutcome, "What an outcome’s metric came to on a day.", """{"outcome":"RENEWALS","value":74.5,"effectiveOn":"2026-06-30"}"""),
        Of("unlink-outcome", CommandShape.UnlinkOutcome, "The programme is no longer meant to bring a result.", """{"outcome":"RENEWALS","reason":"moved to another programme"}"""),
        Of("raise-feedback-action", CommandShape.RaiseFeedbackAction, "Promises to do something about what customers said, by a day.", """{"action":"CALL-ACME","due":"2026-07-14","owner":"p-4f1c","account":"ACME","what":"Call them about the double bill."}"""),
        Of("close-feedback-action", CommandShape.CloseFeedbackAction, "What was promised was done, and the customer heard of it.", """{"action":"CALL-ACME","resolution":"Called; they are content."}"""),
        Of("escalate-feedback-action", CommandShape.EscalateFeedbackAction, "Takes an action to somebody who can see to it.", """{"action":"CALL-ACME","to":"p-77ab","reason":"no answer for a week"}"""),
        Of("log-communication", CommandShape.LogCommunication, "Somebody was told what was done, or what will be.", """{"audience":"Account managers","channel":"Newsletter","about":"Delivery","reference":"SELF-SERVICE","message":"Customers can now change their own address."}"""),
        Of("answer-strategy-question", CommandShape.AnswerStrategyQuestion, "Answers one component of the strategy canvas.", """{"question":1,"component":2,"answer":"Small firms that buy without an account manager."}"""),
        Of("retract", CommandShape.Retract, "Takes back a command, all its events together.", """{"command":"0197c0de-0000-7000-8000-000000000001","reason":"recorded on the wrong programme"}"""),
    ];

    private static CommandRoute Of(string name, JsonTypeInfo json, string summary, string example) =>
        new(name, json, summary, example);
}
