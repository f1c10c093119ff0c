using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using Portfolio.App.Access;
using Portfolio.Browser.Tests.Running;

namespace Portfolio.Browser.Tests;

public sealed class WebHookPageTests(Site site)
{
    private const string Hooks = "/administration/web-hooks";

    [Fact]
    public async Task An_administrator_registers_one_sees_why_it_is_parked_lets_it_go_on_changes_its_secret_and_removes_it()
    {
        await using var hooks = await HookSite.StartAsync(site);
        hooks.Answer(StatusCodes.Status410Gone);
        await using var visit = await hooks.OpenAsync(Roles.Admin);
        var page = visit.Page;
        await page.Locator(".site-nav a", new() { HasText = "Administration" }).ClickAsync();
        await page.Locator(".tabs a", new() { HasText = "Web hooks" }).ClickAsync();
        await page.FillAsync("#url", $"{hooks.Receiver}/a-token");
        await page.FillAsync("#label", "Data warehouse");
        await page.FillAsync("#after", "0");
        await page.ClickAsync("button[type=submit]:text-is('Register')");

        var secret = await page.InputValueAsync("#secret");
        secret.ShouldStartWith("whsec_");
        var violations = await page.ViolationsUnfoldedAsync();
        var one = await UntilAsync(page, "Data warehouse", "Parked");
        (await page.TextAsync(".lead")).ShouldContain("The receiver answered 410. It wants no more deliveries.");
        (await page.ContentAsync()).ShouldNotContain(secret, Case.Sensitive, "it is shown once");
        violations.AddRange(await page.ViolationsUnfoldedAsync());

        hooks.Answer(StatusCodes.Status204NoContent);
        await page.ClickAsync("button:text-is('Resume')");
        await UntilAsync(page, "Data warehouse", "Up to date");
        (await page.TextAsync("tbody tr")).ShouldContain("Taken");

        await page.SelectOptionAsync("#overlapHours", "72");
        await page.ClickAsync("button:text-is('Make a new secret')");
        var next = await page.InputValueAsync("#secret");
        next.ShouldNotBe(secret);
        (await page.TextAsync("form [role=note]")).ShouldStartWith("Deliveries are signed with the former one too until ");
        await page.ReloadAsync();
        (await page.Locator("#secret").CountAsync()).ShouldBe(0, "the form sent again changes nothing more");

        await page.GotoAsync(one);
        await page.ClickAsync("button:text-is('Pause')");
        (await page.TextAsync(".lead")).ShouldStartWith("Paused");
        violations.AddRange(await page.ViolationsUnfoldedAsync());
        await page.GotoAsync(Hooks);
        (await page.TextAsync("tbody tr")).ShouldContain("Data warehouse");
        violations.AddRange(await page.ViolationsUnfoldedAsync());

        await page.ClickAsync("tbody a");
        await page.ClickAsync("summary:text-is('Remove it')");
        await page.ClickAsync("button:text-is('Remove for good')");
        (await page.TextAsync("[role=status]")).ShouldBe("There is none yet.");
        (await page.GotoAsync(one))!.Status.ShouldBe(StatusCodes.Status404NotFound);
        violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_cannot_be_is_told_beside_its_field_keeps_what_was_typed_and_works_without_scripts()
    {
        await using var hooks = await HookSite.StartAsync(site);
        await using var visit = await hooks.OpenAsync(Roles.Admin, new() { JavaScriptEnabled = false });
        var page = visit.Page;
        await page.GotoAsync(Hooks);
        await page.FillAsync("#url", "https://10.0.0.1/in");
        await page.FillAsync("#label", "Inside");
        await page.ClickAsync("summary:text-is('Of events, only some kinds')");
        await page.CheckAsync("input[value=ProgrammeStalled]");
        await page.ClickAsync("button[type=submit]:text-is('Register')");

        (await page.TextAsync("[role=alert]")).ShouldBe("Nothing was registered: see below what is wrong.");
        (await page.TextAsync("#url-said")).ShouldContain("10.0.0.1 is no public address");
        (await page.GetAttributeAsync("#url", "aria-invalid")).ShouldBe("true");
        (await page.InputValueAsync("#label")).ShouldBe("Inside");
        (await page.IsCheckedAsync("input[value=ProgrammeStalled]")).ShouldBeTrue();

        await page.FillAsync("#url", hooks.Receiver);
        await page.FillAsync("#after", "the beginning");
        await page.ClickAsync("button[type=submit]:text-is('Register')");
        (await page.TextAsync("#after-said")).ShouldContain("Give a position in digits");

        await page.FillAsync("#after", "");
        await page.ClickAsync("button[type=submit]:text-is('Register')");
        (await page.InputValueAsync("#secret")).ShouldStartWith("whsec_");
        (await page.TextAsync(".envelope")).ShouldContain("Programme stalled");
    }

    [Fact]
    public async Task One_that_is_sent_alerts_is_registered_with_its_rules_and_told_what_is_on_the_watchlist()
    {
        await using var hooks = await HookSite.StartAsync(site);
        hooks.Answer(StatusCodes.Status204NoContent);
        await using var visit = await hooks.OpenAsync(Roles.Admin);
        var page = visit.Page;
        await page.GotoAsync(Hooks);
        await page.FillAsync("#url", hooks.Receiver);
        await page.FillAsync("#label", "Steering group");
        await page.FillAsync("#after", "0");
        await page.ClickAsync("summary:text-is('Of alerts, only some rules')");
        await page.CheckAsync("input[value=SponsorVacant]");
        await page.ClickAsync("button[type=submit]:text-is('Register')");

        (await page.TextAsync("[role=alert]")).ShouldBe("Nothing was registered: see below what is wrong.");
        (await page.IsCheckedAsync("input[value=SponsorVacant]")).ShouldBeTrue();
        var violations = await page.ViolationsUnfoldedAsync();
        await page.CheckAsync("input[value=alerts]");
        await page.ClickAsync("button[type=submit]:text-is('Register')");

        (await page.InputValueAsync("#secret")).ShouldStartWith("whsec_");
        (await page.TextAsync(".envelope")).ShouldContain("Sponsor vacant");
        await UntilAsync(page, "Steering group", "Up to date");
        (await page.TextAsync(".envelope")).ShouldContain("the watchlist of ");
        violations.AddRange(await page.ViolationsUnfoldedAsync());
        await page.GotoAsync(Hooks);
        (await page.TextAsync("tbody tr")).ShouldContain("Alerts");
        violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_else_sees_or_does_anything_here_and_no_other_site_can_send_its_forms()
    {
        foreach (var role in Roles.All)
        {
            using var client = site.ClientAs(role);
            foreach (var path in new[] { Hooks, $"{Hooks}/hook-1/pause", $"{Hooks}/hook-1/resume", $"{Hooks}/hook-1/remove", $"{Hooks}/hook-1/rotate-secret" })
            {
                using var form = new FormUrlEncodedContent([new("url", "https://example.com/"), new("label", "x"), new("overlapHours", "0")]);
                using var answer = await client.PostAsync(path, form, TestContext.Current.CancellationToken);

                // An administrator's form without the token of a page of this program.
                ((int)answer.StatusCode).ShouldBe(role == Roles.Admin ? StatusCodes.Status400BadRequest : StatusCodes.Status403Forbidden, $"{role} {path}");
            }
        }
    }

    // A page tells how it was when it was asked for.
    private static async Task<string> UntilAsync(IPage page, string label, string state)
    {
        while (true)
        {
            await page.GotoAsync(Hooks);
            if ((await page.TextAsync("tbody tr")).Contains(state, StringComparison.Ordinal))
            {
                await page.ClickAsync($"tbody a:text-is('{label}')");
                await page.Locator("h1", new() { HasText = label }).WaitForAsync();
                return new Uri(page.Url).AbsolutePath;
            }
        }
    }
}
