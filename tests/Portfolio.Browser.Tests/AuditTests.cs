using System.Globalization;
using Portfolio.App.Access;
using Portfolio.Browser.Tests.Running;

namespace Portfolio.Browser.Tests;

public sealed class AuditTests(Site site)
{
    [Fact]
    public async Task An_auditor_finds_an_event_by_a_name_and_verifies_its_proof()
    {
        await using var visit = await site.OpenAsync(Roles.Auditor);
        var page = visit.Page;
        await page.GotoAsync("/");
        await page.Locator(".site-nav a", new() { HasText = "Audit" }).ClickAsync();

        await page.FillAsync("#person", "Ada Moss");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".counts", new() { HasText = "of Ada Moss (ada)" }).WaitForAsync();
        await page.SelectOptionAsync("#type", "SponsorSwapped");
        await page.Locator(".counts", new() { HasText = "1–1 of 1 event of Ada Moss" }).WaitForAsync();
        (await page.TextAsync(".events .what")).ShouldStartWith("Ben Ode took over as sponsor from Ada Moss after");
        await page.Locator(".events th a").ClickAsync();

        (await page.TextAsync("h1")).ShouldStartWith("Event at position");
        (await page.TextAsync(".facts-json")).ShouldContain("\"to\": \"ben\"");
        await page.Locator("button", new() { HasText = "Verify this proof" }).ClickAsync();
        await page.Locator(".checks").WaitForAsync();
        (await page.Locator(".check-right").CountAsync()).ShouldBeGreaterThanOrEqualTo(2);
        (await page.Locator(".check-wrong").CountAsync()).ShouldBe(0);
        (await page.TextAsync(".checks")).ShouldContain("which is the leaf that the ledger holds");
    }

    [Fact]
    public async Task Two_points_of_a_programme_show_what_differs_and_lead_to_the_events_that_made_it_so()
    {
        await using var visit = await site.OpenAsync(Roles.Auditor, new() { JavaScriptEnabled = false });
        var page = visit.Page;
        await page.GotoAsync("/audit/compare");
        await page.FillAsync("#stream", StoryOfCrm.Code);
        await page.FillAsync("#from", "2025-08-16");
        await page.FillAsync("#to", "2025-08-24");
        await page.Locator(".audit-filters button").ClickAsync();

        var sponsor = page.Locator(".differences tr", new() { HasText = "Sponsors Ben Ode" });
        (await sponsor.Locator(".was").InnerTextAsync()).ShouldBe("nothing");
        (await sponsor.Locator(".is").InnerTextAsync()).ShouldContain("swapped in Ada Moss");
        (await page.Locator(".differences").InnerTextAsync()).ShouldNotContain("Planned finish");
        await sponsor.Locator(".makers a").First.ClickAsync();

        (await page.TextAsync(".page-top .lead")).ShouldStartWith("Ben Ode took over as sponsor");
    }

    [Fact]
    public async Task The_portfolio_compared_leads_on_to_each_programme()
    {
        await using var visit = await site.OpenAsync(Roles.Auditor);
        var page = visit.Page;
        await page.GotoAsync("/audit/compare?from=2025-07-01&to=2025-07-31");

        (await page.TextAsync(".counts")).ShouldContain("1 appeared, 0 gone, 0 changed");
        await page.Locator("a", new() { HasText = "One view of the customer" }).ClickAsync();

        await page.Locator(".differences").WaitForAsync();
        (await page.TextAsync(".differences")).ShouldContain("One view of the customer");
    }

    [Fact]
    public async Task The_whole_ledger_is_verified_while_the_page_follows()
    {
        await using var visit = await site.OpenAsync(Roles.Auditor);
        var page = visit.Page;
        await page.GotoAsync("/audit/proof");
        await page.Locator("button", new() { HasText = "Sign one now" }).ClickAsync();
        await page.Locator("#checkpoint").WaitForAsync();
        (await page.TextAsync(".note-text")).ShouldStartWith("portfolio.ledger/");

        await page.Locator("#verification button").ClickAsync();

        await page.Locator("#verification .check-right", new() { HasText = "are as they were recorded" }).WaitForAsync();
        await page.Locator("#verification .check-right", new() { HasText = "kept checkpoint" }).WaitForAsync();
        await page.GotoAsync("/audit/events/1?verify=true");
        (await page.Locator(".check-right").CountAsync()).ShouldBe(4);
        (await page.TextAsync(".checks")).ShouldContain("The signature is valid.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_ledger_is_held_against_a_checkpoint_that_an_auditor_kept(bool scripts)
    {
        await using var visit = await site.OpenAsync(Roles.Auditor, new() { JavaScriptEnabled = scripts });
        var page = visit.Page;
        await page.GotoAsync("/audit/proof");
        await page.Locator("button", new() { HasText = "Sign one now" }).ClickAsync();
        var kept = await page.TextAsync(".note-text");

        await page.FillAsync("#note", kept);
        await page.Locator("button", new() { HasText = "Hold the ledger against it" }).ClickAsync();

        await page.Locator("#consistency-card .check-right", new() { HasText = "Nothing before was changed." }).WaitForAsync();
        await page.Locator("#consistency-card .check-right", new() { HasText = "The checkpoint is signed." }).WaitForAsync();
        (await page.Locator("#consistency-card .check-wrong").CountAsync()).ShouldBe(0);

        await page.FillAsync("#from", "3");
        await page.Locator("button", new() { HasText = "Prove it" }).ClickAsync();
        await page.Locator("#consistency-card .check-right", new() { HasText = "begin with just the first 3" }).WaitForAsync();
        page.Url.ShouldContain("from=3");
        await page.FillAsync("#note", kept.Replace("portfolio.ledger/", "harbour.ledger/", StringComparison.Ordinal));
        await page.Locator("button", new() { HasText = "Hold the ledger against it" }).ClickAsync();
        await page.Locator("#consistency-card .fault-line", new() { HasText = "This is no signed checkpoint." }).WaitForAsync();
        (await page.InputValueAsync("#note")).ShouldStartWith("harbour.ledger/");
    }

    [Fact]
    public async Task What_leadership_opened_is_on_the_access_log()
    {
        await using (var reader = await site.OpenAsync(Roles.Leadership))
        {
            await reader.Page.GotoAsync($"{StoryOfCrm.Path}?asOf=2025-08-01");
            await reader.Page.GotoAsync("/audit");
            (await reader.Page.TextAsync("h1")).ShouldBe("Not for your role");
        }

        await using var visit = await site.OpenAsync(Roles.Auditor);
        var page = visit.Page;
        await page.GotoAsync("/audit/access?role=leadership&kind=refused&address=/audit");
        while (await page.Locator(".accesses tbody tr").CountAsync() == 0)
        {
            // Entries are written a few times a second.
            await page.ReloadAsync();
        }

        (await page.TextAsync(".accesses tbody")).ShouldContain("demo-leadership");
        await page.GotoAsync($"/audit/access?role=leadership&kind=read&address={StoryOfCrm.Path}");
        (await page.TextAsync(".accesses tbody")).ShouldContain("asOf=2025-08-01");
    }

    [Fact]
    public async Task Searching_goes_on_page_by_page_without_scripts()
    {
        await using var visit = await site.OpenAsync(Roles.Auditor, new() { JavaScriptEnabled = false });
        var page = visit.Page;
        await page.GotoAsync("/audit?type=ProgrammeProposed,StatusReported");
        var first = await page.TextAsync(".counts");

        await page.Locator("a[rel=next]").ClickAsync();

        first.ShouldStartWith("1–50 of ");
        var total = long.Parse(first.Split(' ')[2], NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
        (await page.TextAsync(".counts")).ShouldStartWith($"51–100 of {total.ToString("N0", CultureInfo.InvariantCulture)} events");
    }
}
