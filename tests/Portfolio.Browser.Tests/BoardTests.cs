using System.Globalization;
using System.Text.Json;
using Portfolio.App.Access;
using Portfolio.App.Pages.Wording;
using Portfolio.Browser.Tests.Running;

namespace Portfolio.Browser.Tests;

public sealed class BoardTests(Site site)
{
    [Fact]
    public async Task Each_figure_is_that_of_the_interface_for_programs()
    {
        var report = await site.ApiAsync("/api/reports/board");
        await using var visit = await site.OpenAsync(Roles.Leadership);
        var page = visit.Page;
        await page.GotoAsync("/");

        var figures = report.GetProperty("figures").EnumerateArray().ToList();
        figures.Count.ShouldBeGreaterThan(7);
        foreach (var figure in figures)
        {
            var shown = await page.TextAsync($".figure[data-figure={figure.GetProperty("name").GetString()}] .figure-value span");
            shown.ShouldBe(Expected(figure), figure.GetProperty("name").GetString());
        }
    }

    [Fact]
    public async Task A_share_shows_its_interval_and_what_it_is_of()
    {
        var figure = (await site.ApiAsync("/api/reports/board")).GetProperty("figures").EnumerateArray()
            .First(f => f.GetProperty("name").GetString() == "headline");
        await using var visit = await site.OpenAsync(Roles.Leadership);
        var page = visit.Page;
        await page.GotoAsync("/");

        var more = await page.TextAsync(".figure[data-figure=headline] .figure-more");

        more.ShouldContain("95 % interval");
        more.ShouldContain(string.Create(
            CultureInfo.InvariantCulture,
            $"{figure.GetProperty("numerator").GetInt32()} of {figure.GetProperty("denominator").GetDouble()}"));
    }

    // The series shows each day by what the board knows: so does what stands behind a month of it.
    [Theory]
    [InlineData("asOf=2025-06-30")]
    [InlineData("asOf=2025-06-30&since=2025-06-20&department=")]
    [InlineData("asOf=2025-06-30&basis=reported")]
    public async Task Each_month_of_a_series_leads_to_the_same_number_of_that_day(string asked)
    {
        await using var visit = await site.OpenAsync(Roles.Leadership);
        var page = visit.Page;
        var department = (await site.ApiAsync("/api/reports/board?asOf=2025-06-30")).GetProperty("departments").EnumerateArray()
            .MaxBy(d => d.GetProperty("programmes").GetInt32()).GetProperty("group").GetString();
        await page.GotoAsync($"/?{asked}{(asked.EndsWith('=') ? department : "")}");
        var months = await page.EvaluateAsync<string[][]>(
            "[...document.querySelectorAll('details.spark dd a')].map((a) => [a.textContent.trim(), a.getAttribute('href'), a.closest('dd').previousElementSibling.textContent])");

        months.Length.ShouldBeGreaterThanOrEqualTo(13);
        (months.Length % 13).ShouldBe(0);
        foreach (var month in months)
        {
            var evidence = await site.ApiAsync($"/api{month[1]}&limit=0");
            var day = DateOnly.ParseExact(month[1][(month[1].IndexOf("asOf=", StringComparison.Ordinal) + 5)..][..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            (month[0].Replace('\u00A0', ' '), month[2]).ShouldBe((SeriesWords(evidence.GetProperty("figure")), Say.Month(day)), month[1]);
        }
    }

    [Fact]
    public async Task What_the_cards_count_leads_to_the_rows_counted()
    {
        await using var visit = await site.OpenAsync(Roles.Leadership);
        var page = visit.Page;
        foreach (var (card, table) in new[] { ("watchlist", "watchlist"), ("watchlist", "watchlist-new"), ("watchlist", "watchlist-cleared"), ("changes", "changes") })
        {
            await page.GotoAsync("/?asOf=2025-06-30");
            var link = page.Locator($"section[aria-labelledby={card}] .card-note a[href$='#table-{table}']");
            var count = (await link.TextContentAsync())!.Split(' ')[0];
            await link.ClickAsync();
            await page.ArriveAsync($"**#table-{table}");
            await page.Locator($"#table-{table}[open]").WaitForAsync();
            (await page.TextAsync($"#table-{table} summary small")).ShouldBe(count == "1" ? "1 row" : $"{count} rows");
        }
    }

    [Fact]
    public async Task Every_department_of_the_record_has_its_row()
    {
        var departments = (await site.ApiAsync("/api/reports/board")).GetProperty("departments").EnumerateArray()
            .Select(d => d.GetProperty("title").GetString()).ToList();
        await using var visit = await site.OpenAsync(Roles.Leadership);
        var page = visit.Page;
        await page.GotoAsync("/");

        var rows = await page.Locator(".heat tbody th").AllInnerTextsAsync();

        rows.ShouldContain("Customer Records");
        rows.Count.ShouldBe(departments.Count);
    }

    [Fact]
    public async Task The_watchlist_names_the_programme_and_the_reason()
    {
        await using var visit = await site.OpenAsync(Roles.Leadership);
        var page = visit.Page;
        await page.GotoAsync("/?department=CRM-DESK");

        var watchlist = await page.Locator("section[aria-labelledby=watchlist]").TextContentAsync() ?? "";

        watchlist.ShouldContain("One view of the customer");
        watchlist.ShouldContain("S-1 was deferred 2 times");
    }

    [Fact]
    public async Task What_changed_since_a_day_is_listed_from_that_day_on()
    {
        await using var visit = await site.OpenAsync(Roles.Leadership);
        var page = visit.Page;
        await page.GotoAsync("/?department=CRM-DESK&since=2025-08-20");

        var changes = await page.Locator(".changes li").AllInnerTextsAsync();

        changes.ShouldContain(c => c.Contains("25 Aug 2025", StringComparison.Ordinal) && c.Contains("re-baselined", StringComparison.Ordinal));
        changes.ShouldNotContain(c => c.Contains("17 Aug 2025", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sample_ledger_says_so_on_every_page()
    {
        await using var visit = await site.OpenAsync(Roles.Auditor);
        var page = visit.Page;
        foreach (var path in Pages.All.Where(p => p is not ("/nowhere" or "/denied")))
        {
            await page.GotoAsync(path);
            (await page.TextAsync(".sample-banner")).ShouldStartWith("Sample data made by the simulator", customMessage: path);
        }
    }

    private static string SeriesWords(JsonElement figure)
    {
        var unit = Enum.Parse<Portfolio.Reports.Figures.Unit>(figure.GetProperty("unit").GetString()!);
        var value = figure.GetProperty("value");
        return (value.ValueKind == JsonValueKind.Null ? "no data" : FigureWords.Amount(value.GetDouble(), unit)).Replace('\u00A0', ' ');
    }

    private static string Expected(JsonElement figure)
    {
        if (figure.GetProperty("value").ValueKind == JsonValueKind.Null)
        {
            return figure.GetProperty("interval").ValueKind != JsonValueKind.Null ? "not reached"
                : figure.GetProperty("notObserved").GetInt32() > 0 && figure.GetProperty("censored").GetInt32() == 0 ? "not observed"
                : "no data";
        }

        var value = figure.GetProperty("value").GetDouble();
        return (figure.GetProperty("unit").GetString() == "Share" ? Say.Percent(value) : Say.Number(value)).Replace('\u00A0', ' ');
    }
}
