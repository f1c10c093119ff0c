namespace Portfolio.App.Simulate.Rates;

/// <summary>How programmes report on themselves.</summary>
public sealed record ReportingHabits
{
    /// <summary>The part of the programmes that reports monthly; the others report quarterly.</summary>
    public double ShareMonthly { get; init; } = 0.7;

    /// <summary>The part of the reports due that never comes.</summary>
    public double Missed { get; init; } = 0.06;

    /// <summary>How often a point is given one step better than it stands.</summary>
    public double Optimism { get; init; } = 0.55;

    /// <summary>The part of the reports that is not rated, with a reason.</summary>
    public double NotRated { get; init; } = 0.01;

    /// <summary>The part of the reports that is replaced by another, with a reason.</summary>
    public double Superseded { get; init; } = 0.008;

    /// <summary>The part of the reports that somebody overrides later, with a reason.</summary>
    public double Overridden { get; init; } = 0.006;

    /// <summary>The part of the reports that is taken back, having been recorded with the wrong programme.</summary>
    public double Retracted { get; init; } = 0.003;
}
