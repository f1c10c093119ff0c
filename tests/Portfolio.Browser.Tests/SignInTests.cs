using Portfolio.App.Access;
using Portfolio.Browser.Tests.Running;

namespace Portfolio.Browser.Tests;

public sealed class SignInTests(Site site)
{
    [Fact]
    public async Task Who_is_not_signed_in_signs_in_first_and_lands_where_they_were_going()
    {
        await using var visit = await site.OpenAsync(null);
        var page = visit.Page;

        await page.GotoAsync("/programmes?search=view");
        new Uri(page.Url).AbsolutePath.ShouldBe("/sign-in");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Lars Winther" }).ClickAsync();

        new Uri(page.Url).PathAndQuery.ShouldBe("/programmes?search=view");
        (await page.TextAsync("header .person-name")).ShouldBe("Lars Winther (leadership)");
    }

    [Fact]
    public async Task A_wrong_key_is_refused_with_a_sentence()
    {
        await using var visit = await site.OpenAsync(null);
        var page = visit.Page;
        await page.GotoAsync("/sign-in");

        await page.Locator("summary", new() { HasText = "API key" }).ClickAsync();
        await page.FillAsync("#key", "pk_wrong");
        await page.Locator(".sign-in-key button").ClickAsync();

        (await page.TextAsync("[role=alert]")).ShouldContain("the key is unknown, has expired or was revoked");
    }

    [Fact]
    public async Task Signing_out_ends_it()
    {
        await using var visit = await site.OpenAsync(Roles.Leadership);
        var page = visit.Page;

        await page.GotoAsync("/programmes");
        await page.Locator(".menu-end summary").ClickAsync();
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.ArriveAsync("**/sign-in");
        await page.GotoAsync("/");

        new Uri(page.Url).AbsolutePath.ShouldBe("/sign-in");
    }
}
