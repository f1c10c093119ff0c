namespace Portfolio.App.Simulate.Rates;

/// <summary>
/// What a simulated portfolio is made of: rates per month (of 30.4375 days), and how one thing raises or lowers another.
/// Every waiting time is exponential at the rate that holds while it lasts, so that the reports can be held against
/// what is written here. The defaults make a portfolio that looks like those published.
/// </summary>
public sealed record Hazards
{
    public static readonly Hazards Default = new();

    public LifecycleRates Lifecycle { get; init; } = new();

    public StallRates Stalls { get; init; } = new();

    public SponsorRates Sponsors { get; init; } = new();

    public ScopeRates Scope { get; init; } = new();

    public DeferralRates Deferrals { get; init; } = new();

    public PlanRates Plans { get; init; } = new();

    public BecomingRates Becoming { get; init; } = new();

    public AroundRates Around { get; init; } = new();

    public ReportingHabits Reporting { get; init; } = new();

    public RecordingHabits Recording { get; init; } = new();
}
