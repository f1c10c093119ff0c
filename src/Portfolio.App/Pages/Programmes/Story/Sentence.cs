using Portfolio.App.Pages.Wording;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Pages.Programmes.Story;

/// <summary>Tells an event in a sentence.</summary>
public static class Sentence
{
    public static string Of(Telling t) => t.Recorded.Event switch
    {
        PhasePlanned or PhaseReplanned or PhaseStarted or PhaseCompleted or PhaseCancelled
            or ScopeItemAdded or ScopeItemRevised or ScopeItemDeferred or ScopeItemPulledForward
            or ScopeItemDelivered or ScopeItemDropped => ScopeSentence.Of(t),
        SponsorAppointed or SponsorSwapped or SponsorVacated or DeputySponsorNamed or SponsorRecommitted or LeadChanged =>
            PeopleSentence.Of(t),
        BudgetApproved or BudgetCut or BudgetRestored or BudgetRestated => MoneySentence.Of(t),
        StatusReported e => StatusSentence(t, e),
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
