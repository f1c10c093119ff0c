namespace Portfolio.App.Simulate.Rates;

/// <summary>How programmes stall and get out of it. Rates per month.</summary>
public sealed record StallRates
{
    /// <summary>An active programme stalls, with no blow lately.</summary>
    public double Stall { get; init; } = 0.02;

    /// <summary>How many times as high <see cref="Stall"/> is while a sponsor swap is fresh.</summary>
    public double AfterSwap { get; init; } = 3;

    /// <summary>How many times as high <see cref="Stall"/> is while a budget cut is fresh.</summary>
    public double AfterCut { get; init; } = 2;

    /// <summary>How long a swap or a cut stays fresh, in days; the reports look at 90.</summary>
    public int FreshDays { get; init; } = 90;

    /// <summary>A stalled programme resumes.</summary>
    public double Resume { get; init; } = 0.14;

    /// <summary>A stalled programme is dropped.</summary>
    public double Drop { get; init; } = 0.02;
}
