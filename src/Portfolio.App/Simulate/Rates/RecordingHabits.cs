namespace Portfolio.App.Simulate.Rates;

/// <summary>How long it takes until what happened is recorded.</summary>
public sealed record RecordingHabits
{
    /// <summary>As a rule, days on average (exponential).</summary>
    public double UsualDays { get; init; } = 3;

    /// <summary>The part that is recorded late.</summary>
    public double ShareLate { get; init; } = 0.06;

    /// <summary>What is late, days on average (exponential).</summary>
    public double LateDays { get; init; } = 40;

    /// <summary>Everything on its own day.</summary>
    public static readonly RecordingHabits AtOnce = new() { UsualDays = 0, ShareLate = 0 };
}
