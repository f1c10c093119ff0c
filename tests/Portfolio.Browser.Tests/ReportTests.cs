using System.Text.Json;
using Microsoft.Playwright;
using Portfolio.App.Access;
using Portfolio.App.Pages.Wording;
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
    [MemberData(nameof(Names))]
    public async Task Every_number_of_a_picture_names_the_figure_or_the_row_that_it_is(string name)
    {
        await using var visit = await site.OpenAsync(Roles.Leadership);
        var page = visit.Page;
        await page.GotoAsync($"/reports/{name}");
        foreach (var picture in await page.Locator("figure.chart").AllAsync())
        {
            var behind = await picture.GetAttributeAsync("data-behind");
            var data = JsonDocument.Parse((await picture.Locator("script").TextContentAsync())!).RootElement;
            foreach (var (number, value) in NumbersOf(data))
            {
                var evidence = await site.ApiAsync($"/api{behind}&{number}&limit=0");
                var said = evidence.TryGetProperty("row", out var row)
                    ? row.EnumerateObject().Where(c => c.Value.ValueKind == JsonValueKind.Number).Select(c => c.Value.GetDouble())
                    : [evidence.GetProperty("figure").GetProperty("value").GetDouble()];
                said.ShouldContain(s => Math.Abs(s - value) < 6e-5, $"{value} in {behind}&{number}");
            }
        }
    }

    [Theory]
    [InlineData("stalls")]
    [InlineData("phase-2")]
    public async Task A_click_on_a_step_of_a_curve_leads_to_what_stands_behind_its_row(string report)
    {
        await using var visit = await site.OpenAsync(Roles.Leadership);
        var page = visit.Page;
        await page.GotoAsync($"/reports/{report}");
        var picture = page.Locator("figure.chart-tall.drawn").First;
        await picture.ScrollIntoViewIfNeededAsync();

        // The step that holds longest of the first curve, as its drawn line lies between its first and last month.
        var step = await picture.EvaluateAsync<JsonElement>(
            """
            (figure) => {
              const curve = JSON.parse(figure.querySelector("script").textContent).curves[0];
              const colour = getComputedStyle(document.documentElement).getPropertyValue(`--${curve.colour}`).trim();
              const line = [...figure.querySelectorAll("svg path")]
                .filter((p) => p.getAttribute("stroke") === colour && ["none", "transparent"].includes(p.getAttribute("fill")))
                .sort((a, b) => b.getBoundingClientRect().width - a.getBoundingClientRect().width)[0];
              const matrix = line.getScreenCTM();
              const box = line.getBBox();
              const [months, values] = [0, 1].map((i) => curve.steps.map((s) => s[i]));
              const length = (i) => months[i + 1] - months[i];
              const i = months.slice(0, -1).map((_, i) => i).slice(1).sort((a, b) => length(b) - length(a))[0];
              const [low, high] = [Math.min(...values), Math.max(...values)];
              const place = new DOMPoint(
                box.x + (box.width * (months[i] + months[i + 1])) / 2 / months.at(-1),
                box.y + (box.height * (high - values[i])) / (high - low)).matrixTransform(matrix);
              return { number: curve.numbers[i], months: months[i], value: values[i], x: place.x, y: place.y };
            }
            """);
        await page.Mouse.ClickAsync((float)step.GetProperty("x").GetDouble(), (float)step.GetProperty("y").GetDouble());
        var number = step.GetProperty("number").GetString()!;
        await page.ArriveAsync($"**&{number}");

        var row = (await site.ApiAsync($"/api{new Uri(page.Url).PathAndQuery}&limit=0")).GetProperty("row");
        row.GetProperty("value").GetDouble().ShouldBe(step.GetProperty("value").GetDouble(), 6e-5);
        row.GetProperty("months").GetDouble().ShouldBe(step.GetProperty("months").GetDouble(), 6e-5);
        (await page.TextAsync("h1")).ShouldEndWith(": a row");
    }

    // As many cases as the figure counts, and whose they are: programmes, waves or surveys.
    [Theory]
    [InlineData("phase-2", "deferredItems", "programme")]
    [InlineData("closed-loop", "responseRate", "wave")]
    [InlineData("surveys", "surveyAnswers", "survey")]
    public async Task A_tab_says_the_number_of_the_figure_and_whose_it_is(string report, string figure, string kind)
    {
        var evidence = await site.ApiAsync($"/api/reports/{report}/evidence?asOf=2025-06-30&figure={figure}&limit=0");
        var (cases, of) = (evidence.GetProperty("figure").GetProperty("numerator").GetInt32(), evidence.GetProperty("of").GetInt32());
        cases.ShouldBe(evidence.GetProperty("cases").GetInt32());
        of.ShouldBeGreaterThan(0);
        await using var visit = await site.OpenAsync(Roles.Leadership);
        await visit.Page.GotoAsync($"/reports/{report}/evidence?asOf=2025-06-30&figure={figure}");

        (await visit.Page.TextAsync(".tabs a")).ShouldBe(
            $"Counted: {(cases == of ? Say.Count(of, kind) : $"{Say.Count(cases, "case")} of {Say.Count(of, kind)}")}");
    }

    // A page shows the first hundred rows of a table.
    [Fact]
    public async Task Without_scripts_and_pointer_every_row_of_a_long_table_is_reached()
    {
        await using var visit = await site.OpenAsync(Roles.Leadership, new() { JavaScriptEnabled = false });
        var page = visit.Page;
        await page.GotoAsync("/reports/phase-2");
        await page.Locator("#table-fates summary").PressAsync("Enter");
        await page.GetByText("Behind the rows from 101 on").First.PressAsync("Enter");
        await page.ArriveAsync("**&table=fates&row=101");

        await page.GetByText("Next row").PressAsync("Enter");
        await page.ArriveAsync("**&table=fates&row=102");
        await page.FillAsync("#row-number", "3");
        await page.PressAsync("#row-number", "Enter");
        await page.ArriveAsync("**&table=fates&row=3");
        (await page.TextAsync(".rows-nav")).ShouldContain("Row 3 of");
        await page.GetByText("Row before").PressAsync("Enter");
        await page.ArriveAsync("**&table=fates&row=2");
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

    // Of curves, which have many steps, the first, one in the middle and the last.
    private static IEnumerable<(string Number, double Value)> NumbersOf(JsonElement data) => data.GetProperty("kind").GetString() switch
    {
        "bars" => data.GetProperty("bars").EnumerateArray().Select(b => (b.GetProperty("number").GetString()!, b.GetProperty("value").GetDouble())),
        "flow" => data.GetProperty("links").EnumerateArray().Select(l => (l.GetProperty("number").GetString()!, l.GetProperty("value").GetDouble())),
        _ => data.GetProperty("curves").EnumerateArray().SelectMany(c =>
        {
            var (steps, numbers) = (c.GetProperty("steps"), c.GetProperty("numbers"));
            var last = steps.GetArrayLength() - 1;
            return new[] { 1, (last + 1) / 2, last }.Distinct().Select(i => (numbers[i].GetString()!, steps[i][1].GetDouble()));
        }),
    };

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
