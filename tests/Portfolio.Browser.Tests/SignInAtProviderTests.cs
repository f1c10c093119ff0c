using Portfolio.App.Access.Provider;
using Portfolio.App.Verbs;
using Portfolio.App.Web;
using Portfolio.Browser.Tests.Running;
using Portfolio.Fixtures;
using Portfolio.IdentityProvider;

namespace Portfolio.Browser.Tests;

public sealed class SignInAtProviderTests(Site site)
{
    [Fact]
    public async Task Who_signs_in_at_a_provider_on_another_site_lands_where_they_were_going_and_signs_out_at_both()
    {
        // The program as localhost, the provider as 127.0.0.1: for a browser two sites, as they are in life.
        var provider = await ProviderRun.SharedAsync();
        using var folder = new TemporaryFolder("provider");
        await using var app = site.Another(new ServerOptions(
            new LedgerPlace(null, folder.Location), ["http://127.0.0.1:0"], Demo: false, Loopback: true, Sample: null)
        {
            Provider = new ProviderSettings(provider.Issuer, ProviderRun.ClientId)
            {
                ClientSecret = ProviderRun.ClientSecret,
                Label = "Acme sign-in",
                RoleClaim = "groups",
            },
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        var address = $"http://localhost:{new Uri(app.Urls.First()).Port}";
        await using var context = await site.Browser.NewContextAsync(new() { BaseURL = address });
        context.SetDefaultTimeout(Shown.Patience);
        var page = await context.NewPageAsync();

        await page.GotoAsync("/programmes?search=view");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Sign in with Acme sign-in" }).ClickAsync();
        await page.GetByLabel("Who").FillAsync("u-1");
        await page.GetByLabel("Name").FillAsync("Grace Ito");
        await page.GetByLabel("Groups").FillAsync("leadership");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await page.ArriveAsync($"{address}/programmes?search=view");
        (await page.TextAsync("header .person-name")).ShouldBe("Grace Ito");

        await page.Locator(".menu-end summary").ClickAsync();
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.ArriveAsync($"{provider.IssuerName}/session/end**");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Yes, sign me out" }).ClickAsync();
        await page.ArriveAsync($"{address}/sign-in**");
        await app.StopAsync(TestContext.Current.CancellationToken);
    }
}
