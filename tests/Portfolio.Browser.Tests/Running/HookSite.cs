using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Playwright;
using Portfolio.App.Node;
using Portfolio.App.Verbs;
using Portfolio.App.Web;
using Portfolio.App.WebHooks;
using Portfolio.Fixtures;
using Portfolio.Ledger;

namespace Portfolio.Browser.Tests.Running;

/// <summary>
/// The program on an empty ledger of its own, where tests may write, with a receiver of web hooks that answers as it is
/// told. The browser is that of <see cref="Site"/>.
/// </summary>
internal sealed class HookSite : IAsyncDisposable
{
    private readonly Site _site;
    private readonly WebApplication _receiver;
    private readonly string _folder = Directory.CreateTempSubdirectory("portfolio-hooks-").FullName;
    private PortfolioNode _node = null!;
    private WebApplication _app = null!;
    private int _answer = StatusCodes.Status204NoContent;

    private HookSite(Site site)
    {
        _site = site;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _receiver = builder.Build();
        _receiver.Run(context =>
        {
            context.Response.StatusCode = Volatile.Read(ref _answer);
            return Task.CompletedTask;
        });
    }

    /// <summary>Where the receiver is.</summary>
    public string Receiver => _receiver.Urls.First();

    /// <summary>The status that the receiver answers from now on.</summary>
    public void Answer(int status) => Volatile.Write(ref _answer, status);

    public static async Task<HookSite> StartAsync(Site site)
    {
        var hooks = new HookSite(site);
        await hooks._receiver.StartAsync();
        var database = await PostgresRun.CreateLedgerAsync(OpenPortfolio.Migrations);
        hooks._node = await PortfolioNode.StartAsync(
            await LedgerDatabase.OpenAsync(database, new LedgerSettings { Migrations = OpenPortfolio.Migrations }, CancellationToken.None),
            TimeProvider.System, NullLogger.Instance, CancellationToken.None);
        hooks._app = PortfolioApp.Build(hooks._node, new ServerOptions(
            new LedgerPlace(null, hooks._folder), ["http://127.0.0.1:0"], Demo: true, Loopback: true, Sample: null)
        {
            WebHooks = new WebHookSettings
            {
                AllowedNetworks = [IPNetwork.Parse("127.0.0.0/8")],
                Subscriptions = new SubscriptionSettings { Look = TimeSpan.FromMilliseconds(50) },
            },
        });
        await hooks._app.StartAsync();
        return hooks;
    }

    /// <summary>A page of a new browser, signed in as a demo person.</summary>
    public async Task<Visit> OpenAsync(string role, BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.BaseURL = _app.Urls.First();
        var context = await _site.Browser.NewContextAsync(options);
        context.SetDefaultTimeout(Shown.Patience);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.Locator($"button[value=demo-{role}]").ClickAsync();
        await page.Locator("header .person-name").WaitForAsync();
        return new Visit(page);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _node.DisposeAsync();
        await _receiver.StopAsync();
        await _receiver.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
