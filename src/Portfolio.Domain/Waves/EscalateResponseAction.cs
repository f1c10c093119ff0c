using Portfolio.Domain.Feedback;
using Portfolio.Domain.Programmes;

namespace Portfolio.Domain.Waves;

/// <summary>Takes an action that a bad response had raised to somebody who can see to it. Its due day stays.</summary>
/// <param name="Code">The wave's code.</param>
/// <param name="Action">The action's code, which is the response's.</param>
/// <param name="To">The id of that person.</param>
/// <param name="Reason">Why, in a sentence or more.</param>
public sealed record EscalateResponseAction(string Code, string Action, string To, string? Reason = null) : OrganisationCommand
{
    public override string Stream => Domain.Code.Stream(Wave.Kind, Code);

    public override IEnumerable<Refusal> FaultsOn(Occasion on) => CommandFaults.Person(To, on, "to");

    public override Decision Decide(Organisation organisation, Occasion on)
    {
        var history = organisation.Wave(Code);
        var held = history.On(on.EffectiveOn).Actions.GetValueOrDefault(Action);
        return held is { Open: true } && held.EscalatedTo == To
            ? Decision.Nothing
            : history.Fit(
                [new NewFact(new FeedbackActionEscalated(held?.Opening.Action ?? Action, To), []).With(TextNames.Reason, Reason)], on);
    }
}
