using Microsoft.Playwright;
using Portfolio.App.Access;
using Portfolio.Browser.Tests.Running;

namespace Portfolio.Browser.Tests;

/// <summary>The HTTP interface to read.</summary>
public sealed class ReferenceTests(Site site)
{
    [Fact]
    public async Task The_reference_names_every_command_breaks_no_rule_and_takes_nothing_from_elsewhere()
    {
        await using var visit = await site.OpenAsync(Roles.Leadership);
        var page = visit.Page;
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);

        await page.GotoAsync("/docs", new() { WaitUntil = WaitUntilState.NetworkIdle });

        (await page.Locator("#stall summary").InnerTextAsync()).ShouldContain("POST /api/programmes/{code}/stall");
        var ids = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('[id]')].map((e) => e.id)");
        foreach (var command in App.Commands.CommandCatalogue.All)
        {
            ids.Count(id => id == command.Name).ShouldBe(1, command.Name);
        }

        await page.EvaluateAsync("document.querySelectorAll('main details').forEach((d, n) => d.open = n % 10 === 0)");
        await page.ThinAsync();
        (await page.ViolationsInAsync(ColorScheme.Light, 1280)).ShouldBeEmpty();
        (await page.ViolationsInAsync(ColorScheme.Dark, 390)).ShouldBeEmpty();
        asked.ShouldAllBe(url => url.StartsWith(site.Address.ToString(), StringComparison.Ordinal) || url.StartsWith("data:", StringComparison.Ordinal));
    }
}
