using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using Portfolio.App.Node;
using Portfolio.App.Verbs;
using Portfolio.App.Web;

namespace Portfolio.Browser.Tests.Running;

/// <summary>The program on a port of its own, and how people get in.</summary>
public sealed class Premises : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Task<string>> _signedIn = new(StringComparer.Ordinal);
    private readonly string _folder = Directory.CreateTempSubdirectory("portfolio-pages-").FullName;
    private readonly WebApplication _app;
    private readonly IBrowser _browser;

    private Premises(PortfolioNode node, IBrowser browser)
    {
        Node = node;
        _browser = browser;
        _app = PortfolioApp.Build(node, new ServerOptions(
            new LedgerPlace(null, _folder), ["http://127.0.0.1:0"], Demo: true, Loopback: true, Sample: null));
    }

    public PortfolioNode Node { get; }

    public Uri Address { get; private set; } = null!;

    /// <param name="node">Closed with the premises.</param>
    public static async Task<Premises> OpenAsync(PortfolioNode node, IBrowser browser)
    {
        var premises = new Premises(node, browser);
        await premises._app.StartAsync();
        premises.Address = new Uri(premises._app.Urls.First());
        return premises;
    }

    /// <summary>A page of a browser that has kept nothing, signed in as a demo person (or nobody).</summary>
    public async Task<Visit> VisitAsync(string? role, BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.BaseURL = Address.ToString();
        options.StorageState = role is null ? null : await _signedIn.GetOrAdd(role, SignInAsync);
        var context = await _browser.NewContextAsync(options);
        context.SetDefaultTimeout(Shown.Patience);
        return new Visit(await context.NewPageAsync());
    }

    public HttpClient ClientAs(string? role)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        if (role is not null)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", $"demo-{role}");
        }

        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Node.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    // Once for each role; the cookies then open every browser of that role.
    private async Task<string> SignInAsync(string role)
    {
        await using var context = await _browser.NewContextAsync(new() { BaseURL = Address.ToString() });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.Locator($"button[value=demo-{role}]").ClickAsync();
        await page.ArriveAsync(new Uri(Address, "/").ToString());
        return await context.StorageStateAsync();
    }
}
