using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Portfolio.App.Tests.Checkpoints;

/// <summary>Takes what is sent, after a number of failures, and as a test says.</summary>
internal sealed class CheckpointReceiver(WebApplication app) : IAsyncDisposable
{
    public int Failures { get; set; }

    /// <summary>What it answers to a request with this body; what it answers 2xx to it takes.</summary>
    public Func<string, Task<int>> Answer { get; set; } = _ => Task.FromResult(StatusCodes.Status204NoContent);

    public ConcurrentQueue<(string Request, string Body)> Took { get; } = new();

    public Uri Address => new(app.Urls.First());

    public static async Task<CheckpointReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var receiver = new CheckpointReceiver(app);
        app.Map("/{**path}", receiver.TakeAsync);
        await app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        if (Failures-- > 0)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        var status = await Answer(body);
        if (status < 300)
        {
            Took.Enqueue(($"{request.Method} {request.Path}", body));
        }

        return Results.StatusCode(status);
    }
}
