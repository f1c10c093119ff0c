using System.Text;
using Portfolio.App.Access;
using Portfolio.Browser.Tests.Running;

namespace Portfolio.Browser.Tests;

public sealed class LayoutTests(Site site)
{
    [Fact]
    public async Task The_board_prints_on_white_within_a_page_without_what_only_a_screen_needs()
    {
        await using var visit = await site.OpenAsync(Roles.Leadership, new() { ViewportSize = new() { Width = 760, Height = 1100 } });
        var page = visit.Page;
        await page.GotoAsync("/");
        await page.Locator("button[name=theme][value=dark]").ClickAsync();

        // To switch loads the page anew, of which the end comes last.
        await page.Locator("html[data-bs-theme=dark] footer").WaitForAsync();

        await page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });

        (await page.ScrollsSidewaysAsync()).ShouldBeFalse();
        (await page.Locator("form.time").IsVisibleAsync()).ShouldBeFalse();
        (await page.Locator("footer").IsVisibleAsync()).ShouldBeTrue();
        (await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.card')).backgroundColor")).ShouldBe("rgb(255, 255, 255)");
        (await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.figure-value')).color")).ShouldBe("rgb(16, 24, 32)");
    }

    [Fact]
    public async Task The_first_tab_offers_to_skip_to_the_content()
    {
        await using var visit = await site.OpenAsync(Roles.Leadership);
        var page = visit.Page;
        await page.GotoAsync("/");

        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<string>("document.activeElement.textContent")).ShouldBe("Skip to the content");
        await page.Keyboard.PressAsync("Enter");

        (await page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("main");
    }

    [Fact]
    public async Task Whatever_the_keyboard_reaches_is_seen_to_have_the_focus()
    {
        await using var visit = await site.OpenAsync(Roles.Leadership);
        var page = visit.Page;
        foreach (var path in new[] { "/", StoryOfCrm.Path, "/programmes", "/reports/stalls" })
        {
            await page.GotoAsync(path);
            var reached = new HashSet<string>(StringComparer.Ordinal);
            for (var i = 0; i < 30; i++)
            {
                await page.Keyboard.PressAsync("Tab");
                var (name, seen) = await FocusAsync(page);
                seen.ShouldBeTrue($"{path}: {name} has the focus and does not show it");
                reached.Add(name);
            }

            reached.Count.ShouldBeGreaterThan(8, path);
        }
    }

    [Fact]
    public async Task The_reports_menu_opens_and_closes_by_keyboard()
    {
        await using var visit = await site.OpenAsync(Roles.Leadership);
        var page = visit.Page;
        await page.GotoAsync("/");

        await page.Locator(".site-nav summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        (await page.Locator(".site-nav .menu-body").IsVisibleAsync()).ShouldBeTrue();
        await page.Keyboard.PressAsync("Escape");

        (await page.Locator(".site-nav .menu-body").IsVisibleAsync()).ShouldBeFalse();
        (await page.EvaluateAsync<string>("document.activeElement.tagName")).ShouldBe("SUMMARY");
    }

    [Theory]
    [InlineData(320)]
    [InlineData(390)]
    public async Task However_long_filters_and_the_names_of_views_are_a_narrow_screen_holds_them_whole(int width)
    {
        var name = new string('W', 100);
        using var pmo = site.ClientAs(Roles.Pmo);
        using var asked = new StringContent("""{"list":"programmes","query":"sort=code"}""", Encoding.UTF8, "application/json");
        (await pmo.PutAsync($"/api/views/{name}", asked, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        await using var visit = await site.OpenAsync(Roles.Pmo, new() { ViewportSize = new() { Width = width, Height = 900 } });
        var page = visit.Page;
        foreach (var path in new[]
        {
            "/lists/programmes?limit=5&state=Proposed,Active,Stalled,OnHold,Completed,Dropped,LeftRegister",
            $"/lists/programmes?q={name}&account={name}&department={name}",
            $"/lists/programmes?limit=5&view={name}",
            $"/lists/people?q={name}",
            "/lists/surveys", "/lists/board-packs", "/lists/waves",
            "/programmes",
        })
        {
            await page.GotoAsync(path);
            var outside = await page.EvaluateAsync<string[]>(
                """
                [...document.querySelectorAll("main .filters *, main .views *, main .alert, main .alert *, main .counts")]
                  .filter((e) => e.matches(":not(option, .visually-hidden, [type=hidden])") && e.getClientRects().length > 0)
                  .filter((e) => { const r = e.getBoundingClientRect(); return r.left < 0 || r.right > document.documentElement.clientWidth + 0.5 || (e.matches("a, button, label, li, span") && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0); })
                  .map((e) => `${e.tagName} ${e.id} ${e.className} ${e.textContent.trim().slice(0, 30)}`)
                """);
            outside.ShouldBeEmpty(path);
            (await page.ScrollsSidewaysAsync()).ShouldBeFalse(path);
        }
    }

    // An outline of the element, or of the label that stands for a hidden choice.
    private static async Task<(string Name, bool Seen)> FocusAsync(Microsoft.Playwright.IPage page)
    {
        var said = await page.EvaluateAsync<string[]>(
            """
            (() => {
              const e = document.activeElement;
              const shown = e.matches("input[type=radio]") ? e.nextElementSibling : e;
              const s = getComputedStyle(shown);
              const outlined = s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2;
              const ringed = s.boxShadow !== "none" || e.matches("input[type=range]");
              return [`${e.tagName} ${e.id} ${(e.textContent ?? "").trim().slice(0, 30)}`, String(e === document.body || outlined || ringed)];
            })()
            """);
        return (said[0], said[1] == "true");
    }
}
