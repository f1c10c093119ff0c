using System.Globalization;

namespace Portfolio.Domain.Settings;

public sealed partial record Setting
{
    /// <summary>The value of a setting, as <see cref="With"/> takes it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such setting.</exception>
    public string ValueOf(string name) => name switch
    {
        "timeZone" => TimeZone,
        "cadence" => Cadence.ToString(),
        _ when Programmes.StrategyCanvas.SettingNames.Contains(name) => WordingOf(name.Split('.')),
        _ when Numbers.TryGetValue(name, out var number) => Text(number.Of(this)),
        _ => Text(ThemeWeights.Of(Weights, name)),
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    // canvas.1 is the first question, canvas.1.2 its second component.
    private string WordingOf(string[] parts)
    {
        var question = Canvas[int.Parse(parts[1], CultureInfo.InvariantCulture) - 1];
        return parts.Length == 2 ? question.Wording : question.Components[int.Parse(parts[2], CultureInfo.InvariantCulture) - 1];
    }
}
