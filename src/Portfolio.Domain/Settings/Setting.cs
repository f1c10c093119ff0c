using System.Globalization;

namespace Portfolio.Domain.Settings;

/// <summary>
/// What changes a figure and is therefore on record: a report of last March uses last March's settings.
/// </summary>
public sealed partial record Setting
{
    public static readonly Setting Default = new();

    /// <summary>IANA name of the time zone in which a day is a day.</summary>
    public string TimeZone { get; init; } = "Europe/London";

    /// <summary>How often a programme reports its status where nothing else is said.</summary>
    public Programmes.Cadence Cadence { get; init; } = Programmes.Cadence.Monthly;

    /// <summary>Watchlist: a stall longer than this many days.</summary>
    public int StallDays { get; init; } = 60;

    /// <summary>Watchlist: no sponsor for longer than this many days.</summary>
    public int VacancyDays { get; init; } = 30;

    /// <summary>Watchlist: a new sponsor silent for longer than this many days.</summary>
    public int RecommitmentDays { get; init; } = 60;

    /// <summary>Freshness: for how many days after its period has ended a status is due and not yet late.</summary>
    public int StatusGraceDays { get; init; } = 14;

    /// <summary>Derailers: the months up to the day within which one counts as having hit.</summary>
    public int DerailerMonths { get; init; } = 12;

    /// <summary>Resilience: what happens within so many days after a shock is held to be its aftermath.</summary>
    public int AftermathDays { get; init; } = 180;

    /// <summary>Outcomes: a measure older than this many days is stale.</summary>
    public int MeasureDays { get; init; } = 180;

    /// <summary>Outcomes: what an outcome came to within so many days after a delivery is held to have followed it.</summary>
    public int EffectDays { get; init; } = 180;

    /// <summary>Perception gap: incidents of so many days up to the day are evidence.</summary>
    public int IncidentDays { get; init; } = 180;

    /// <summary>Perception gap: a watermelon reports Green against so many pieces of evidence.</summary>
    public int WatermelonEvidence { get; init; } = 2;

    /// <summary>Perception gap: our view exceeds customers' where it lies more than this percentage of the scale above.</summary>
    public int GapPercent { get; init; } = 20;

    /// <summary>Drivers: collinear from this variance inflation on.</summary>
    public int DriverInflation { get; init; } = 5;

    /// <summary>Five themes: what was told within so many days up to the day counts as told lately.</summary>
    public int ToldDays { get; init; } = 90;

    /// <summary>Five themes: a feedback wave or staff pulse of so many months up to the day counts as late enough.</summary>
    public int WaveMonths { get; init; } = 12;

    /// <summary>Five themes: what each part weighs within its theme, in the order of <see cref="ThemeWeights.Names"/>.</summary>
    public ValueList<int> Weights { get; init; } = ThemeWeights.Equal;

    /// <summary>How many days it is kept who looked at what; 30 at least. Changes no figure, and is on record all the same.</summary>
    public int AccessLogDays { get; init; } = 730;

    /// <summary>How the strategy canvas is worded.</summary>
    public ValueList<Programmes.CanvasQuestion> Canvas { get; init; } = Programmes.StrategyCanvas.Wording;

    /// <summary>The names that can be set, with what is wrong with a value (null: nothing).</summary>
    public static readonly IReadOnlyDictionary<string, Func<string, string?>> Known =
        new Dictionary<string, Func<string, string?>>(
        [
            .. Programmes.StrategyCanvas.SettingNames.Select(n => KeyValuePair.Create<string, Func<string, string?>>(n, Wording)),
            .. ThemeWeights.Names.Select(n => KeyValuePair.Create<string, Func<string, string?>>(n, Whole(0, 100, "parts"))),
        ])
        {
            ["timeZone"] = v => TimeZoneInfo.TryFindSystemTimeZoneById(v, out _) ? null : "the IANA name of a time zone, for example Europe/London",
            ["cadence"] = v => Enum.GetNames<Programmes.Cadence>().Contains(v) ? null : "Monthly, Quarterly, HalfYearly or Yearly",
            ["stallDays"] = Days,
            ["vacancyDays"] = Days,
            ["recommitmentDays"] = Days,
            ["statusGraceDays"] = Whole(0, 28, "days"),
            ["derailerMonths"] = Whole(1, 120, "months"),
            ["aftermathDays"] = Days,
            ["measureDays"] = Days,
            ["effectDays"] = Days,
            ["incidentDays"] = Days,
            ["watermelonEvidence"] = Whole(1, 5, "pieces of evidence"),
            ["gapPercent"] = Whole(1, 100, "percent"),
            ["driverInflation"] = Whole(2, 1000, "times"),
            ["toldDays"] = Days,
            ["waveMonths"] = Whole(1, 120, "months"),
            ["accessLogDays"] = v => Number(v) is >= 30 and <= 36500 ? null : "a whole number of days from 30 to 36500",
        };

    /// <summary>The settings with one changed; a name or a value that is not known changes nothing.</summary>
    public Setting With(string name, string value) => name switch
    {
        "timeZone" => this with { TimeZone = value },
        "cadence" when Enum.TryParse<Programmes.Cadence>(value, out var cadence) => this with { Cadence = cadence },
        "stallDays" when Number(value) is { } days => this with { StallDays = days },
        "vacancyDays" when Number(value) is { } days => this with { VacancyDays = days },
        "recommitmentDays" when Number(value) is { } days => this with { RecommitmentDays = days },
        "statusGraceDays" when Number(value) is { } days => this with { StatusGraceDays = days },
        "derailerMonths" when Number(value) is { } months => this with { DerailerMonths = months },
        "aftermathDays" when Number(value) is { } days => this with { AftermathDays = days },
        "measureDays" when Number(value) is { } days => this with { MeasureDays = days },
        "effectDays" when Number(value) is { } days => this with { EffectDays = days },
        "incidentDays" when Number(value) is { } days => this with { IncidentDays = days },
        "watermelonEvidence" when Number(value) is { } pieces => this with { WatermelonEvidence = pieces },
        "gapPercent" when Number(value) is { } percent => this with { GapPercent = percent },
        "driverInflation" when Number(value) is { } times => this with { DriverInflation = times },
        "toldDays" when Number(value) is { } days => this with { ToldDays = days },
        "waveMonths" when Number(value) is { } months => this with { WaveMonths = months },
        "accessLogDays" when Number(value) is { } days => this with { AccessLogDays = days },
        _ when Programmes.StrategyCanvas.SettingNames.Contains(name) =>
            this with { Canvas = Programmes.StrategyCanvas.With(Canvas, name, value.Trim()) },
        _ when Number(value) is { } weight && ThemeWeights.Names.Contains(name) =>
            this with { Weights = ThemeWeights.With(Weights, name, weight) },
        _ => this,
    };

    private static int? Number(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Wording(string value) => Words.TitleFaults(value).Any()
        ? $"1 to {Words.LongestTitle} characters on one line"
        : null;

    private static string? Days(string value) => Whole(1, 3650, "days")(value);

    private static Func<string, string?> Whole(int least, int most, string of) => value =>
        Number(value) is { } number && number >= least && number <= most
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"a whole number of {of} from {least} to {most}");
}

public sealed record SettingChanged(string Name, string Value) : DomainEvent;
