using Portfolio.Domain.Feedback;

namespace Portfolio.Domain.Waves;

/// <summary>What a bad response had raised was done, and the customer heard of it.</summary>
/// <param name="Code">The wave's code.</param>
/// <param name="Action">The action's code, which is the response's.</param>
/// <param name="Resolution">What was done.</param>
public sealed record CloseResponseAction(string Code, string Action, string? Resolution = null) : OrganisationCommand
{
    public override string Stream => Domain.Code.Stream(Wave.Kind, Code);

    public override Decision Decide(Organisation organisation, Occasion on)
    {
        var history = organisation.Wave(Code);
        var held = history.On(on.EffectiveOn).Actions.GetValueOrDefault(Action);
        return held?.ClosedOn == on.EffectiveOn
            ? Decision.Nothing
            : history.Fit(
                [new NewFact(new FeedbackActionClosed(held?.Opening.Action ?? Action), []).With(TextNames.Resolution, Resolution)], on);
    }
}
