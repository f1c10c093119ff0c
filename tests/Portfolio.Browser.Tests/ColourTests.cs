using Microsoft.Playwright;
using Portfolio.App.Access;
using Portfolio.Browser.Tests.Running;

namespace Portfolio.Browser.Tests;

public sealed class ColourTests(Site site)
{
    private const string Ground = "getComputedStyle(document.body).backgroundColor";

    [Fact]
    public async Task Pages_follow_the_system_until_the_reader_chooses_and_then_remember()
    {
        await using var visit = await site.OpenAsync(Roles.Leadership, new() { ColorScheme = ColorScheme.Dark });
        var page = visit.Page;
        await page.GotoAsync("/");
        var dark = await page.EvaluateAsync<string>(Ground);

        await page.Locator("button[name=theme][value=light]").ClickAsync();
        await page.Locator("html[data-bs-theme=light] footer").WaitForAsync();
        var light = await page.EvaluateAsync<string>(Ground);
        await page.GotoAsync("/programmes");

        dark.ShouldBe("rgb(18, 24, 31)");
        light.ShouldBe("rgb(245, 246, 248)");
        (await page.EvaluateAsync<string>(Ground)).ShouldBe(light);
    }

    [Fact]
    public async Task Chosen_dark_looks_as_the_systems_dark()
    {
        await using var systemVisit = await site.OpenAsync(Roles.Leadership, new() { ColorScheme = ColorScheme.Dark });
        var system = systemVisit.Page;
        await using var chosenVisit = await site.OpenAsync(Roles.Leadership, new() { ColorScheme = ColorScheme.Light });
        var chosen = chosenVisit.Page;
        await chosen.GotoAsync("/");
        await chosen.Locator("button[name=theme][value=dark]").ClickAsync();
        await chosen.Locator("html[data-bs-theme=dark] footer").WaitForAsync();

        foreach (var path in new[] { "/programmes", StoryOfCrm.Path })
        {
            (await Colours(chosen, path)).ShouldBe(await Colours(system, path), path);
        }
    }

    private static async Task<string[]> Colours(IPage page, string path)
    {
        await page.GotoAsync(path);
        return await page.EvaluateAsync<string[]>(
            """
            [...document.querySelectorAll("main, main *, header, footer")].map((e) => {
              const s = getComputedStyle(e);
              return `${e.tagName}.${e.className} ${s.color} ${s.backgroundColor} ${s.borderTopColor}`;
            })
            """);
    }
}
