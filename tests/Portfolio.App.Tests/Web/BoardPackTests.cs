using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Tests.Node;
using Portfolio.App.Verbs;
using Portfolio.Domain.BoardPacks;
using Portfolio.Domain.Departments;
using Portfolio.Fixtures;
using Portfolio.Ledger;

namespace Portfolio.App.Tests.Web;

/// <summary>What was published for the board can be shown again, on whatever day.</summary>
public sealed class BoardPackTests
{
    [Theory]
    [InlineData("board", "")]
    [InlineData("board", "department=MKT&since=2026-03-01")]
    [InlineData("stalls", "by=department&evidence=true")]
    [InlineData("watchlist", "")]
    [InlineData("forecast", "")]
    [InlineData("what-if", "strikes=MKT&threat=BudgetCut&seed=7")]
    [InlineData("promises", "basis=reported")]
    [InlineData("stalls", "basis=reported&asOf=2026-03-31&saidBy=2026-04-30")]
    [InlineData("stalls", "basis=reported&asOf=2026-03-31&knownAt=2026-04-30")]
    public async Task On_a_later_day_with_more_on_record_it_still_is_what_was_published(string report, string parameters)
    {
        var clock = new MovedClock();
        await using var web = await StartAsync(clock);
        using var pmo = web.As(Roles.Pmo);
        using var auditor = web.As(Roles.Auditor);
        await web.BeginCrmAsync(pmo);
        (await WebRun.PostAsync(pmo, "/api/programmes/CRM-2/stall", """{"causes":["BudgetCut"],"effectiveOn":"2026-03-02"}""")).EnsureSuccessStatusCode();
        (await WebRun.PostAsync(pmo, "/api/board-packs", $$"""{"code":"PACK/1","title":"A pack","report":"{{report}}","parameters":"{{parameters}}"}""")).EnsureSuccessStatusCode();
        var today = web.Node.Node.Today;

        // Asked at once, while nothing else is on record; 40 days later; and with more on record.
        var at = await CheckedAsync(auditor);
        clock.Ahead = TimeSpan.FromDays(40);
        web.Node.Node.Today.ShouldBe(today.AddDays(40));
        var later = await CheckedAsync(auditor);
        (await WebRun.PostAsync(pmo, "/api/programmes/CRM-2/resume", """{"effectiveOn":"2026-03-20"}""")).EnsureSuccessStatusCode();
        var further = await CheckedAsync(auditor);

        foreach (var found in new[] { at, later, further })
        {
            found.GetProperty("same").GetBoolean().ShouldBeTrue(found.ToString());
            found.GetProperty("publishedBy").GetString().ShouldNotBeNullOrEmpty();
            var pack = found.GetProperty("pack");
            Convert.ToHexStringLower(SHA256.HashData(await auditor.GetByteArrayAsync(pack.GetProperty("address").GetString(), TestContext.Current.CancellationToken)))
                .ShouldBe(pack.GetProperty("sha256").GetString());
        }

        (await auditor.GetStringAsync("/board-packs/PACK/1", TestContext.Current.CancellationToken)).ShouldContain("What follows is what was published.");
        (await auditor.GetStringAsync("/board-packs", TestContext.Current.CancellationToken)).ShouldContain("A pack");
    }

    [Fact]
    public async Task Its_stamp_says_by_which_day_sources_had_said_it_and_names_a_department_as_it_was_known_then()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        (await WebRun.PostAsync(pmo, "/api/departments", """{"code":"NEW","title":"As it was","effectiveOn":"2026-01-01"}""")).EnsureSuccessStatusCode();
        (await WebRun.PostAsync(
            pmo, "/api/board-packs",
            """{"code":"CLAIM","title":"A pack","report":"stalls","parameters":"department=NEW&basis=reported&asOf=2026-03-31&saidBy=2026-04-30"}""")).EnsureSuccessStatusCode();
        (await WebRun.PostAsync(pmo, "/api/departments/describe", """{"code":"NEW","title":"As it is called now","effectiveOn":"2026-02-01"}""")).EnsureSuccessStatusCode();

