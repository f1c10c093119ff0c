namespace Portfolio.App.Tests.Web;

/// <summary>
/// One program for all tests of a class that ask for what is refused, or only look: after each of them it stands as it
/// stood before.
/// </summary>
public sealed class UnchangedWeb : IAsyncLifetime
{
    private long _position;

    internal WebRun Run { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Run = await WebRun.StartAsync();
        _position = Run.Node.Node.View.Position;
    }

    /// <summary>What a caller in that role is answered; that nothing was recorded is seen to.</summary>
    internal async Task<HttpResponseMessage> AskAsync(string role, Func<HttpClient, Task<HttpResponseMessage>> ask)
    {
        using var caller = Run.As(role);
        var answer = await ask(caller);
        Run.Node.Node.View.Position.ShouldBe(_position);
        return answer;
    }

    public ValueTask DisposeAsync() => Run.DisposeAsync();
}
