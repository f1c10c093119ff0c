using Portfolio.App.Pages.Wording;
using Portfolio.Domain;
using Portfolio.Domain.Feedback;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Pages.Programmes.Story;

/// <summary>Tells an event in a sentence.</summary>
public static class Sentence
{
    public static string Of(Telling t) => t.Recorded.Event switch
    {
        PhasePlanned or PhaseReplanned or PhaseStarted or PhaseCompleted or PhaseCancelled
            or ScopeItemAdded or ScopeItemRevised or ScopeItemDeferred or ScopeItemPulledForward
            or ScopeItemDelivered or ScopeItemDropped or ScopeItemTransferred or ScopeItemReceived => ScopeSentence.Of(t),
        MilestoneSet or MilestoneReforecast or MilestoneReached => MilestoneSentence.Of(t),
        SponsorAppointed or SponsorSwapped or SponsorVacated or DeputySponsorNamed or SponsorRecommitted or LeadChanged
            or TeamMemberReassigned => PeopleSentence.Of(t),
        BudgetApproved or BudgetCut or BudgetRestored or BudgetRestated => MoneySentence.Of(t),
        StatusReported e => StatusSentence(t, e),
        StatusOverridden e => $"Status for the period to {Say.Day(e.Period)} overridden: {e.To}{(t.Before.Statuses.TryGetValue(e.Period, out var said) ? $"; reported was {said.Report.Overall ?? "not rated"}" : "")}.",
        DepartmentInvolved or DepartmentEngaged or DepartmentBlindsided or DerailersObserved or DerailerCleared
            or ContingencyPrepared or ContingencyReviewed or ContingencyInvoked or ShockAbsorbed => ThreatSentence.Of(t),
        CustomerAssessmentRecorded or CustomerIncidentRecorded or CustomerIncidentResolved or FeedbackEvent
            or CommunicationLogged => CustomerSentence.Of(t),
        OutcomeLinked or OutcomeMeasured or OutcomeUnlinked or StrategyQuestionAnswered => OutcomeSentence.Of(t),
        ProgrammeEvent => LifecycleSentence.Of(t),
        var other => InWords(other),
    };

    /// <summary>What has no sentence of its own, as the domain says it.</summary>
    internal static string InWords(DomainEvent happened)
    {
        var words = ProgrammeRules.InWords(happened);
        return $"{char.ToUpperInvariant(words[0])}{words[1..]}.";
    }

    /// <summary>Why it happened, where the event names causes.</summary>
    public static ValueList<Derailer> CausesOf(DomainEvent happened) => happened switch
    {
        ProgrammeStalled e => e.Causes,
        ProgrammeDropped e => e.Causes,
        FinishRebaselined e => e.Causes,
        PhaseCancelled e => e.Causes,
        ScopeItemDeferred e => e.Causes,
        ScopeItemDropped e => e.Causes,
        MilestoneReforecast e => e.Causes,
        DerailersObserved e => e.Kinds,
        _ => [],
    };

    private static string StatusSentence(Telling t, StatusReported e)
    {
        var said = e.Overall ?? (e.NotRatedBecause is { } why ? $"not rated ({why})" : "not rated");
        var instead = t.Before.Statuses.TryGetValue(e.Period, out var held) && held.Report.Overall != e.Overall
            ? $", instead of {held.Report.Overall ?? "not rated"}"
            : "";
        var parts = new (string Name, string? Value)[]
        {
            ("schedule", e.Schedule), ("cost", e.Cost), ("scope", e.Scope), ("benefits", e.Benefits), ("people", e.People),
        };
        var more = string.Join(", ", parts.Where(p => p.Value is not null).Select(p => $"{p.Name} {p.Value}"));
        return $"Status reported for the period to {Say.Day(e.Period)}: {said}{instead}{(more.Length > 0 ? $"; {more}" : "")}.";
    }
}
