namespace Portfolio.Domain.Settings;

/// <summary>Changes a setting that changes figures.</summary>
/// <param name="Name">The setting's name, as the list of settings gives it.</param>
/// <param name="Value">What it is from now on, as text.</param>
public sealed record ChangeSetting(string Name, string Value) : OrganisationCommand
{
    public override string Stream => "settings";

    public override IEnumerable<Refusal> Faults()
    {
        if (!Setting.Known.TryGetValue(Name, out var fault))
        {
            yield return new(
                "setting-is-known",
                $"There is no setting “{Words.Shown(Name)}”; there are {string.Join(", ", Setting.Known.Keys)}.",
                "name");
        }
        else if (fault(Value) is { } expected)
        {
            yield return new("setting-has-a-value", $"“{Words.Shown(Value)}” does not fit: {Name} is {expected}.", "value");
        }
    }

    public override Decision Decide(Organisation organisation, Occasion on)
    {
        var then = organisation.SettingsOn(on.EffectiveOn);
        return then == then.With(Name, Value) ? Decision.Nothing : Decision.Record(new SettingChanged(Name, Value));
    }
}
