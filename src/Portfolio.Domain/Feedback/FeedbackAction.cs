using System.Collections.Immutable;

namespace Portfolio.Domain.Feedback;

/// <summary>Something that is done about feedback, as it stands.</summary>
/// <param name="Opening">What was recorded when it was raised.</param>
/// <param name="ClosedOn">The day it was done; null while it is open.</param>
/// <param name="EscalatedTo">The id of the person it was last escalated to.</param>
public sealed record FeedbackAction(
    FeedbackActionRaised Opening, DateOnly RaisedOn, DateOnly? ClosedOn = null, string? EscalatedTo = null)
{
    public bool Open => ClosedOn is null;

    public bool IsOverdueOn(DateOnly day) => Open && Opening.Due < day;
}

/// <summary>The actions of one stream by their code, and when they may be raised, closed and escalated.</summary>
public static class FeedbackActions
{
    public static readonly ImmutableSortedDictionary<string, FeedbackAction> None =
        ImmutableSortedDictionary.Create<string, FeedbackAction>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The actions after one more event; total.</summary>
    public static ImmutableSortedDictionary<string, FeedbackAction> After(
        this ImmutableSortedDictionary<string, FeedbackAction> actions, FeedbackEvent happened, DateOnly on) => happened switch
        {
            FeedbackActionRaised e => actions.SetItem(e.Action, new(e, on)),
            FeedbackActionClosed e when actions.TryGetValue(e.Action, out var held) =>
                actions.SetItem(e.Action, held with { ClosedOn = on }),
            FeedbackActionEscalated e when actions.TryGetValue(e.Action, out var held) =>
                actions.SetItem(e.Action, held with { EscalatedTo = e.To }),
            _ => actions,
        };

    /// <summary>The rule that an event breaks, or null.</summary>
    public static Refusal? Broken(
        ImmutableSortedDictionary<string, FeedbackAction> actions, FeedbackEvent happened, DateOnly on) => happened switch
        {
            FeedbackActionRaised e when actions.TryGetValue(e.Action, out var held) => new(
                "action-is-new", $"There is already an action {held.Opening.Action}, raised on {held.RaisedOn:yyyy-MM-dd}.", "action"),
            FeedbackActionRaised e when e.Due < on => new(
                "action-is-due-later", $"An action raised on {on:yyyy-MM-dd} cannot have been due on {e.Due:yyyy-MM-dd}.", "due"),
            FeedbackActionRaised => null,
            FeedbackActionClosed e => IsOpen(actions, e.Action, "closed"),
            FeedbackActionEscalated e => IsOpen(actions, e.Action, "escalated"),
            var unknown => new("event-has-a-rule", $"No rule says when {unknown.GetType().Name} may happen."),
        };

    /// <summary>The action's code as it was first recorded; one that is not known stays as it is.</summary>
    public static string ActionCode(this ImmutableSortedDictionary<string, FeedbackAction> actions, string code) =>
        actions.GetValueOrDefault(code)?.Opening.Action ?? code;

    private static Refusal? IsOpen(ImmutableSortedDictionary<string, FeedbackAction> actions, string code, string verb)
    {
        if (!actions.TryGetValue(code, out var held))
        {
            return new("action-exists", $"There is no action “{Words.Shown(code)}” on that day.", "action");
        }

        return held.ClosedOn is { } day
            ? new("action-is-open", $"{held.Opening.Action} was closed on {day:yyyy-MM-dd}; it cannot be {verb}.", "action")
            : null;
    }
}
