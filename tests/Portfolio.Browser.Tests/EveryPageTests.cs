using Microsoft.Playwright;
using Portfolio.App.Access;
using Portfolio.Browser.Tests.Running;

namespace Portfolio.Browser.Tests;

/// <summary>
/// What holds for every page, of each looked at once: most of the time goes into loading. It is loaded as on the smallest
/// telephone and then looked at ever wider; axe, with all the rules it has, looks at it wide in the light theme and narrow
/// in the dark one: colours do not depend on the width, nor the layout on colours.
/// </summary>
public sealed class EveryPageTests(Site site)
{
    private const string NobodyYet = "nobody";

    private static readonly int[] Widths = [320, 390, 768, 1024, 1920];

    [Theory]
    [InlineData(NobodyYet)]
    [InlineData(Roles.Leadership)]
    [InlineData(Roles.Auditor)]
    [InlineData(Roles.Pmo)]
    [InlineData(Roles.Admin)]
    public async Task Breaks_no_rule_of_accessibility_scrolls_sideways_at_no_width_and_takes_nothing_from_elsewhere(string role)
    {
        await using var visit = await site.OpenAsync(role == NobodyYet ? null : role, new() { ColorScheme = ColorScheme.Light });
        var page = visit.Page;
        var (asked, tooWide, violations) = (new List<string>(), new List<string>(), new List<string>());
        page.Request += (_, request) => asked.Add(request.Url);
        foreach (var path in Of(role))
        {
            await page.SetViewportSizeAsync(Widths[0], 900);
            await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
            if (role != Roles.Leadership)
            {
                await page.UnfoldAsync();
            }

            foreach (var width in Widths)
            {
                await page.SetViewportSizeAsync(width, 900);
                (await page.EvaluateAsync<int>("innerWidth")).ShouldBe(width);
                if (await page.ScrollsSidewaysAsync())
                {
                    tooWide.Add($"{path} at {width}");
                }
            }

            await page.UnfoldAsync();
            await page.ThinAsync();
            violations.AddRange(await page.ViolationsInAsync(ColorScheme.Dark, 390));
            violations.AddRange(await page.ViolationsInAsync(ColorScheme.Light, 1280));
        }

        asked.Count.ShouldBeGreaterThan(Of(role).Count());
        asked.ShouldAllBe(url => url.StartsWith(site.Address.ToString(), StringComparison.Ordinal) || url.StartsWith("data:", StringComparison.Ordinal));
        tooWide.ShouldBeEmpty();
        violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_checks_find_what_is_wrong()
    {
        await using var visit = await site.OpenAsync(null);
        var page = visit.Page;
        await page.GotoAsync("/sign-in");
        await page.EvaluateAsync("document.documentElement.removeAttribute('lang')");
        await page.EvaluateAsync("document.querySelector('main').style.width = '3000px'");

        (await page.ViolationsAsync()).ShouldContain(v => v.Contains("html-has-lang", StringComparison.Ordinal));
        (await page.ScrollsSidewaysAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_seen_in_one_theme_alone_is_found_in_that()
    {
        await using var visit = await site.OpenAsync(null);
        var page = visit.Page;
        await page.GotoAsync("/sign-in");
        await page.EvaluateAsync(
            """
            (() => {
              const dark = new CSSStyleSheet();
              dark.replaceSync("@media (prefers-color-scheme: dark) { h1 { color: #222 !important; background: #111 !important } }");
              document.adoptedStyleSheets = [dark];
            })()
            """);

        (await page.ViolationsInAsync(ColorScheme.Light, 1280)).ShouldBeEmpty();
        (await page.ViolationsInAsync(ColorScheme.Dark, 390)).ShouldContain(v => v.Contains("color-contrast", StringComparison.Ordinal));
    }

    private IEnumerable<string> Of(string role) => role switch
    {
        Roles.Leadership => Pages.All.Append($"/programmes/{site.LongCode}"),
        Roles.Auditor => Pages.OfAudit,
        Roles.Pmo => Pages.OfPmo,
        Roles.Admin => Pages.OfAdministration,
        _ => ["/sign-in"],
    };
}
