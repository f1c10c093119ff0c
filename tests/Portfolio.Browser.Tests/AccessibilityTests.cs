using System.Text.Json;
using Microsoft.Playwright;
using Portfolio.Browser.Tests.Running;

namespace Portfolio.Browser.Tests;

/// <summary>Every page in both themes, wide and narrow, by axe: no violations of any kind it knows.</summary>
public sealed class AccessibilityTests(Site site)
{
    private static readonly Lazy<string> Axe = new(() =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "axe.min.js")));

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 390)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task No_page_violates_a_rule(ColorScheme scheme, int width)
    {
        await using var visit = await site.OpenAsync(null, new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 } });
        var page = visit.Page;
        await page.GotoAsync("/sign-in");
        var violations = await ViolationsAsync(page);
        await page.Locator("button[value=demo-leadership]").ClickAsync();
        foreach (var path in Pages.All.Append($"/programmes/{site.LongCode}"))
        {
            await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });

            // What is folded away is judged as well.
            await page.EvaluateAsync("document.querySelectorAll('main details').forEach((d) => d.open = true)");
            violations.AddRange(await ViolationsAsync(page));
        }

        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/sign-in");
        await page.Locator("button[value=demo-auditor]").ClickAsync();
        foreach (var path in Pages.OfAudit)
        {
            await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
            await page.EvaluateAsync("document.querySelectorAll('main details').forEach((d) => d.open = true)");
            violations.AddRange(await ViolationsAsync(page));
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

        (await ViolationsAsync(page)).ShouldContain(v => v.Contains("html-has-lang", StringComparison.Ordinal));
    }

    private static async Task<List<string>> ViolationsAsync(IPage page)
    {
        await page.EvaluateAsync(Axe.Value);
        var found = await page.EvaluateAsync<JsonElement>("axe.run({ resultTypes: ['violations'] })");
        return
        [
            .. from violation in found.GetProperty("violations").EnumerateArray()
               from node in violation.GetProperty("nodes").EnumerateArray()
               select $"{new Uri(page.Url).PathAndQuery}: {violation.GetProperty("id").GetString()} at {node.GetProperty("target")} ({node.GetProperty("failureSummary").GetString()})",
        ];
    }
}
