namespace Portfolio.Domain.Waves;

/// <summary>No more responses are taken; what is done about them goes on.</summary>
/// <param name="Code">The wave's code.</param>
public sealed record CloseWave(string Code) : OrganisationCommand
{
    public override string Stream => Domain.Code.Stream(Wave.Kind, Code);

    public override Decision Decide(Organisation organisation, Occasion on)
    {
        var history = organisation.Wave(Code);
        return history.Latest.ClosedOn == on.EffectiveOn
            ? Decision.Nothing
            : history.Fit([new WaveClosed(history.Latest.Opened?.Wave ?? Code)], on);
    }
}
