namespace Portfolio.Domain.Surveys;

/// <summary>No more answers are taken.</summary>
/// <param name="Code">The survey's code.</param>
public sealed record CloseSurvey(string Code) : OrganisationCommand
{
    public override string Stream => Domain.Code.Stream(Survey.Kind, Code);

    public override Decision Decide(Organisation organisation, Occasion on)
    {
        var history = organisation.Survey(Code);
        return history.Latest.ClosedOn == on.EffectiveOn
            ? Decision.Nothing
            : history.Fit([new SurveyClosed(history.Latest.Opened?.Survey ?? Code)], on);
    }
}
