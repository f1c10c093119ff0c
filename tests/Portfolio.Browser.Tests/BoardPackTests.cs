using System.Net;
using System.Net.Http.Json;
using System.Text;
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

    private static async Task<int> PrintedPagesAsync(IPage page)
    {
        var pdf = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));
        pdf.ShouldStartWith("%PDF-");
        return PdfPage.Count(pdf);
    }
}
