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

    /// <summary>Stalls and watchlist: a stall is suspected where nothing is on record for more than this many times the cadence.</summary>
    public int SuspicionCadences { get; init; } = 2;

    /// <summary>Watchlist: an open scope item deferred so many times or more.</summary>
    public int Deferrals { get; init; } = 2;

    /// <summary>Watchlist: a programme that meets so many different rules or more meets several.</summary>
    public int SeveralRules { get; init; } = 3;

    /// <summary>
    /// Watchlist: this percentage of the programmes in which something waits, those with the worst forecast, are on it.
    /// </summary>
    public int WorstPercent { get; init; } = 10;

    /// <summary>Freshness: for how many days after its period has ended a status is due and not yet late.</summary>
    public int StatusGraceDays { get; init; } = 14;

    /// <summary>Freshness and watchlist: a status overdue by more than this many cadences is missing; from then on it counts nothing.</summary>
    public int MissingCadences { get; init; } = 1;

    /// <summary>Derailers: the months up to the day within which one counts as having hit.</summary>
    public int DerailerMonths { get; init; } = 12;

    /// <summary>Derailers: a programme hit by so many different ones or more was hit by several.</summary>
    public int SeveralDerailers { get; init; } = 3;

    /// <summary>Sponsors: a stall that starts within so many days after a swap is held to have followed it.</summary>
    public int SwapDays { get; init; } = 90;

    /// <summary>Resilience, what if and watchlist: for how many months a contingency is good once it was prepared or reviewed.</summary>
    public int ContingencyMonths { get; init; } = 12;

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

    /// <summary>Perception gap: customers who score this percentage of their scale or more see us as customer-centric.</summary>
    public int CustomerPercent { get; init; } = 80;

    /// <summary>Perception gap: an incident of this severity or more, 1 to 5, compromises the brand.</summary>
    public int BrandSeverity { get; init; } = 5;

    /// <summary>Drivers: collinear from this variance inflation on.</summary>
    public int DriverInflation { get; init; } = 5;

    /// <summary>Five themes: what was told within so many days up to the day counts as told lately.</summary>
    public int ToldDays { get; init; } = 90;

    /// <summary>Five themes: a feedback wave or staff pulse of so many months up to the day counts as late enough.</summary>
    public int WaveMonths { get; init; } = 12;

    /// <summary>Five themes: what a new sponsor’s conditional commitment counts, in percent of an endorsement.</summary>
    public int ConditionalPercent { get; init; } = 50;

    /// <summary>Five themes: what each part weighs within its theme, in the order of <see cref="ThemeWeights.Names"/>.</summary>
    public ValueList<int> Weights { get; init; } = ThemeWeights.Equal;

    /// <summary>How many days it is kept who looked at what; 30 at least. Changes no figure, and is on record all the same.</summary>
    public int AccessLogDays { get; init; } = 730;

    /// <summary>How the strategy canvas is worded.</summary>
    public ValueList<Programmes.CanvasQuestion> Canvas { get; init; } = Programmes.StrategyCanvas.Wording;

    /// <summary>The settings with one changed; a name or a value that is not known changes nothing.</summary>
    public Setting With(string name, string value) => name switch
    {
        "timeZone" => this with { TimeZone = value },
        "cadence" when Enum.TryParse<Programmes.Cadence>(value, out var cadence) => this with { Cadence = cadence },
        _ when Numbers.TryGetValue(name, out var of) && Number(value) is { } number => of.With(this, number),
        _ when Programmes.StrategyCanvas.SettingNames.Contains(name) =>
            this with { Canvas = Programmes.StrategyCanvas.With(Canvas, name, value.Trim()) },
        _ when Number(value) is { } weight && ThemeWeights.Names.Contains(name) =>
            this with { Weights = ThemeWeights.With(Weights, name, weight) },
        _ => this,
    };
}

public sealed record SettingChanged(string Name, string Value) : DomainEvent;
