using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.Browser.Tests.Running;
using Portfolio.Domain;
using Portfolio.Domain.Departments;
using Portfolio.Domain.Programmes;

namespace Portfolio.Browser.Tests;

/// <summary>The board as a pack to print: published from its page, stamped, and the same to whoever looks later.</summary>
[Collection(OfficeCollection.Name)]
public sealed partial class BoardPackTests(Office office)
{
    // A4 at 96 dots an inch, less the margins of the print style.
    private const int PrintedWidth = 703;

    // 12 mm in points, less what rounding to dots takes.
    private const double PrintedMargin = 33;

    [GeneratedRegex("^(?<value>no ?data|not ?observed|not ?reached|[−-]?[0-9.,]+)(?<percent>%?)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ValueOf { get; }

    [GeneratedRegex("95%interval(?<lower>[−-]?[0-9.,]+|nobound)–(?<upper>[−-]?[0-9.,]+|nobound)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IntervalOf { get; }

    [GeneratedRegex("(?<part>[0-9,]+)(?:of|in)(?<whole>[0-9.,]+)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BaseOf { get; }

    [GeneratedRegex("/Type\\s*/Page\\b(?!s)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PdfPage { get; }

    [Fact]
    public async Task A_board_is_published_from_its_page_prints_with_its_stamp_and_can_be_held_against_it_later()
    {
        await office.BeginAsync("PACK-1");
        await office.DoAsync("PACK-1", office.Node.Today.AddDays(-10), new Stall([Derailer.BudgetCut]));
        await using var visit = await office.OpenAsync(Roles.Pmo, new() { ViewportSize = new() { Width = PrintedWidth, Height = 1000 } });
        var page = visit.Page;
        await page.GotoAsync("/");
        await page.GetByText("Publish as a board pack").ClickAsync();
        await page.FillAsync("input[name=code]", "PACK-OF-TODAY");
        await page.Locator(".record-form button.btn-primary").Last.ClickAsync();
        await page.ArriveAsync("**/board-packs/PACK-OF-TODAY**");

        var stamp = await page.TextAsync(".stamp");
        var pack = office.Node.View.Organisation.BoardPacks["PACK-OF-TODAY"];
        stamp.ShouldContain("What follows is what was published.");
        stamp.ShouldContain(pack.Sha256);
        stamp.ShouldContain("up to position");
        stamp.ShouldContain("Published");
        stamp.ShouldContain("UTC");
        stamp.ShouldContain("statuses of the programmes that run");

        // On paper: white, the stamp first, nothing that only a screen needs, nothing cut off.
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        (await page.Locator(".stamp").IsVisibleAsync()).ShouldBeTrue();
        (await page.Locator("header.site-header").IsVisibleAsync()).ShouldBeFalse();
        (await page.ScrollsSidewaysAsync()).ShouldBeFalse();
        (await page.EvaluateAsync<string[]>("[...document.querySelectorAll('main .table-scroll')].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.ariaLabel)"))
            .ShouldBeEmpty("A table is cut off on paper.");
        (await PrintedPagesAsync(page)).ShouldBeInRange(1, 6);

        // More comes on record; the pack stays.
        await office.DoAsync("PACK-1", office.Node.Today.AddDays(-5), new Resume());
        await using var auditor = await office.OpenAsync(Roles.Auditor);
        await auditor.Page.GotoAsync("/board-packs/PACK-OF-TODAY");
        (await auditor.Page.TextAsync(".stamp")).ShouldContain("What follows is what was published.");
        (await auditor.Page.TextAsync(".figure[data-figure=stalledNow] .figure-value")).ShouldStartWith(
            await page.TextAsync(".figure[data-figure=stalledNow] .figure-value"));
    }

    // Three programmes of a department of their own: one stalled, one late with scope put off, one completed.
    [Fact]
    public async Task The_printed_pack_says_what_the_interface_for_programs_says()
    {
        var today = office.Node.Today;
        await office.Node.ExecuteAsync(new OpenDepartment("PAPER", "Paper mill"), new Envelope(new("ben", "pmo", "http")), CancellationToken.None);
        foreach (var code in new[] { "PAPER-1", "PAPER-2", "PAPER-3" })
        {
            await office.DoAsync(
                code, today.AddDays(-200), new Propose(code, $"Machine {code[^1]}", "PAPER", PlannedFinish: today.AddDays(100), Cadence: Cadence.Monthly),
                new AppointSponsor("ada"), new PlanPhase(1, "Foundations"), new PlanPhase(2, "Roll-out"), new Commission());
        }

        await office.DoAsync("PAPER-1", today.AddDays(-90), new Stall([Derailer.BudgetCut]));
        await office.DoAsync("PAPER-2", today.AddDays(-80), new AddScopeItem("I-1", "Recycling", 1, 40, [new("ACME", today.AddDays(50))]));
        await office.DoAsync("PAPER-2", today.AddDays(-70), new DeferScopeItem("I-1", [Derailer.BudgetCut], 2), new Rebaseline(today.AddDays(200), [Derailer.BudgetCut]));
        await office.DoAsync("PAPER-3", today.AddDays(-60), new Complete());
        using var client = office.ClientAs(Roles.Pmo);
        (await client.PostAsJsonAsync(
            "/api/board-packs", new { code = "PACK-OF-PAPER", title = "The paper mill’s board", report = "board", parameters = "department=PAPER" }))
            .StatusCode.ShouldBe(HttpStatusCode.OK);
        var shown = await client.GetFromJsonAsync<JsonElement>("/api/board-packs/PACK-OF-PAPER");
        var pack = shown.GetProperty("pack");
        var published = await client.GetByteArrayAsync(pack.GetProperty("address").GetString());
        var board = JsonDocument.Parse(published).RootElement;
        var known = board.GetProperty("header").GetProperty("parameters").GetProperty("knowledge");

        await using var visit = await office.OpenAsync(Roles.Leadership);
        await visit.Page.GotoAsync("/board-packs/PACK-OF-PAPER");
        var pages = await PrintedPage.ReadAsync(office.Browser, await visit.Page.PdfAsync(new() { PreferCSSPageSize = true }));
        var written = PrintedPage.Written(pages);

        // The stamp: what it is, of which day, known when, and its hash, which is that of the bytes at its address.
        written.ShouldContain(PrintedPage.Close("The paper mill’s board"));
        written.ShouldContain(PrintedPage.Close("PackPACK-OF-PAPER, report “Board”"));
        written.ShouldContain(PrintedPage.Close("What follows is what was published."));
        written.ShouldContain(Convert.ToHexStringLower(SHA256.HashData(published)));
        written.ShouldContain(PrintedPage.Close($"up to position {Whole(known.GetProperty("knownAt").GetInt64())}"));
        written.ShouldContain(PrintedPage.Close($"position {Whole(shown.GetProperty("publishedAt").GetInt64())} of the ledger"));
        written.ShouldContain(PrintedPage.Close($"Speaks of {DateOnly.Parse(known.GetProperty("asOf").GetString()!, CultureInfo.InvariantCulture):d MMM yyyy}"));
        await IsFreshAsync(client, known, written);
        foreach (var note in board.GetProperty("header").GetProperty("notes").EnumerateArray())
        {
            written.ShouldContain(PrintedPage.Close(note.GetString()!));
        }

        // Each figure in its turn, each number as precise as it is written.
        var figures = board.GetProperty("figures").EnumerateArray().ToList();
        figures.Count.ShouldBe(10);
        figures.Count(f => f.GetProperty("value").ValueKind == JsonValueKind.Number).ShouldBeGreaterThan(5);
        var rest = written;
        for (var i = 0; i < figures.Count; i++)
        {
            var title = PrintedPage.Close(figures[i].GetProperty("title").GetString()!);
            rest.ShouldContain(title, Case.Sensitive, "in this order");
            rest = rest[(rest.IndexOf(title, StringComparison.Ordinal) + title.Length)..];
            var next = i + 1 < figures.Count ? PrintedPage.Close(figures[i + 1].GetProperty("title").GetString()!) : "Programmesbystate";
            SaysWhat(figures[i], rest[..rest.IndexOf(next, StringComparison.Ordinal)]);
        }

        var reasons = board.GetProperty("watchlist").EnumerateArray().GroupBy(e => e.GetProperty("programme").GetString()).ToList();
        reasons.Count.ShouldBe(2);
        reasons.ShouldAllBe(programme => programme.Any(e => written.Contains(PrintedPage.Close(e.GetProperty("reason").GetString()!), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Whatever_a_pack_shows_is_on_paper_whole_and_between_the_margins()
    {
        await office.BeginAsync("PACK-2");
        await office.DoAsync("PACK-2", office.Node.Today.AddDays(-10), new Stall([Derailer.BudgetCut]));
        using var client = office.ClientAs(Roles.Pmo);
        (await client.PostAsJsonAsync("/api/board-packs", new { code = "PACK-ON-PAPER", title = "All there is", report = "board" }))
            .StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var visit = await office.OpenAsync(Roles.Leadership);
        await visit.Page.GotoAsync("/board-packs/PACK-ON-PAPER");
        var pages = await PrintedPage.ReadAsync(office.Browser, await visit.Page.PdfAsync(new() { PreferCSSPageSize = true }));

        pages.Count.ShouldBeInRange(2, 8);
        for (var i = 0; i < pages.Count; i++)
        {
            // Its number stands in the margin, and nothing else does.
            pages[i].Width.ShouldBe(595, 0.5);
            pages[i].Height.ShouldBe(842, 0.5);
            PrintedPage.Close(string.Concat(pages[i].Outside(PrintedMargin).Select(t => t.Text))).ShouldBe($"{i + 1}of{pages.Count}");
        }

        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        var seen = await SeenAsync(visit.Page);
        seen.Length.ShouldBeGreaterThan(50);
        var written = PrintedPage.Written(pages);
        seen.Where(text => !written.Contains(PrintedPage.Close(text), StringComparison.Ordinal)).ShouldBeEmpty();

        // The checks find what is wrong.
        await visit.Page.AddStyleTagAsync(new() { Content = "@media print { main { position: relative; left: -8mm } .stamp .hash { display: none } }" });
        var spoilt = await PrintedPage.ReadAsync(office.Browser, await visit.Page.PdfAsync(new() { PreferCSSPageSize = true }));
        spoilt[0].Outside(PrintedMargin).Count().ShouldBeGreaterThan(2);
        seen.ShouldContain(text => !PrintedPage.Written(spoilt).Contains(PrintedPage.Close(text), StringComparison.Ordinal));
    }

    // The views of twelve programmes, nine times: none of these tables fits wholly below another.
    [Fact]
    public async Task A_long_table_begins_on_the_page_on_which_the_one_before_it_ends()
    {
        await office.Node.ExecuteAsync(new OpenDepartment("PRINT", "Print shop"), new Envelope(new("ben", "pmo", "http")), CancellationToken.None);
        for (var n = 1; n <= 12; n++)
        {
            await office.DoAsync($"PRINT-{n:00}", office.Node.Today.AddDays(-60), new Propose($"PRINT-{n:00}", $"Press number {n}", "PRINT"));
        }

        using var client = office.ClientAs(Roles.Pmo);
        (await client.PostAsJsonAsync(
            "/api/board-packs",
            new { code = "PACK-OF-PRINT", title = "The print shop as it is seen", report = "perception-gap", parameters = "department=PRINT" }))
            .StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var visit = await office.OpenAsync(Roles.Pmo);
        await visit.Page.GotoAsync("/board-packs/PACK-OF-PRINT");
        (await visit.Page.TextAsync(".stamp")).ShouldContain("What follows is what was published.");
        (await visit.Page.Locator("#table-programmes tbody tr").CountAsync()).ShouldBe(12);
        await visit.Page.EvaluateAsync(
            "() => { const table = document.querySelector('#table-programmes'); for (let i = 0; i < 8; i++) table.after(table.cloneNode(true)); }");

        var pages = await PrintedPagesAsync(visit.Page);
        await visit.Page.AddStyleTagAsync(new() { Content = "@media print { .card { break-inside: avoid !important; } }" });
        pages.ShouldBeLessThan(await PrintedPagesAsync(visit.Page));
    }

    [Fact]
    public async Task Only_who_records_may_publish()
    {
        await using var visit = await office.OpenAsync(Roles.Leadership);
        await visit.Page.GotoAsync("/");
        (await visit.Page.GetByText("Publish as a board pack").CountAsync()).ShouldBe(0);
    }

    private static void SaysWhat(JsonElement figure, string written)
    {
        var value = ValueOf.Match(written);
        value.Success.ShouldBeTrue(written);
        if (figure.GetProperty("value").ValueKind != JsonValueKind.Number)
        {
            value.Groups["value"].Value.ShouldBeOneOf("nodata", "notobserved", "notreached");
            return;
        }

        var unit = figure.GetProperty("unit").GetString() is "Share" or "Part" ? 100 : 1;
        (value.Groups["percent"].Length > 0).ShouldBe(unit == 100, written);
        IsRounded(value.Groups["value"].Value, unit * figure.GetProperty("value").GetDouble(), written);
        if (figure.GetProperty("interval") is { ValueKind: JsonValueKind.Object } interval)
        {
            var bounds = IntervalOf.Match(written);
            bounds.Success.ShouldBeTrue(written);
            IsRounded(bounds.Groups["lower"].Value, unit * interval.GetProperty("lower").GetDouble(), written);
            IsRounded(bounds.Groups["upper"].Value, unit * interval.GetProperty("upper").GetDouble(), written);
        }

        if (figure.GetProperty("numerator").ValueKind == JsonValueKind.Number && figure.GetProperty("denominator") is { ValueKind: JsonValueKind.Number } whole
            && figure.GetProperty("unit").GetString() != "Count")
        {
            var counted = BaseOf.Match(written[value.Length..]);
            counted.Success.ShouldBeTrue(written);
            IsRounded(counted.Groups["part"].Value, figure.GetProperty("numerator").GetDouble(), written);
            IsRounded(counted.Groups["whole"].Value, whole.GetDouble(), written);
        }

        foreach (var (count, words) in new[] { ("censored", "stillopen"), ("notObserved", "notobserved") })
        {
            var number = figure.GetProperty(count).GetInt32();
            written.Contains($"{Whole(number)}{words}", StringComparison.Ordinal).ShouldBe(number > 0, written);
        }

        written.Contains("smallbase", StringComparison.Ordinal).ShouldBe(figure.GetProperty("smallBase").GetBoolean(), written);
    }

    // As many of the programmes that run as the report on freshness says by the same knowledge.
    private static async Task IsFreshAsync(HttpClient client, JsonElement known, string written)
    {
        var report = await client.GetFromJsonAsync<JsonElement>(
            $"/api/reports/freshness?department=PAPER&asOf={known.GetProperty("asOf").GetString()}&knownAt={known.GetProperty("knownAt").GetInt64()}");
        var shares = report.GetProperty("figures").EnumerateArray().ToDictionary(f => f.GetProperty("name").GetString()!, f => f.GetProperty("value"));
        var said = Regex.Match(
            written, "statusesoftheprogrammesthatrun:(?<Current>[0-9.]+)%current,(?<Due>[0-9.]+)%due,(?<Late>[0-9.]+)%late,(?<Missing>[0-9.]+)%missing",
            RegexOptions.None, TimeSpan.FromSeconds(1));
        said.Success.ShouldBeTrue();
        foreach (var state in new[] { "Current", "Due", "Late", "Missing" })
        {
            IsRounded(said.Groups[state].Value, 100 * shares[$"status{state}"].GetDouble(), state);
        }
    }

    // What is written is the number to as many places as are written.
    private static void IsRounded(string written, double number, string where)
    {
        var places = written.Contains('.', StringComparison.Ordinal) ? written.Length - written.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        double.Parse(written.Replace('−', '-'), NumberStyles.Number, CultureInfo.InvariantCulture)
            .ShouldBe(number, (0.5 * Math.Pow(10, -places)) + 1e-9, where);
    }

    private static string Whole(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    // Every piece of text that is to be seen, and is not for the ears alone.
    private static Task<string[]> SeenAsync(IPage page) => page.EvaluateAsync<string[]>(
        """
        () => {
          const seen = [];
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            const range = document.createRange();
            range.selectNodeContents(texts.currentNode);
            const { width, height } = range.getBoundingClientRect();
            const within = texts.currentNode.parentElement;
            if (texts.currentNode.textContent.trim() && width > 1 && height > 1
                && within.checkVisibility({ visibilityProperty: true }) && !within.closest(".visually-hidden")) {
              seen.push(texts.currentNode.textContent);
            }
          }
          return seen;
        }
        """);

    private static async Task<int> PrintedPagesAsync(IPage page)
    {
        var pdf = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));
        pdf.ShouldStartWith("%PDF-");
        return PdfPage.Count(pdf);
    }
}
