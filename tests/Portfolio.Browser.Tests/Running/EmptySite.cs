using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Playwright;
using Portfolio.App.Access;
using Portfolio.App.Administration;
using Portfolio.App.Node;
using Portfolio.App.Verbs;
using Portfolio.App.Web;
using Portfolio.Domain;
using Portfolio.Fixtures;
using Portfolio.Ledger;

namespace Portfolio.Browser.Tests.Running;

/// <summary>The program on an empty ledger that is no sample, for what pages record.</summary>
public sealed class EmptySite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;

    private EmptySite(WebApplication app, PortfolioNode node, string folder) => (_app, Node, _folder) = (app, node, folder);

    public PortfolioNode Node { get; }

    public Uri Address => new(_app.Urls.First());

    public static async Task<EmptySite> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("portfolio-pages-").FullName;
        var node = await PortfolioNode.StartAsync(
            await LedgerDatabase.OpenAsync(
                await PostgresRun.CreateLedgerAsync(OpenPortfolio.Migrations), new LedgerSettings { Migrations = OpenPortfolio.Migrations }, CancellationToken.None),
            TimeProvider.System, NullLogger.Instance, CancellationToken.None);
        var app = PortfolioApp.Build(node, new ServerOptions(
            new LedgerPlace(null, folder), ["http://127.0.0.1:0"], Demo: true, Loopback: true, Sample: null));
        await app.StartAsync();
        return new(app, node, folder);
    }

    /// <summary>A page signed in as a demo person.</summary>
    public Task<Visit> OpenAsync(IBrowser browser, string role, BrowserNewContextOptions? options = null) =>
        SignInAsync(browser, options, page => page.Locator($"button[value=demo-{role}]").ClickAsync());

    /// <summary>A page of somebody of the PMO, signed in with a key that is kept to departments.</summary>
    public async Task<Visit> OpenAsync(IBrowser browser, string[] departments)
    {
        var (_, key) = await new CreateApiKey(Roles.Pmo, "office", TimeSpan.FromDays(1)) { Departments = [.. departments] }.RunAsync(
            Node, _app.Services.GetRequiredService<ApiKeys>(), new Actor("officer", "pmo", "test"), CancellationToken.None);
        return await SignInAsync(browser, null, async page =>
        {
            await page.Locator("summary", new() { HasText = "API key" }).ClickAsync();
            await page.FillAsync("#key", key);
            await page.Locator(".sign-in-key button").ClickAsync();
        });
    }

    private async Task<Visit> SignInAsync(IBrowser browser, BrowserNewContextOptions? options, Func<IPage, Task> signIn)
    {
        options ??= new();
        options.BaseURL = Address.ToString();
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(Shown.Patience);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await signIn(page);
        await page.ArriveAsync(new Uri(Address, "/").ToString());
        return new Visit(page);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Node.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
