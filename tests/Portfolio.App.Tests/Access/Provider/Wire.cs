namespace Portfolio.App.Tests.Access.Provider;

/// <summary>What goes between the program and the provider, where a test may change it on its way.</summary>
internal sealed class Wire() : DelegatingHandler(new HttpClientHandler())
{
    /// <summary>Sees each request before the provider does.</summary>
    public Func<HttpRequestMessage, Task>? Asked { get; set; }

    /// <summary>Sees each answer before the program does, and may give another.</summary>
    public Func<HttpRequestMessage, HttpResponseMessage, Task<HttpResponseMessage>>? Answered { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await (Asked?.Invoke(request) ?? Task.CompletedTask);
        var answer = await base.SendAsync(request, cancellationToken);
        return Answered is null ? answer : await Answered(request, answer);
    }
}
