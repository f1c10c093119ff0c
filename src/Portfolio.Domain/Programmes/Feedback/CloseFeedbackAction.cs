using Portfolio.Domain.Feedback;

namespace Portfolio.Domain.Programmes;

/// <summary>What was promised was done, and the customer heard of it.</summary>
/// <param name="Action">The action's code.</param>
/// <param name="Resolution">What was done.</param>
public sealed record CloseFeedbackAction(string Action, string? Resolution = null) : ProgrammeCommand
{
    public override Decision Decide(Programme programme, Occasion on) =>
        programme.Actions.TryGetValue(Action, out var held) && held.ClosedOn == on.EffectiveOn
            ? Decision.Nothing
            : Decision.Record(
                new NewFact(new FeedbackActionClosed(programme.Actions.ActionCode(Action)), [])
                    .With(TextNames.Resolution, Resolution));
}
