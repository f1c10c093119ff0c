using System.Net;
using System.Text.Json;
using Portfolio.App.Access;
using Portfolio.App.Tests.Node;
using Portfolio.App.Tests.Web;
using Portfolio.App.WebHooks;
using Portfolio.Ledger;

namespace Portfolio.App.Tests.WebHooks;

/// <summary>The program with deliveries that are tried again at once, and an administrator.</summary>
internal sealed class HookRun(WebRun web) : IAsyncDisposable
{
    public static readonly WebHookSettings Quick = new()
    {
        AllowedNetworks = [IPNetwork.Parse("127.0.0.0/8")],

        // For a machine that has other things to do: who tests the limit sets one.
        Timeout = TimeSpan.FromMinutes(1),
        AlertsEvery = TimeSpan.FromMilliseconds(50),
        Subscriptions = new SubscriptionSettings
        {
            Look = TimeSpan.FromMilliseconds(50),
            Retries = new RetryPolicy { First = TimeSpan.FromMilliseconds(10), Most = 4 },
        },
    };

    public WebRun Web { get; } = web;

    public HttpClient Admin { get; } = web.As(Roles.Admin);

    public static async Task<HookRun> StartAsync(WebHookSettings? settings = null) => new(
        await WebRun.StartAsync(await NodeRun.StartAsync(), options: o => o with { WebHooks = settings ?? Quick }));

    /// <summary>Registers a receiver of everything behind a position; gives the answer.</summary>
    public async Task<JsonElement> RegisterAsync(Uri url, long? after = 0, string[]? types = null, string[]? departments = null)
    {
        var answer = await WebRun.PostAsync(
            Admin, "/api/web-hooks", JsonSerializer.Serialize(new { url = url.AbsoluteUri, label = "test", after, types, departments }));
        var json = await WebRun.JsonOf(answer);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, json.ToString());
        return json;
    }

    /// <summary>Registers a receiver of alerts: of what differs from the watchlist as it was known at a position.</summary>
    public async Task<JsonElement> RegisterAlertsAsync(Uri url, long? after = 0, string[]? rules = null, string[]? departments = null)
    {
        var answer = await WebRun.PostAsync(
            Admin, "/api/web-hooks",
            JsonSerializer.Serialize(new { url = url.AbsoluteUri, label = "alerts", after, sends = "alerts", rules, departments }));
        var json = await WebRun.JsonOf(answer);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, json.ToString());
        return json;
    }

    public async Task<JsonElement> ShowAsync(string id) => await WebRun.JsonOf(await Admin.GetAsync($"/api/web-hooks/{id}"));

    public async Task<JsonElement> UntilAsync(string id, Func<JsonElement, bool> holds)
    {
        JsonElement shown;
        while (!holds(shown = await ShowAsync(id)))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        return shown;
    }

    public Task<HttpResponseMessage> DoAsync(string id, string act) => Admin.PostAsync($"/api/web-hooks/{id}/{act}", null);

    /// <summary>Records so many events more.</summary>
    public Task WriteAsync(int events) => Web.Node.WriteAsync(events);

    public async ValueTask DisposeAsync()
    {
        Admin.Dispose();
        await Web.DisposeAsync();
    }
}
