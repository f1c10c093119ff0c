using Portfolio.App.Access;
using Portfolio.Browser.Tests.Running;

namespace Portfolio.Browser.Tests;

public sealed class WithoutScriptsTests(Site site)
{
    private static readonly Microsoft.Playwright.BrowserNewContextOptions NoScripts = new() { JavaScriptEnabled = false };

    [Fact]
    public async Task The_time_form_goes_to_the_moment_by_a_date_and_a_button()
    {
        await using var visit = await site.OpenAsync(Roles.Leadership, new(NoScripts));
        var page = visit.Page;
        await page.GotoAsync(StoryOfCrm.Path);

        (await page.Locator(".time-slide").IsVisibleAsync()).ShouldBeFalse();
        await page.FillAsync("#time-day", "2025-08-15");
        await page.Locator("label", new() { HasText = "As known then" }).ClickAsync();
        await page.Locator(".time-go").ClickAsync();

        page.Url.ShouldContain("asOf=2025-08-15&knownAt=");
        (await page.TextAsync(".known-as")).ShouldContain("as the ledger knew it on that day");
    }

    [Fact]
    public async Task Searching_works_by_its_button()
    {
        await using var visit = await site.OpenAsync(Roles.Leadership, new(NoScripts));
        var page = visit.Page;
        await page.GotoAsync("/programmes");

        await page.FillAsync("#search", "CRM/2");
        await page.Locator(".filters button").ClickAsync();

        (await page.Locator(".list tbody tr").CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Figures_and_tables_of_a_report_are_there_and_no_empty_picture()
    {
        await using var visit = await site.OpenAsync(Roles.Leadership, new(NoScripts));
        var page = visit.Page;
        await page.GotoAsync("/reports/phase-2");

        (await page.Locator("tr[data-figure]").CountAsync()).ShouldBeGreaterThan(5);
        (await page.Locator(".chart-place").First.IsVisibleAsync()).ShouldBeFalse();
        (await page.Locator("#table-items tbody tr").CountAsync()).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_colours_can_be_chosen()
    {
        await using var visit = await site.OpenAsync(Roles.Leadership, new(NoScripts));
        var page = visit.Page;
        await page.GotoAsync("/programmes?search=view");

        await page.Locator("button[name=theme][value=dark]").ClickAsync();
        await page.Locator("html[data-bs-theme=dark] footer").WaitForAsync();

        new Uri(page.Url).PathAndQuery.ShouldBe("/programmes?search=view");
    }
}
