namespace Portfolio.Ledger;

/// <summary>Bounds of a <see cref="GroupAppender"/>.</summary>
public sealed record GroupAppenderSettings
{
    /// <summary>Most events in one group; a request with more goes alone.</summary>
    public int GroupEvents { get; init; } = 200;

    /// <summary>Most bytes in one group, about; a request with more goes alone.</summary>
    public int GroupBytes { get; init; } = 1024 * 1024;

    /// <summary>Most requests that wait; one more is answered <see cref="AppendOutcome.Overloaded"/>.</summary>
    public int Waiting { get; init; } = 4096;

    /// <summary>How long a group is tried again while the database cannot be reached.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromSeconds(30);
}
