namespace Portfolio.App.Tests.Node;

/// <summary>A clock that can be put forward; pauses take the time that they take.</summary>
internal sealed class MovedClock : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
}
