using Microsoft.Playwright;
using Portfolio.App.Access;
using Portfolio.App.Reports;
using Portfolio.Browser.Tests.Running;

namespace Portfolio.Browser.Tests;

public sealed class ReportTests(Site site)
{
    public static TheoryData<string> Names => [.. ReportCatalogue.All.Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_figure_stands_with_its_formula_and_how_sure_it_is_and_every_picture_with_the_table_of_the_same(string name)
    {
        var report = await site.ApiAsync($"/api/reports/{name}");
        await using var visit = await site.OpenAsync(Roles.Leadership);
        var page = visit.Page;
        var faults = new List<string>();
        page.PageError += (_, fault) => faults.Add(fault);
        await page.GotoAsync($"/reports/{name}");

        var figures = report.GetProperty("figures").EnumerateArray().ToList();
        (await FiguresAsync(page)).ShouldBe(
            [.. figures.Select(f => string.Join(" | ", new[] { "name", "title", "estimator", "formula" }.Select(part => f.GetProperty(part).GetString())))],
            ignoreOrder: true);

        var pictures = page.Locator("figure.chart");
        var shares = figures.Any(f =>
            f.GetProperty("unit").GetString() is "Share" or "Points" && f.GetProperty("value").ValueKind == System.Text.Json.JsonValueKind.Number);
        (await pictures.CountAsync() > 0).ShouldBe(shares, "A report that has shares or scores to show has a picture.");
        foreach (var picture in await pictures.AllAsync())
        {
            await picture.Locator("svg path").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
            var table = await picture.Locator("figcaption a").GetAttributeAsync("href");
            (await page.Locator(table!).CountAsync()).ShouldBe(1, table);
        }

        faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("resilience", 390)]
    [InlineData("resilience", 1400)]
    [InlineData("watchlist", 390)]
    [InlineData("five-themes", 1400)]
    public async Task The_names_of_bars_are_whole_and_no_text_of_a_picture_lies_over_another(string report, int width)
    {
        await using var visit = await site.OpenAsync(Roles.Leadership, new() { ViewportSize = new() { Width = width, Height = 900 } });
        var page = visit.Page;
        await page.GotoAsync($"/reports/{report}");
        var picture = page.Locator("figure.chart:has(script)").First;
        await picture.Locator("svg text").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        var names = await picture.EvaluateAsync<string[]>("(figure) => JSON.parse(figure.querySelector('script').textContent).bars.map((bar) => bar.title)");
        names.Max(name => name.Length).ShouldBeGreaterThan(20);
        var written = await picture.EvaluateAsync<string>("(figure) => [...figure.querySelectorAll('svg text')].map((t) => t.textContent).join('').replace(/\\s/g, '')");
        names.Where(name => !written.Contains(string.Concat(name.Where(c => !char.IsWhiteSpace(c))), StringComparison.Ordinal)).ShouldBeEmpty();
        (await picture.EvaluateAsync<string[]>(
            """
            (figure) => {
              const texts = [...figure.querySelectorAll("svg text")].map((t) => [t.textContent, t.getBoundingClientRect()]);
              return texts.flatMap(([one, a], i) => texts.slice(i + 1)
                .filter(([, b]) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4)
                .map(([other]) => `${one} over ${other}`));
            }
            """)).ShouldBeEmpty();
    }

    // On a wide page “since” had a row to itself, and took all of it.
    [Fact]
    public async Task No_field_of_a_report_s_form_is_wider_than_what_is_typed_into_it_needs()
    {
        await using var visit = await site.OpenAsync(Roles.Leadership, new() { ViewportSize = new() { Width = 1400, Height = 900 } });
        await visit.Page.GotoAsync("/reports/watchlist");
        (await visit.Page.Locator("#since").BoundingBoxAsync()).ShouldNotBeNull().Width.ShouldBeInRange(150, 330);
    }

    [Fact]
    public async Task The_download_is_the_table_with_the_position_in_its_address()
    {
        await using var visit = await site.OpenAsync(Roles.Leadership);
        var page = visit.Page;
        await page.GotoAsync("/reports/stalls?asOf=2025-08-15");

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByText("Figures as CSV").ClickAsync());
        var csv = await File.ReadAllTextAsync((await download.PathAsync())!);

        download.Url.ShouldContain("asOf=2025-08-15&knownAt=");
        download.SuggestedFilename.ShouldEndWith(".csv");
        csv.ShouldContain("figure,title,value,unit");
        csv.ShouldContain("stalledNow");
    }

    [Fact]
    public async Task The_form_asks_for_a_day_a_department_and_a_break_down()
    {
        await using var visit = await site.OpenAsync(Roles.Leadership);
        var page = visit.Page;
        await page.GotoAsync("/reports/re-baselines");

        await page.FillAsync("#asOf", "2025-08-20");
        await page.SelectOptionAsync("#department", "CRM-DESK");
        await page.SelectOptionAsync("#by", "account");
        await page.Locator("form.filters button").ClickAsync();
        await page.ArriveAsync("**by=account**");

        (await page.TextAsync("section[aria-labelledby=groups]")).ShouldContain("Acme & Sons");
        (await page.TextAsync("#shown")).ShouldContain("1 programme on record on 20 Aug 2025");
    }

    [Fact]
    public async Task A_report_that_is_not_there_has_a_page_that_names_those_that_are()
    {
        await using var visit = await site.OpenAsync(Roles.Leadership);
        var page = visit.Page;

        var answer = await page.GotoAsync("/reports/happiness");

        answer!.Status.ShouldBe(404);
        (await page.TextAsync("main")).ShouldContain($"there are {string.Join(", ", ReportCatalogue.All.Select(r => r.Name))}");
    }

    // Each as it stands there: its name, title, estimator and formula; that it says how sure it is too.
    private static Task<string[]> FiguresAsync(IPage page) => page.EvaluateAsync<string[]>(
        """
        [...document.querySelectorAll("tr[data-figure]")].map((row) => {
          const formulas = [...row.querySelectorAll(".formula")].map((e) => e.textContent);
          const said = formulas.at(-1)?.trim() ? [] : ["says nothing of how sure it is"];
          return [row.dataset.figure, row.querySelector("th").innerText, row.querySelector("summary").textContent, formulas[0], ...said].join(" | ");
        })
        """);
}
