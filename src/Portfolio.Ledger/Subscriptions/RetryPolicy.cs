namespace Portfolio.Ledger;

/// <summary>How long to wait after a failure, and how often to try.</summary>
public sealed record RetryPolicy
{
    /// <summary>After the first failure; doubled after each one more.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>No pause grows beyond it.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromHours(1);

    /// <summary>After so many failures in a row it is parked; with the pauses above, after about half a day.</summary>
    public int Most { get; init; } = 20;

    /// <summary>The pause after some failures in a row, up to a quarter longer, so that receivers are not met all at once.</summary>
    /// <param name="failures">How many, from 1.</param>
    /// <param name="chance">0 to 1.</param>
    public TimeSpan PauseAfter(int failures, double chance)
    {
        var pause = First.Ticks * Math.Pow(2, failures - 1);
        return TimeSpan.FromTicks((long)(Math.Min(pause, Longest.Ticks) * (1 + chance / 4)));
    }
}
