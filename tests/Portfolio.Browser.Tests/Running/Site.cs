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
/// the browser. One for all tests that only read; those that record have an <see cref="Office"/>.
/// </summary>
public sealed class Site : IAsyncLifetime
{
    private static readonly DateOnly SimulatedUntil = new(2025, 6, 30);

    private Premises? _premises;
    private IPlaywright? _playwright;

    public Uri Address => _premises!.Address;

    public IBrowser Browser { get; private set; } = null!;

    /// <summary>A programme of the simulated portfolio with a long history.</summary>
    public string LongCode { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var database = await PostgresRun.CreateLedgerAsync(OpenPortfolio.Migrations, sample: true);
        await SampleLedger.FillAsync(database, new SimulationPlan(40, 4, 7, SimulatedUntil), null, CancellationToken.None);
        var node = await PortfolioNode.StartAsync(
            await LedgerDatabase.OpenAsync(
                database, new LedgerSettings { Sample = true, Migrations = OpenPortfolio.Migrations }, CancellationToken.None),
            TimeProvider.System, NullLogger.Instance, CancellationToken.None);
        await StoryOfCrm.RecordAsync(node);
        LongCode = node.View.Programmes.Values.MaxBy(p => p.Version)!.Latest.Code;
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium(),
            Args = ["--no-sandbox", "--disable-dev-shm-usage"],
        });
        _premises = await Premises.OpenAsync(node, Browser);
    }

    /// <summary>A page of a browser that has kept nothing, signed in as a demo person (or nobody).</summary>
    public Task<Visit> OpenAsync(string? role, BrowserNewContextOptions? options = null) => _premises!.VisitAsync(role, options);

    /// <summary>The program once more, on the same ledger, set up otherwise.</summary>
    public WebApplication Another(ServerOptions options) => PortfolioApp.Build(_premises!.Node, options);

    /// <summary>What the interface for programs answers.</summary>
    public async Task<JsonElement> ApiAsync(string path)
    {
        using var client = ClientAs(Roles.Leadership);
        return JsonDocument.Parse(await client.GetStringAsync(path)).RootElement;
    }

    public HttpClient ClientAs(string? role) => _premises!.ClientAs(role);

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright?.Dispose();
        if (_premises is not null)
        {
            await _premises.DisposeAsync();
        }
    }

    // Rather the one without windows: the whole one opens a window, which nobody sees, for each reader, and takes twice to
    // four times the processor time.
    private static string Chromium() =>
        new[]
        {
            Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium-headless-shell", "/usr/bin/chromium",
            "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
        }.FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException(
            "The tests of the pages need Chromium: install it (on Debian: apt-get install chromium-headless-shell) or name it in CHROMIUM.");
}
