using System.Globalization;

namespace Portfolio.Domain.Settings;

/// <summary>
/// What changes a figure and is therefore on record: a report of last March uses last March's settings.
/// </summary>
public sealed record Setting
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

    /// <summary>How many days it is kept who looked at what; 30 at least. Changes no figure, and is on record all the same.</summary>
    public int AccessLogDays { get; init; } = 730;

    /// <summary>How the strategy canvas is worded.</summary>
    public ValueList<Programmes.CanvasQuestion> Canvas { get; init; } = Programmes.StrategyCanvas.Wording;

    /// <summary>The names that can be set, with what is wrong with a value (null: nothing).</summary>
    public static readonly IReadOnlyDictionary<string, Func<string, string?>> Known =
        new Dictionary<string, Func<string, string?>>(Programmes.StrategyCanvas.SettingNames.Select(n => KeyValuePair.Create(n, Wording)))
        {
            ["timeZone"] = v => TimeZoneInfo.TryFindSystemTimeZoneById(v, out _) ? null : "the IANA name of a time zone, for example Europe/London",
            ["cadence"] = v => Enum.GetNames<Programmes.Cadence>().Contains(v) ? null : "Monthly, Quarterly, HalfYearly or Yearly",
            ["stallDays"] = Days,
            ["vacancyDays"] = Days,
            ["recommitmentDays"] = Days,
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
        "accessLogDays" when Number(value) is { } days => this with { AccessLogDays = days },
        _ when Programmes.StrategyCanvas.SettingNames.Contains(name) =>
            this with { Canvas = Programmes.StrategyCanvas.With(Canvas, name, value.Trim()) },
        _ => this,
    };

    private static int? Number(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Wording(string value) => Words.TitleFaults(value).Any()
        ? $"1 to {Words.LongestTitle} characters on one line"
        : null;

    private static string? Days(string value) =>
        Number(value) is >= 1 and <= 3650
            ? null
            : "a whole number of days from 1 to 3650";
}

public sealed record SettingChanged(string Name, string Value) : DomainEvent;
