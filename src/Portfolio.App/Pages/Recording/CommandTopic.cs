namespace Portfolio.App.Pages.Recording;

/// <summary>Commands that belong together, as people look for them.</summary>
/// <param name="Commands">Their names in words.</param>
public sealed record CommandTopic(string Title, IReadOnlyList<string> Commands)
{
    /// <summary>Every command on a programme is in just one; a retraction is offered beside what it takes back.</summary>
    public static readonly IReadOnlyList<CommandTopic> All =
    [
        new("Its course", ["commission", "stall", "resume", "put-on-hold", "take-up", "rebaseline", "describe"]),
        new("Its end", ["complete", "drop", "end-experiment", "reopen", "split", "merge", "leave-register", "learn-outcome"]),
        new("Status", ["report-status", "override-status"]),
        new("Phases", ["plan-phase", "replan-phase", "start-phase", "complete-phase", "cancel-phase"]),
        new("Scope", ["add-scope-item", "revise-scope-item", "defer-scope-item", "pull-forward", "deliver", "drop-scope-item", "transfer-scope-item"]),
        new("Milestones", ["set-milestone", "reforecast-milestone", "reach-milestone"]),
        new("Sponsor and team", ["appoint-sponsor", "swap-sponsor", "vacate-sponsor", "name-deputy-sponsor", "recommit-sponsor", "change-lead", "reassign-team-member"]),
        new("Budget", ["approve-budget", "cut-budget", "restore-budget", "restate-budget"]),
        new("Departments", ["involve-department", "record-engagement", "record-blindsiding"]),
        new("What derails it", ["observe-derailers", "clear-derailer", "prepare-contingency", "review-contingency", "invoke-contingency", "absorb-shock"]),
        new("Customers", ["record-customer-assessment", "record-customer-incident", "resolve-customer-incident", "raise-feedback-action", "close-feedback-action", "escalate-feedback-action", "log-communication"]),
        new("Outcomes and strategy", ["link-outcome", "measure-outcome", "unlink-outcome", "answer-strategy-question"]),
        new("Registers", ["identify-in-register", "declare-coverage"]),
    ];
}
