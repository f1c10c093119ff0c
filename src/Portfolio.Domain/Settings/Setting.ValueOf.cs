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
        _ => NumberOf(name).ToString(CultureInfo.InvariantCulture),
    };

    private int NumberOf(string name) => name switch
    {
        "stallDays" => StallDays,
        "vacancyDays" => VacancyDays,
        "recommitmentDays" => RecommitmentDays,
        "statusGraceDays" => StatusGraceDays,
        "derailerMonths" => DerailerMonths,
        "aftermathDays" => AftermathDays,
        "measureDays" => MeasureDays,
        "effectDays" => EffectDays,
        "incidentDays" => IncidentDays,
        "watermelonEvidence" => WatermelonEvidence,
        "gapPercent" => GapPercent,
        "driverInflation" => DriverInflation,
        "toldDays" => ToldDays,
        "waveMonths" => WaveMonths,
        "accessLogDays" => AccessLogDays,
        _ => ThemeWeights.Of(Weights, name),
    };

    // canvas.1 is the first question, canvas.1.2 its second component.
    private string WordingOf(string[] parts)
    {
        var question = Canvas[int.Parse(parts[1], CultureInfo.InvariantCulture) - 1];
        return parts.Length == 2 ? question.Wording : question.Components[int.Parse(parts[2], CultureInfo.InvariantCulture) - 1];
    }
}
