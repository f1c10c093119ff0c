using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Portfolio.App.Access;
using Portfolio.App.Administration;
using Portfolio.App.Tests.Node;
using Portfolio.App.Tests.OpenApi;
using Portfolio.App.Verbs;
using Portfolio.App.Web;

namespace Portfolio.App.Tests.Web;

/// <summary>The program as callers reach it: real HTTP on a port of its own, a node, a database of its own.</summary>
internal sealed class WebRun(NodeRun node, WebApplication app, string folder) : IAsyncDisposable
{
    public NodeRun Node { get; } = node;

    public WebApplication App { get; } = app;

    public Uri Address { get; } = new(app.Urls.First());

    public static async Task<WebRun> StartAsync(bool demo = true) => await StartAsync(await NodeRun.StartAsync(), demo);

    /// <summary>The program on a node that is there.</summary>
    /// <param name="more">Gives it endpoints of the test's own.</param>
    public static async Task<WebRun> StartAsync(
        NodeRun node, bool demo = true, Func<ServerOptions, ServerOptions>? options = null, Action<WebApplication>? more = null)
    {
        var folder = Directory.CreateTempSubdirectory("portfolio-web-").FullName;
        var usual = new ServerOptions(new LedgerPlace(null, folder), ["http://127.0.0.1:0"], demo, Loopback: true, Sample: null);
        var app = PortfolioApp.Build(node.Node, options is null ? usual : options(usual));
        more?.Invoke(app);
        await app.StartAsync();
        return new WebRun(node, app, folder);
    }

    /// <summary>
    /// A caller signed in as one of the demo people, or nobody. Each answer is held against what the program says of its
    /// interface.
    /// </summary>
    public HttpClient As(string? role)
    {
        var client = new HttpClient(new AsDescribed(App, new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })) { BaseAddress = Address };
        if (role is not null)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", $"demo-{role}");
        }

        return client;
    }

    /// <summary>Somebody of the PMO with a key that is kept to departments; with none of them, to nothing.</summary>
    public async Task<HttpClient> KeptToAsync(string[] departments)
    {
        var (_, key) = await new CreateApiKey(Roles.Pmo, "scripts", TimeSpan.FromDays(1)) { Departments = [.. departments] }.RunAsync(
            Node.Node, App.Services.GetRequiredService<ApiKeys>(), NodeRun.Officer, CancellationToken.None);
        var client = As(null);
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return client;
    }

    /// <summary>Puts CRM-2 on record with a sponsor and two phases, and begins it.</summary>
    /// <param name="reportedOn">The day its source said all of it; left out, today.</param>
    public async Task BeginCrmAsync(HttpClient pmo, string? reportedOn = null)
    {
        foreach (var (path, body) in new[]
        {
            ("", """{"code":"CRM-2","title":"One view of the customer","department":"MKT","plannedFinish":"2099-03-31","effectiveOn":"2026-01-05"}"""),
            ("/CRM-2/appoint-sponsor", """{"person":"ada","effectiveOn":"2026-01-05"}"""),
            ("/CRM-2/plan-phase", """{"number":1,"title":"First","effectiveOn":"2026-01-05"}"""),
            ("/CRM-2/plan-phase", """{"number":2,"title":"Second","effectiveOn":"2026-01-05"}"""),
            ("/CRM-2/commission", """{"effectiveOn":"2026-01-06"}"""),
        })
        {
            var said = reportedOn is null ? body : $$"""{{body[..^1]}},"reportedOn":"{{reportedOn}}"}""";
            var answer = await PostAsync(pmo, $"/api/programmes{path}", said);
            answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        }
    }

    public static Task<HttpResponseMessage> PostAsync(HttpClient caller, string path, string json, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return caller.SendAsync(request);
    }

    public static async Task<JsonElement> JsonOf(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        await Node.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
