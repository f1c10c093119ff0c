using Portfolio.Domain.Feedback;

namespace Portfolio.Domain.Programmes;

/// <summary>Takes an action to somebody who can see to it. Its due day stays.</summary>
/// <param name="Action">The action's code.</param>
/// <param name="To">The id of that person.</param>
/// <param name="Reason">Why, in a sentence or more.</param>
public sealed record EscalateFeedbackAction(string Action, string To, string? Reason = null) : ProgrammeCommand
{
    public override IEnumerable<Refusal> FaultsOn(Occasion on) => CommandFaults.Person(To, on, "to");

    public override Decision Decide(Programme programme, Occasion on) =>
        programme.Actions.TryGetValue(Action, out var held) && held.Open && held.EscalatedTo == To
            ? Decision.Nothing
            : Decision.Record(
                new NewFact(new FeedbackActionEscalated(programme.Actions.ActionCode(Action), To), [])
                    .With(TextNames.Reason, Reason));
}
