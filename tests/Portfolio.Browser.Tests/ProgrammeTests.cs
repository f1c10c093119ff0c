using Portfolio.App.Access;
using Portfolio.Browser.Tests.Running;

namespace Portfolio.Browser.Tests;

public sealed class ProgrammeTests(Site site)
{
    [Fact]
    public async Task The_story_is_told_in_sentences_with_the_names_of_people()
    {
        await using var visit = await site.OpenAsync(Roles.Leadership);
        var page = visit.Page;
        await page.GotoAsync(StoryOfCrm.Path);

        var story = await page.TextAsync("section[aria-labelledby=story]");

        story.ShouldContain("Proposed as “One view of the customer” in Customer Records for Acme & Sons, planned until 18 Dec 2025, with a budget of GBP 1.25 m.");
        story.ShouldContain("Ada Moss appointed sponsor.");
        story.ShouldContain("Ben Ode took over as sponsor from Ada Moss after 49 days.");
        story.ShouldContain("“Single sign-on” deferred from phase 1 (Foundations) to phase 2 (Roll-out).");
        story.ShouldContain("“Single sign-on” deferred from phase 2 (Roll-out) to “later”, without a plan, for the second time.");
        story.ShouldContain("Planned finish moved from 18 Dec 2025 to 31 Mar 2026, 3 months later, approved by Ben Ode.");
        story.ShouldContain("Resumed after 4 days of standstill.");
    }

    [Fact]
    public async Task An_entry_shows_the_day_it_happened_and_the_day_it_was_recorded()
    {
        await using var visit = await site.OpenAsync(Roles.Leadership);
        var page = visit.Page;
        await page.GotoAsync(StoryOfCrm.Path);

        var stall = page.Locator(".story-item", new() { HasText = "Stalled." });

        (await stall.Locator(".story-when").InnerTextAsync()).ShouldBe("3 Aug 2025");
        (await stall.Locator(".story-record").InnerTextAsync()).ShouldContain("Recorded 20 Sep 2025");
        (await stall.Locator(".story-text").InnerTextAsync()).ShouldContain(StoryOfCrm.StallNote);
    }

    [Fact]
    public async Task What_was_taken_back_is_struck_through_with_the_reason()
    {
        await using var visit = await site.OpenAsync(Roles.Leadership);
        var page = visit.Page;
        await page.GotoAsync(StoryOfCrm.Path);

        var taken = page.Locator(".taken-back");

        (await taken.CountAsync()).ShouldBe(1);
        (await taken.Locator("del").InnerTextAsync()).ShouldContain("18 Dec 2026");
        (await taken.InnerTextAsync()).ShouldContain("Taken back on 20 Aug 2025");
        (await taken.InnerTextAsync()).ShouldContain("The change board had not met.");
        (await page.TextAsync("section[aria-labelledby=finish]")).ShouldNotContain("18 Dec 2026");
    }

    [Fact]
    public async Task A_deferral_is_a_move_from_phase_to_phase()
    {
        await using var visit = await site.OpenAsync(Roles.Leadership);
        var page = visit.Page;
        await page.GotoAsync(StoryOfCrm.Path);

        var row = page.Locator(".flow tbody tr", new() { HasText = "Single sign-on" });
        var cells = await row.Locator("td").AllInnerTextsAsync();

        cells[0].ShouldContain("Planned");
        cells[1].ShouldContain("Deferred");
        cells[1].ShouldContain("17 Aug 2025");
        cells[2].ShouldContain("18 Aug 2025");
        cells[3].ShouldBe("Waiting");
        (await page.TextAsync(".promises")).ShouldContain("Broken");
    }

    [Fact]
    public async Task Sponsors_stand_with_their_tenures_and_baselines_original_beside_latest()
    {
        await using var visit = await site.OpenAsync(Roles.Leadership);
        var page = visit.Page;
        await page.GotoAsync(StoryOfCrm.Path);

        (await page.TextAsync("section[aria-labelledby=sponsors]")).ShouldContain("6 Jul 2025 – 24 Aug 2025, 49 days");
        var finish = await page.TextAsync("section[aria-labelledby=finish]");
        finish.ShouldContain("18 Dec 2025");
        finish.ShouldContain("31 Mar 2026");
        finish.ShouldContain("3 months later");
    }

    [Fact]
    public async Task The_list_finds_a_programme_and_says_how_many_there_are()
    {
        var total = (await site.ApiAsync("/api/programmes?limit=1")).GetProperty("total").GetInt32();
        await using var visit = await site.OpenAsync(Roles.Leadership);
        var page = visit.Page;
        await page.GotoAsync("/programmes");

        await page.FillAsync("#search", "one view");
        await page.Locator(".counts", new() { HasText = $"1–1 of 1 found, {total} on record" }).WaitForAsync();
        await page.Locator("#found a", new() { HasText = "One view of the customer" }).ClickAsync();

        await page.ArriveAsync("**/programmes/CRM/2");
    }

    [Fact]
    public async Task The_list_sorts_by_a_click_on_its_heading()
    {
        await using var visit = await site.OpenAsync(Roles.Leadership);
        var page = visit.Page;
        await page.GotoAsync("/programmes?sort=code");
        var ascending = await page.Locator(".list tbody td.code").AllInnerTextsAsync();
        ascending.ShouldBe(ascending.Order(StringComparer.OrdinalIgnoreCase));

        await page.Locator(".list thead a", new() { HasText = "Code" }).ClickAsync();
        await page.Locator("th[aria-sort=descending]").WaitForAsync();

        (await page.Locator(".list tbody td.code").First.InnerTextAsync()).ShouldBe(ascending[^1]);
    }

    [Fact]
    public async Task Who_may_not_read_histories_sees_the_programme_without_its_story()
    {
        await using var visit = await site.OpenAsync(Roles.Admin);
        var page = visit.Page;

        await page.GotoAsync(StoryOfCrm.Path);
        (await page.Locator("section[aria-labelledby=scope]").CountAsync()).ShouldBe(1);
        (await page.Locator("section[aria-labelledby=story]").CountAsync()).ShouldBe(0);
        (await page.Locator("form.time").CountAsync()).ShouldBe(0);

        var past = await page.GotoAsync($"{StoryOfCrm.Path}?asOf=2025-08-15");
        past!.Status.ShouldBe(403);
        (await page.TextAsync("main")).ShouldContain("not their histories");
    }

    [Theory]
    [InlineData("2025-07-01", "recorded", "Nothing was on record of this programme for 1 Jul 2025. Its record begins on 6 Jul 2025.")]
    [InlineData("2025-07-01", "reported", "Nothing was on record of this programme for 1 Jul 2025, as far as its sources had said by then. Its record begins on 6 Jul 2025.")]
    public async Task Before_its_first_day_a_programme_says_in_one_sentence_when_its_record_begins(string day, string basis, string expected)
    {
        await using var visit = await site.OpenAsync(Roles.Leadership);
        var page = visit.Page;

        await page.GotoAsync($"{StoryOfCrm.Path}?asOf={day}&basis={basis}");

        // Words and days are one flow of text, not boxes under each other.
        (await page.Locator("#shown .card-body").InnerTextAsync()).Trim().ShouldBe(expected);
    }

    [Fact]
    public async Task A_programme_that_is_not_there_has_a_page_that_says_so()
    {
        await using var visit = await site.OpenAsync(Roles.Leadership);
        var page = visit.Page;

        var answer = await page.GotoAsync("/programmes/NO/SUCH");

        answer!.Status.ShouldBe(404);
        (await page.TextAsync("main")).ShouldContain("There is no programme “NO/SUCH”.");
    }
}
