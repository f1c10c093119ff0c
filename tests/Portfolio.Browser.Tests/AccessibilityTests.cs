using Microsoft.Playwright;
using Portfolio.Browser.Tests.Running;

namespace Portfolio.Browser.Tests;

/// <summary>
/// Every page by axe: no violations of any kind it knows. Wide in the light theme, narrow in the dark one: colours do not
/// depend on the width, nor the layout on colours.
/// </summary>
public sealed class AccessibilityTests(Site site)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task No_page_violates_a_rule(ColorScheme scheme, int width)
    {
        await using var visit = await site.OpenAsync(null, new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 } });
        var page = visit.Page;
        await page.GotoAsync("/sign-in");
        var violations = await page.ViolationsAsync();
        foreach (var (role, paths) in new (string, IEnumerable<string>)[]
        {
            ("leadership", Pages.All.Append($"/programmes/{site.LongCode}")), ("auditor", Pages.OfAudit), ("pmo", Pages.OfPmo),
            ("admin", Pages.OfAdministration),
        })
        {
            await page.Context.ClearCookiesAsync();
            await page.GotoAsync("/sign-in");
            await page.Locator($"button[value=demo-{role}]").ClickAsync();
            foreach (var path in paths)
            {
                await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
                violations.AddRange(await page.ViolationsUnfoldedAsync());
            }
        }

        violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_check_finds_what_is_wrong()
    {
        await using var visit = await site.OpenAsync(null);
        var page = visit.Page;
        await page.GotoAsync("/sign-in");
        await page.EvaluateAsync("document.documentElement.removeAttribute('lang')");

        (await page.ViolationsAsync()).ShouldContain(v => v.Contains("html-has-lang", StringComparison.Ordinal));
    }
}
