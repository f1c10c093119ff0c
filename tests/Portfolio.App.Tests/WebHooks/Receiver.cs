using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Portfolio.App.Tests.Postgres;

namespace Portfolio.App.Tests.WebHooks;

/// <summary>A delivery as a receiver sees it.</summary>
internal sealed record Received(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>Of events.</summary>
    public long[] Positions =>
        [.. JsonDocument.Parse(Body).RootElement.EnumerateArray().Select(e => long.Parse(e.GetProperty("id").GetString()!, CultureInfo.InvariantCulture))];

    /// <summary>Of alerts.</summary>
    public ReceivedAlert[] Alerts =>
        [.. JsonDocument.Parse(Body).RootElement.EnumerateArray().Select(ReceivedAlert.Of)];

    public long Number(string header) => long.Parse(Headers[header], CultureInfo.InvariantCulture);
}

/// <summary>An alert as a receiver sees it.</summary>
/// <param name="About">As a receiver keeps it.</param>
internal sealed record ReceivedAlert(
    string Id, bool Raised, string Subject, (string Programme, string Rule, string? Item, string? Person) About, DateOnly AsOf, long KnownAt)
{
    public string Programme => About.Programme;

    public string Rule => About.Rule;

    /// <summary>What an entry of the watchlist is about, as RECEIVING.md has it.</summary>
    public static (string Programme, string Rule, string? Item, string? Person) AboutOf(JsonElement entry)
    {
        var rule = entry.GetProperty("rule").GetString()!;
        return (
            entry.GetProperty("programme").GetString()!, rule,
            rule is "Watermelon" or "ForecastWorst" ? null : entry.GetProperty("item").GetString(),
            rule == "SwapWithoutRecommitment" ? entry.GetProperty("person").GetString() : null);
    }

    public static ReceivedAlert Of(JsonElement e)
    {
        var data = e.GetProperty("data");
        return new(
            e.GetProperty("id").GetString()!, e.GetProperty("type").GetString() switch
            {
                "portfolio.AlertRaised" => true,
                "portfolio.AlertCleared" => false,
                var other => throw new InvalidOperationException($"{other} is no alert."),
            },
            e.GetProperty("subject").GetString()!, AboutOf(data),
            DateOnly.ParseExact(data.GetProperty("asOf").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            data.GetProperty("knownAt").GetInt64());
    }
}

/// <summary>A real receiver of web hooks: a server of its own that keeps what it is sent and answers as it is told.</summary>
internal sealed class Receiver(WebApplication app) : IAsyncDisposable
{
    private readonly List<Received> _received = [];

    /// <summary>What it answers to the deliveries to come; left out, 204.</summary>
    public Func<HttpContext, Task>? Answer { get; set; }

    public Uri Address { get; private set; } = new("about:blank");

    public Received[] Received
    {
        get
        {
            lock (_received)
            {
                return [.. _received];
            }
        }
    }

    /// <summary>Every position that it was sent, in the order of time, repeats included.</summary>
    public long[] Positions => [.. Received.SelectMany(r => r.Positions)];

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var receiver = new Receiver(app);
        app.Run(receiver.TakeAsync);
        await app.StartAsync();
        receiver.Address = new Uri(app.Urls.First());
        return receiver;
    }

    public Task UntilAsync(Func<Receiver, bool> holds) => Processes.UntilAsync(() => holds(this));

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var headers = context.Request.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value.ToString(), StringComparer.Ordinal);
        lock (_received)
        {
            _received.Add(new Received(context.Request.Path, headers, body.ToArray()));
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
        if (Answer is { } answer)
        {
            await answer(context);
        }
    }
}
