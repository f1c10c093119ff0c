using System.Net;
using System.Net.Http.Headers;
using Portfolio.App.Access;
using Portfolio.Browser.Tests.Running;

namespace Portfolio.Browser.Tests;

[Collection(OfficeCollection.Name)]
public sealed class AdministrationTests(Office office)
{
    [Fact]
    public async Task A_key_is_made_shown_once_used_and_revoked()
    {
        await using var visit = await office.OpenAsync(Roles.Admin);
        var page = visit.Page;
        await page.GotoAsync("/administration");
        await page.TypeIntoAsync("#label", "nightly board pack");
        await page.EnterAsync("form[action='/administration/keys'] button[type=submit]");
        (await page.TextAsync("[role=alert]")).ShouldBe("Say what the key may do: choose a role.");
        (await page.InputValueAsync("#label")).ShouldBe("nightly board pack");
        await page.SelectOptionAsync("#role", Roles.Leadership);
        await page.EnterAsync("form[action='/administration/keys'] button[type=submit]");
        var key = await page.InputValueAsync("#made");
        using var script = office.ClientAs(null);
        script.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        (await script.GetAsync("/api/programmes", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await page.ReloadAsync();
        (await page.TextAsync("[role=alert]")).ShouldBe("This was sent before, and done then. What it showed cannot be shown again.");
        (await page.ContentAsync()).ShouldNotContain(key);

        await page.GotoAsync("/administration");
        await page.Locator("tr", new() { HasText = "nightly board pack" }).Locator("a").ClickAsync();
        await page.EnterAsync(".record-buttons .btn-danger");

        await page.Locator("tr", new() { HasText = "nightly board pack" }).GetByText("Revoked").WaitForAsync();
        (await script.GetAsync("/api/programmes", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_person_is_erased_once_it_is_confirmed_that_it_cannot_be_undone()
    {
        await office.Node.People.AddAsync("Zoe Gone", "zoe", TestContext.Current.CancellationToken);
        await using var visit = await office.OpenAsync(Roles.Admin, new() { JavaScriptEnabled = false });
        var page = visit.Page;
        await page.GotoAsync("/administration/people?search=gone");
        await page.Locator("tbody a").ClickAsync();
        await page.FillAsync("#reason", "Zoe Gone asked for it.");
        await page.Locator("input[name=understood]").CheckAsync();
        await page.Locator(".btn-danger").ClickAsync();
        (await page.TextAsync("[role=alert]")).ShouldBe("The reason is kept, so it must not hold the name that is erased.");
        office.Node.People.NameOf("zoe").ShouldBe("Zoe Gone");
        await page.FillAsync("#reason", "She asked for it.");
        await page.Locator("input[name=understood]").CheckAsync();
        await page.Locator(".btn-danger").ClickAsync();

        (await page.TextAsync("h1")).ShouldBe("The name is erased");
        office.Node.People.WasErased("zoe").ShouldBeTrue();
    }

    [Fact]
    public async Task A_setting_says_what_it_means_what_it_is_and_since_when()
    {
        await using var visit = await office.OpenAsync(Roles.Admin);
        var page = visit.Page;
        await page.GotoAsync("/administration/settings");
        var row = page.Locator("tr", new() { HasText = "vacancyDays" });
        (await row.InnerTextAsync()).ShouldContain("the beginning");
        await row.Locator("a").ClickAsync();
        (await page.InputValueAsync("#f-value")).ShouldBe("30");
        await page.FillAsync("#f-value", "soon");
        await page.EnterAsync(".record-buttons .btn-primary");
        (await page.TextAsync(".field-fault")).ShouldContain("a whole number of days from 1 to 3650");
        await page.FillAsync("#f-value", "45");
        await page.EnterAsync(".record-buttons .btn-primary");

        (await page.TextAsync(".recorded .preview-line")).ShouldBe("Setting vacancyDays changed to 45.");
        (await row.InnerTextAsync()).ShouldContain("45");
        (await row.InnerTextAsync()).ShouldContain("position");
    }

    [Fact]
    public async Task What_somebody_else_recorded_is_told_by_no_address()
    {
        await using var visit = await office.OpenAsync(Roles.Admin);
        await visit.Page.GotoAsync("/organisation?recorded=1");

        (await visit.Page.TextAsync("h1")).ShouldBe("Departments");
        (await visit.Page.Locator(".recorded").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_else_administers()
    {
        foreach (var role in Roles.All.Where(r => r != Roles.Admin))
        {
            await using var visit = await office.OpenAsync(role);
            foreach (var path in new[] { "/administration", "/administration/people", "/administration/settings", "/record/change-setting" })
            {
                await visit.Page.GotoAsync(path);
                (await visit.Page.TextAsync("h1")).ShouldBe("Not for your role", $"{role} {path}");
            }
        }
    }
}
