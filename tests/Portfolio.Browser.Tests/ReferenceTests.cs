using Microsoft.Playwright;
using Portfolio.App.Access;
using Portfolio.Browser.Tests.Running;

namespace Portfolio.Browser.Tests;

/// <summary>The HTTP interface to read.</summary>
public sealed class ReferenceTests(Site site)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task The_reference_names_every_command_breaks_no_rule_and_takes_nothing_from_elsewhere(ColorScheme scheme, int width)
    {
        await using var visit = await site.OpenAsync(Roles.Leadership, new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 } });
        var page = visit.Page;
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);

        await page.GotoAsync("/docs", new() { WaitUntil = WaitUntilState.NetworkIdle });

        (await page.Locator("#stall summary").InnerTextAsync()).ShouldContain("POST /api/programmes/{code}/stall");
        foreach (var command in App.Commands.CommandCatalogue.All)
        {
            (await page.Locator($"[id='{command.Name}']").CountAsync()).ShouldBe(1, command.Name);
        }

        await page.EvaluateAsync("document.querySelectorAll('main details').forEach((d, n) => d.open = n % 10 === 0)");
        (await page.ViolationsAsync()).ShouldBeEmpty();
        asked.ShouldAllBe(url => url.StartsWith(site.Address.ToString(), StringComparison.Ordinal) || url.StartsWith("data:", StringComparison.Ordinal));
    }
}