        var page = WebUtility.HtmlDecode(await pmo.GetStringAsync("/board-packs/CLAIM", TestContext.Current.CancellationToken));

        var words = Regex.Replace(Regex.Replace(page, "<[^>]+>", " ", RegexOptions.None, TimeSpan.FromMinutes(1)), @"\s+", " ", RegexOptions.None, TimeSpan.FromMinutes(1));
        words.ShouldContain("Speaks of 31 Mar 2026 as sources had said by 30 Apr 2026 : a claim");
        words.ShouldContain("31 Mar 2026 , As it was and what lies below it");
        words.ShouldNotContain("As it is called now");
    }

    [Fact]
    public async Task It_still_is_what_was_published_when_the_department_was_taken_back_or_the_sponsor_erased_since()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        using var admin = web.As(Roles.Admin);
        await web.BeginCrmAsync(pmo);
        var opened = await WebRun.JsonOf(await WebRun.PostAsync(pmo, "/api/departments", """{"code":"NEW","title":"New"}"""));
        foreach (var (code, narrowed) in new[] { ("PACK/1", "department=NEW"), ("PACK/2", "sponsor=ada"), ("PACK/3", "strikes=NEW&threat=BudgetCut") })
        {
            (await WebRun.PostAsync(pmo, "/api/board-packs", $$"""{"code":"{{code}}","title":"A pack","report":"what-if","parameters":"{{narrowed}}"}""")).EnsureSuccessStatusCode();
        }

        var command = opened.GetProperty("recorded")[0].GetProperty("commandId").GetString();
        (await WebRun.PostAsync(pmo, "/api/departments/retract", $$"""{"code":"NEW","command":"{{command}}","reason":"another was meant"}""")).EnsureSuccessStatusCode();
        (await WebRun.PostAsync(admin, "/api/admin/erasures", """{"person":"ada","reason":"asked for"}""")).EnsureSuccessStatusCode();

        foreach (var code in new[] { "PACK/1", "PACK/2", "PACK/3" })
        {
            (await CheckedAsync(pmo, code)).GetProperty("same").GetBoolean().ShouldBeTrue(code);
        }

        (await pmo.GetAsync("/api/reports/stalls?department=NEW", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "now there is none");
    }

    [Fact]
    public async Task What_is_computed_otherwise_now_is_told_as_not_what_was_published()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        (await WebRun.PostAsync(pmo, "/api/board-packs", """{"code":"TRUE","title":"A pack","report":"stalls"}""")).EnsureSuccessStatusCode();
        var published = (await CheckedAsync(pmo, "TRUE")).GetProperty("pack").GetProperty("sha256").GetString()!;

        // As if a program that computed it otherwise had published it, and one that had a report which there is no more.
        var pack = web.Node.Node.View.Organisation.BoardPacks["TRUE"];
        var other = Convert.ToHexStringLower(SHA256.HashData("another report"u8));
        foreach (var claim in new[] { pack with { Pack = "OTHER", Sha256 = other }, pack with { Pack = "GONE", Report = "of-old" } })
        {
            (await web.Node.Node.ExecuteAsync(new PublishBoardPack(claim), new Envelope(NodeRun.Officer), CancellationToken.None)).ShouldBeOfType<Answer.Done>();
        }

        var (found, gone) = (await CheckedAsync(pmo, "OTHER"), await CheckedAsync(pmo, "GONE"));
        found.GetProperty("same").GetBoolean().ShouldBeFalse();
        found.GetProperty("computed").GetString().ShouldBe(published);
        found.GetProperty("fault").ValueKind.ShouldBe(JsonValueKind.Null);
        gone.GetProperty("same").GetBoolean().ShouldBeFalse();
        gone.GetProperty("fault").GetString().ShouldBe("There is no report “of-old” any more.");
        var pages = await Task.WhenAll(new[] { "OTHER", "GONE", "TRUE" }.Select(async code =>
            WebUtility.HtmlDecode(await pmo.GetStringAsync($"/board-packs/{code}", TestContext.Current.CancellationToken))));
        pages[0].ShouldContain($"What follows is not what was published.</strong> Computed again its hash is {published}");
        pages[1].ShouldContain("What follows is not what was published.</strong> There is no report “of-old” any more.");
        pages[2].ShouldNotContain("is not what was published");
    }

    [Fact]
    public async Task Its_page_says_what_it_is_narrowed_to_and_how_old_the_statuses_of_just_that_are()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        (await WebRun.PostAsync(pmo, "/api/accounts", """{"code":"ACME","title":"Acme plc"}""")).EnsureSuccessStatusCode();
        foreach (var (code, narrowed) in new[] { ("ALL", ""), ("ONE", "account=ACME&segment=Retail&sponsor=ada") })
        {
            (await WebRun.PostAsync(pmo, "/api/board-packs", $$"""{"code":"{{code}}","title":"A pack","report":"stalls","parameters":"{{narrowed}}"}""")).EnsureSuccessStatusCode();
        }

        var all = WebUtility.HtmlDecode(await pmo.GetStringAsync("/board-packs/ALL", TestContext.Current.CancellationToken));
        var one = WebUtility.HtmlDecode(await pmo.GetStringAsync("/board-packs/ONE", TestContext.Current.CancellationToken));

        all.ShouldContain("% missing");
        all.ShouldNotContain("Narrowed to");
        one.ShouldContain("no data missing");
        one.ShouldContain("<dt>Narrowed to</dt><dd>sponsor Ada Moss, account ACME, segment Retail</dd>");
    }

    [Fact]
    public async Task Its_page_has_the_tables_of_the_report_open_so_that_they_are_printed()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        (await WebRun.PostAsync(pmo, "/api/programmes/CRM-2/stall", """{"causes":["BudgetCut"],"effectiveOn":"2026-03-02"}""")).EnsureSuccessStatusCode();
        (await WebRun.PostAsync(pmo, "/api/board-packs", """{"code":"WATCH","title":"A pack","report":"watchlist","parameters":"by=department"}""")).EnsureSuccessStatusCode();

        var page = WebUtility.HtmlDecode(await pmo.GetStringAsync("/board-packs/WATCH", TestContext.Current.CancellationToken));

        var table = page[page.IndexOf("id=\"table-watchlist\" open", StringComparison.Ordinal)..];
        table[..table.IndexOf("</details>", StringComparison.Ordinal)].ShouldContain("Stalled for ");
    }

    [Fact]
    public async Task What_is_not_a_report_of_its_own_or_not_there_is_refused()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        var compared = await WebRun.PostAsync(pmo, "/api/board-packs", """{"code":"P-1","title":"Two","report":"stalls","parameters":"compare=knownAt:1"}""");
        compared.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await compared.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("What is published is a report, not a comparison");
        (await pmo.GetAsync("/api/board-packs/NONE", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await pmo.GetAsync("/board-packs/NONE", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<JsonElement> CheckedAsync(HttpClient caller, string code = "PACK/1") =>
        JsonDocument.Parse(await caller.GetStringAsync($"/api/board-packs/{code}", TestContext.Current.CancellationToken)).RootElement;

    private static async Task<WebRun> StartAsync(TimeProvider clock)
    {
        var database = await PostgresRun.CreateDatabaseAsync();
        var node = await PortfolioNode.StartAsync(
            await LedgerDatabase.OpenAsync(database, new LedgerSettings { Migrations = OpenPortfolio.Migrations }, CancellationToken.None),
            clock, NullLogger.Instance, CancellationToken.None);
        await node.People.AddAsync("Ada Moss", "ada", CancellationToken.None);
        await node.ExecuteAsync(new OpenDepartment("MKT", "Marketing"), new Envelope(NodeRun.Officer), CancellationToken.None);
        return await WebRun.StartAsync(new NodeRun(node, database));
    }
}
