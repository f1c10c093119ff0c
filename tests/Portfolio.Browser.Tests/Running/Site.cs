using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Playwright;
using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Simulate;
using Portfolio.App.Verbs;
using Portfolio.App.Web;
using Portfolio.Fixtures;
using Portfolio.Ledger;

[assembly: AssemblyFixture(typeof(Portfolio.Browser.Tests.Running.Site))]

namespace Portfolio.Browser.Tests.Running;

/// <summary>
/// The program as people reach it, on a PostgreSQL of its own, with a simulated portfolio and <see cref="StoryOfCrm"/>; and
/// the browser. One for all tests, which only read.
/// </summary>
public sealed class Site : IAsyncLifetime
{
    private static readonly DateOnly SimulatedUntil = new(2025, 6, 30);

    private readonly ConcurrentDictionary<string, Task<string>> _signedIn = new(StringComparer.Ordinal);

    private WebApplication? _app;
    private PortfolioNode? _node;
    private IPlaywright? _playwright;
    private string? _folder;

    public Uri Address { get; private set; } = null!;

    public IBrowser Browser { get; private set; } = null!;

    /// <summary>A programme of the simulated portfolio with a long history.</summary>
    public string LongCode { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var database = await PostgresRun.CreateDatabaseAsync();
        await SampleLedger.FillAsync(database, new SimulationPlan(40, 4, 7, SimulatedUntil), null, CancellationToken.None);
        _node = await PortfolioNode.StartAsync(
            await LedgerDatabase.OpenAsync(
                database, new LedgerSettings { Sample = true, Migrations = OpenPortfolio.Migrations }, CancellationToken.None),
            TimeProvider.System, NullLogger.Instance, CancellationToken.None);
        await StoryOfCrm.RecordAsync(_node);
        LongCode = _node.View.Programmes.Values.MaxBy(p => p.Version)!.Latest.Code;
        _folder = Directory.CreateTempSubdirectory("portfolio-pages-").FullName;
        _app = PortfolioApp.Build(_node, new ServerOptions(
            new LedgerPlace(null, _folder), ["http://127.0.0.1:0"], Demo: true, Loopback: true, Sample: null));
        await _app.StartAsync();
        Address = new Uri(_app.Urls.First());
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium(),
            Args = ["--no-sandbox", "--disable-dev-shm-usage"],
        });
    }

    /// <summary>A page of a browser that has kept nothing, signed in as a demo person (or nobody).</summary>
    public async Task<Visit> OpenAsync(string? role, BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.BaseURL = Address.ToString();
        options.StorageState = role is null ? null : await _signedIn.GetOrAdd(role, SignInAsync);
        var context = await Browser.NewContextAsync(options);
        context.SetDefaultTimeout(30_000);
        return new Visit(await context.NewPageAsync());
    }

    /// <summary>The program once more, on the same ledger, set up otherwise.</summary>
    public WebApplication Another(ServerOptions options) => PortfolioApp.Build(_node!, options);

    /// <summary>What the interface for programs answers.</summary>
    public async Task<JsonElement> ApiAsync(string path)
    {
        using var client = ClientAs(Roles.Leadership);
        return JsonDocument.Parse(await client.GetStringAsync(path)).RootElement;
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
        await Browser.DisposeAsync();
        _playwright?.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        if (_node is not null)
        {
            await _node.DisposeAsync();
        }

        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    // Once for each role; the cookies then open every browser of that role.
    private async Task<string> SignInAsync(string role)
    {
        await using var context = await Browser.NewContextAsync(new() { BaseURL = Address.ToString() });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.Locator($"button[value=demo-{role}]").ClickAsync();
        await page.ArriveAsync(new Uri(Address, "/").ToString());
        return await context.StorageStateAsync();
    }

    private static string Chromium() =>
        new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException(
            "The tests of the pages need Chromium: install it (on Debian: apt-get install chromium) or name it in CHROMIUM.");
}
