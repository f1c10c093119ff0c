using System.Globalization;

namespace Portfolio.Domain.Settings;

public sealed partial record Setting
{
    private static readonly Dictionary<string, NumberSetting> Numbers = new()
    {
        ["stallDays"] = new(Days, s => s.StallDays, (s, days) => s with { StallDays = days }),
        ["vacancyDays"] = new(Days, s => s.VacancyDays, (s, days) => s with { VacancyDays = days }),
        ["recommitmentDays"] = new(Days, s => s.RecommitmentDays, (s, days) => s with { RecommitmentDays = days }),
        ["suspicionCadences"] = new(Whole(1, 12, "cadences"), s => s.SuspicionCadences, (s, times) => s with { SuspicionCadences = times }),
        ["deferrals"] = new(Whole(2, 20, "times"), s => s.Deferrals, (s, times) => s with { Deferrals = times }),
        ["severalRules"] = new(Whole(2, 13, "rules"), s => s.SeveralRules, (s, rules) => s with { SeveralRules = rules }),
        ["worstPercent"] = new(Percent, s => s.WorstPercent, (s, percent) => s with { WorstPercent = percent }),
        ["statusGraceDays"] = new(Whole(0, 28, "days"), s => s.StatusGraceDays, (s, days) => s with { StatusGraceDays = days }),
        ["missingCadences"] = new(Whole(1, 12, "cadences"), s => s.MissingCadences, (s, times) => s with { MissingCadences = times }),
        ["derailerMonths"] = new(Months, s => s.DerailerMonths, (s, months) => s with { DerailerMonths = months }),
        ["severalDerailers"] = new(
            Whole(2, Enum.GetValues<Derailer>().Length, "derailers"), s => s.SeveralDerailers, (s, kinds) => s with { SeveralDerailers = kinds }),
        ["swapDays"] = new(Days, s => s.SwapDays, (s, days) => s with { SwapDays = days }),
        ["contingencyMonths"] = new(Months, s => s.ContingencyMonths, (s, months) => s with { ContingencyMonths = months }),
        ["aftermathDays"] = new(Days, s => s.AftermathDays, (s, days) => s with { AftermathDays = days }),
        ["measureDays"] = new(Days, s => s.MeasureDays, (s, days) => s with { MeasureDays = days }),
        ["effectDays"] = new(Days, s => s.EffectDays, (s, days) => s with { EffectDays = days }),
        ["incidentDays"] = new(Days, s => s.IncidentDays, (s, days) => s with { IncidentDays = days }),
        ["watermelonEvidence"] = new(Whole(1, 5, "pieces of evidence"), s => s.WatermelonEvidence, (s, pieces) => s with { WatermelonEvidence = pieces }),
        ["gapPercent"] = new(Percent, s => s.GapPercent, (s, percent) => s with { GapPercent = percent }),
        ["customerPercent"] = new(Percent, s => s.CustomerPercent, (s, percent) => s with { CustomerPercent = percent }),
        ["brandSeverity"] = new(Whole(1, 5, "points of severity"), s => s.BrandSeverity, (s, severity) => s with { BrandSeverity = severity }),
        ["driverInflation"] = new(Whole(2, 1000, "times"), s => s.DriverInflation, (s, times) => s with { DriverInflation = times }),
        ["toldDays"] = new(Days, s => s.ToldDays, (s, days) => s with { ToldDays = days }),
        ["waveMonths"] = new(Months, s => s.WaveMonths, (s, months) => s with { WaveMonths = months }),
        ["conditionalPercent"] = new(Whole(0, 100, "percent"), s => s.ConditionalPercent, (s, percent) => s with { ConditionalPercent = percent }),
        ["accessLogDays"] = new(Whole(30, 36500, "days"), s => s.AccessLogDays, (s, days) => s with { AccessLogDays = days }),
    };

    /// <summary>The names that can be set, with what is wrong with a value (null: nothing).</summary>
    public static readonly IReadOnlyDictionary<string, Func<string, string?>> Known =
        new Dictionary<string, Func<string, string?>>(
        [
            .. Programmes.StrategyCanvas.SettingNames.Select(n => KeyValuePair.Create<string, Func<string, string?>>(n, Wording)),
            .. ThemeWeights.Names.Select(n => KeyValuePair.Create(n, Whole(0, 100, "parts"))),
            KeyValuePair.Create<string, Func<string, string?>>(
                "timeZone", v => TimeZoneInfo.TryFindSystemTimeZoneById(v, out _) ? null : "the IANA name of a time zone, for example Europe/London"),
            KeyValuePair.Create<string, Func<string, string?>>(
                "cadence", v => Enum.GetNames<Programmes.Cadence>().Contains(v) ? null : "Monthly, Quarterly, HalfYearly or Yearly"),
            .. Numbers.Select(n => KeyValuePair.Create(n.Key, n.Value.Fault)),
        ]);

    private static Func<string, string?> Days => Whole(1, 3650, "days");

    private static Func<string, string?> Months => Whole(1, 120, "months");

    private static Func<string, string?> Percent => Whole(1, 100, "percent");

    private static int? Number(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Wording(string value) => Words.TitleFaults(value).Any()
        ? $"1 to {Words.LongestTitle} characters on one line"
        : null;

    private static Func<string, string?> Whole(int least, int most, string of) => value =>
        Number(value) is { } number && number >= least && number <= most
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"a whole number of {of} from {least} to {most}");

    // What is wrong with a value, which one it is, and the settings with it changed.
    private sealed record NumberSetting(Func<string, string?> Fault, Func<Setting, int> Of, Func<Setting, int, Setting> With);
}
