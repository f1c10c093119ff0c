using Microsoft.Playwright;
using Portfolio.App.Access;
using Portfolio.Browser.Tests.Running;

namespace Portfolio.Browser.Tests;

public sealed class TimeTests(Site site)
{
    [Fact]
    public async Task Dragging_the_slider_shows_the_programme_as_it_was_and_gives_the_page_its_address()
    {
        await using var visit = await site.OpenAsync(Roles.Auditor);
        var page = visit.Page;
        await page.GotoAsync(StoryOfCrm.Path);
        (await page.TextAsync("section[aria-labelledby=finish]")).ShouldContain("31 Mar 2026");

        await SlideToAsync(page, "2025-08-15");

        await page.Locator(".known-as", new() { HasText = "As of 15 Aug 2025" }).WaitForAsync();
        (await page.TextAsync("section[aria-labelledby=finish]")).ShouldNotContain("31 Mar 2026");
        (await page.TextAsync("section[aria-labelledby=story]")).ShouldContain("later events are on record and not shown here");
        page.Url.ShouldContain("asOf=2025-08-15&knownAt=");
        (await page.InputValueAsync("#time-day")).ShouldBe("2025-08-15");
    }

    [Fact]
    public async Task As_known_then_leaves_out_what_was_recorded_later()
    {
        await using var visit = await site.OpenAsync(Roles.Auditor);
        var page = visit.Page;
        await page.GotoAsync($"{StoryOfCrm.Path}?day=2025-08-15&known=now");
        (await page.TextAsync("section[aria-labelledby=story]")).ShouldContain("Stalled.");

        // The stall of 3 August was recorded on 20 September.
        await page.Locator("label", new() { HasText = "As known then" }).ClickAsync();

        await page.Locator(".known-as", new() { HasText = "as the ledger knew it on that day" }).WaitForAsync();
        (await page.TextAsync("section[aria-labelledby=story]")).ShouldNotContain("Stalled.");
    }

    [Fact]
    public async Task By_what_sources_said_is_labelled_a_claim()
    {
        await using var visit = await site.OpenAsync(Roles.Auditor);
        var page = visit.Page;

        await page.GotoAsync($"{StoryOfCrm.Path}?basis=reported&asOf=2025-08-15");

        (await page.TextAsync(".known-as")).ShouldContain("As its sources said by 15 Aug 2025.");
        (await page.TextAsync(".known-as")).ShouldContain("This is a claim, not proof");
        (await page.TextAsync("footer")).ShouldContain("as its sources had said by that day (a claim");
    }

    [Fact]
    public async Task The_footer_names_the_position_and_links_to_the_same_page_for_ever()
    {
        await using var visit = await site.OpenAsync(Roles.Auditor);
        var page = visit.Page;
        await page.GotoAsync("/?day=2025-08-15&known=then");
        var before = await page.TextAsync(".figures");

        var link = await page.Locator(".moment-line a").GetAttributeAsync("href") ?? "";
        await page.GotoAsync(link);

        link.ShouldContain("asOf=2025-08-15&knownAt=");
        (await page.TextAsync(".figures")).ShouldBe(before);
        (await page.TextAsync("footer")).ShouldContain("As of 15 Aug 2025");
    }

    [Fact]
    public async Task The_board_slides_too_and_its_programmes_fall_away_before_they_were_on_record()
    {
        await using var visit = await site.OpenAsync(Roles.Leadership);
        var page = visit.Page;
        await page.GotoAsync("/");
        var now = await page.TextAsync("#shown .page-top .lead");

        await SlideToAsync(page, "2023-01-10");

        await page.Locator(".known-as", new() { HasText = "10 Jan 2023" }).WaitForAsync();
        (await page.TextAsync("#shown .page-top .lead")).ShouldNotBe(now);
        (await page.Locator("#main a", new() { HasText = "One view of the customer" }).CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_past_moment_stays_while_going_from_page_to_page()
    {
        await using var visit = await site.OpenAsync(Roles.Leadership);
        var page = visit.Page;
        await page.GotoAsync("/?asOf=2025-08-15");

        await page.Locator(".site-nav a", new() { HasText = "Programmes" }).ClickAsync();

        await page.Locator(".known-as", new() { HasText = "15 Aug 2025" }).WaitForAsync();
        page.Url.ShouldContain("asOf=2025-08-15");
    }

    [Theory]
    [InlineData("asOf=2999-01-01", "cannot speak of a day beyond it")]
    [InlineData("knownAt=99999999", "knownAt is a position from 0 to")]
    [InlineData("day=soon", "“soon” is not a day")]
    [InlineData("day=2025-08-15&known=maybe", "“maybe” is not a way of knowing")]
    public async Task What_cannot_be_shown_is_said_in_a_sentence(string query, string sentence)
    {
        await using var visit = await site.OpenAsync(Roles.Leadership);
        var page = visit.Page;

        var answer = await page.GotoAsync($"{StoryOfCrm.Path}?{query}");

        answer!.Status.ShouldBe(400);
        (await page.TextAsync("main")).ShouldContain(sentence);
    }

    // As a hand does it: the value changes and the element tells.
    private static async Task SlideToAsync(IPage page, string day) => await page.Locator("form.time input[type=range]").EvaluateAsync(
        """
        (range, day) => {
          range.value = String(Date.parse(day + "T00:00:00Z") / 86400000);
          range.dispatchEvent(new Event("input", { bubbles: true }));
        }
        """,
        day);
}
