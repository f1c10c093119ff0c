namespace Portfolio.Domain.Feedback;

// What is done about feedback. A programme's record holds the actions that its people raised, a wave's those that its
// bad responses raised at once.

public abstract record FeedbackEvent : DomainEvent;

/// <param name="Action">Its code, unique in its stream.</param>
/// <param name="Due">The last day by which the customer is to hear: a loop without a deadline is not closed.</param>
/// <param name="Owner">A person's id.</param>
/// <param name="Wave">The code of the feedback wave that it answers, if it was one.</param>
/// <param name="Response">The response in that wave.</param>
public sealed record FeedbackActionRaised(
    string Action,
    DateOnly Due,
    string Owner,
    string? Wave,
    string? Response,
    string? Account) : FeedbackEvent;

public sealed record FeedbackActionClosed(string Action) : FeedbackEvent;

/// <param name="To">The id of the person who has to see to it now.</param>
public sealed record FeedbackActionEscalated(string Action, string To) : FeedbackEvent;
