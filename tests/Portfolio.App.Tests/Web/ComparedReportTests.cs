using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Reports;
using Portfolio.App.Tests.Node;
using Portfolio.Domain.Accounts;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Comparing;

namespace Portfolio.App.Tests.Web;

/// <summary>Reports held against themselves, and the forecast beside what became of what waited.</summary>
public sealed class ComparedReportTests
{
    [Fact]
    public async Task A_report_is_held_against_what_was_known_then_and_each_difference_names_its_events()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        var before = web.Node.Node.View.Position;
        await WebRun.PostAsync(pmo, "/api/programmes/CRM-2/stall", """{"causes":["BudgetCut"],"effectiveOn":"2026-03-02"}""");

        var compared = await GetAsync(pmo, $"/api/reports/stalls?compare=knownAt:{before}");

        var stalled = compared.GetProperty("figures").EnumerateArray().Single(f => f.GetProperty("name").GetString() == "stalledNow");
        stalled.GetProperty("then").GetProperty("numerator").GetInt32().ShouldBe(0);
        stalled.GetProperty("now").GetProperty("numerator").GetInt32().ShouldBe(1);
        stalled.GetProperty("behind")[0].GetProperty("positions")[0].GetInt64().ShouldBe(before + 1);
        await RefusedAsync(pmo, "/api/reports/stalls?compare=yesterday", "compare is asOf:DAY,knownAt:POSITION-OR-DAY, either of the two or both, for example asOf:2026-03-31,knownAt:1234.");
        using var admin = web.As(Roles.Admin);
        (await admin.GetAsync($"/api/reports/stalls?compare=knownAt:{before}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    // A wave and a threshold: the one opens actions, the other puts a programme on the watchlist.
    [Fact]
    public async Task What_a_setting_or_a_wave_makes_of_a_figure_is_told_with_its_events_in_json_in_tables_and_on_the_page()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        using var admin = web.As(Roles.Admin);
        await web.BeginCrmAsync(pmo);
        await WebRun.PostAsync(pmo, "/api/programmes/CRM-2/stall", $$"""{"causes":["BudgetCut"],"effectiveOn":"{{web.Node.Node.Today.AddDays(-20):yyyy-MM-dd}}"}""");
        var before = web.Node.Node.View.Position;
        (await WebRun.PostAsync(admin, "/api/settings", """{"name":"stallDays","value":"10"}""")).EnsureSuccessStatusCode();

        var listed = (await GetAsync(pmo, $"/api/reports/watchlist?compare=knownAt:{before}")).GetProperty("figures").EnumerateArray()
            .Single(f => f.GetProperty("name").GetString() == "onWatchlist");
        listed.GetProperty("subjects").GetInt32().ShouldBe(1);
        listed.GetProperty("organisation").ToString().ShouldBe($$"""[{"code":"stallDays","positions":[{{before + 1}}],"kind":"setting"}]""");
        (await pmo.GetStringAsync($"/api/reports/watchlist?compare=knownAt:{before}&format=csv&table=about", TestContext.Current.CancellationToken))
            .ShouldStartWith($"figure,kind,code,positions\r\nonWatchlist,setting,stallDays,{before + 1}\r\n");
        var page = await pmo.GetStringAsync($"/reports/watchlist?compare=knownAt:{before}", TestContext.Current.CancellationToken);
        page.ShouldContain("<span>Setting stallDays</span>");
        page.ShouldMatch($@"<td[^>]*>Setting stallDays: Setting changed, [^<]* \({before + 1}\)\.</td>");

        // The row that it brought names it too; what it has no effect on says that it changed.
        var row = (await GetAsync(pmo, $"/api/reports/watchlist?compare=knownAt:{before}")).GetProperty("lists").EnumerateArray()
            .Single(l => l.GetProperty("name").GetString() == "watchlist").GetProperty("added")[0];
        row.GetProperty("organisation").ToString().ShouldBe($$"""[{"code":"stallDays","positions":[{{before + 1}}],"kind":"setting"}]""");
        (await pmo.GetStringAsync($"/api/reports/watchlist?compare=knownAt:{before}&format=csv&table=watchlist-added", TestContext.Current.CancellationToken))
            .ShouldContain($",setting stallDays ({before + 1})\r\n");
        (await pmo.GetStringAsync($"/reports/sponsors?compare=knownAt:{before}", TestContext.Current.CancellationToken))
            .ShouldContain("Also changed, without effect on what is shown: Setting stallDays.");
    }

    [Fact]
    public async Task The_page_says_where_so_many_accounts_differ_that_they_cannot_be_told_apart()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        var (node, before) = (web.Node.Node, web.Node.Node.View.Position);
        async Task<string> PageAsync(int accounts)
        {
            for (var i = (int)(node.View.Position - before); i < accounts; i++)
            {
                (await node.ExecuteAsync(new OpenAccount($"A-{i}", "One of many"), new Envelope(NodeRun.Officer), TestContext.Current.CancellationToken))
                    .ShouldBeOfType<Answer.Done>();
            }

            return await pmo.GetStringAsync($"/reports/account-plan?compare=knownAt:{before}", TestContext.Current.CancellationToken);
        }

        const string Told = "52 of the kind “Account” differ. 2 of these were too many to be told apart";
        WebUtility.HtmlDecode(await PageAsync((ReportComparisons.MostLooks / 2) + 1)).ShouldNotContain("of the kind");
        WebUtility.HtmlDecode(await PageAsync((ReportComparisons.MostLooks / 2) + 2)).ShouldContain(Told);
    }

    // That a sponsor sits weighs nothing any more, so the programme’s score is another: its row stays and says so.
    [Fact]
    public async Task A_row_that_says_something_else_stands_as_it_was_and_as_it_is_on_the_page_and_in_the_files()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        var before = web.Node.Node.View.Position;
        using var admin = web.As(Roles.Admin);
        (await WebRun.PostAsync(admin, "/api/settings", """{"name":"weight.sponsorship.seat","value":"0"}""")).EnsureSuccessStatusCode();

        var asked = $"/reports/five-themes?compare=knownAt:{before}&trace=all";
        var list = (await GetAsync(pmo, $"/api{asked}")).GetProperty("lists").EnumerateArray().Single(l => l.GetProperty("name").GetString() == "programmes");
        (list.GetProperty("changedOf").GetInt32(), list.GetProperty("changed")[0].GetProperty("columns").ToString()).ShouldBe((1, """["sponsorship"]"""));
        var csv = (await pmo.GetStringAsync($"/api{asked}&format=csv&table=programmes-changed", TestContext.Current.CancellationToken)).Split("\r\n");
        csv[1].ShouldStartWith("then,Sponsorship,CRM-2,");
        csv[2].ShouldStartWith("now,Sponsorship,CRM-2,");
        csv[2].ShouldEndWith($",setting weight.sponsorship.seat ({before + 1})");
        var page = WebUtility.HtmlDecode(await pmo.GetStringAsync(asked, TestContext.Current.CancellationToken));
        page.ShouldContain(": otherwise than then");
        page.ShouldMatch("<div><strong>Sponsorship</strong>: [0-9.]+ → [0-9.]+</div>");
        page.ShouldMatch($@"<td>\s*Setting weight\.sponsorship\.seat: Setting changed, [^<]* \({before + 1}\)\.</td>");

        // Each side’s numbers lead to whose they are there; what was to be traced stays so.
        page.ShouldContain($"/reports/five-themes/evidence?asOf={web.Node.Node.Today:yyyy-MM-dd}&knownAt={before}&figure=");
        page.ShouldContain("&trace=all&format=csv");

        foreach (var wrong in new[] { "trace=all", $"compare=knownAt:{before}&trace=some" })
        {
            using var refused = await pmo.GetAsync($"/api/reports/five-themes?{wrong}", TestContext.Current.CancellationToken);
            refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("trace goes with compare, and is all.");
        }
    }

    // It stood still, then it was told of many things, then it went on: the row says so in words, by the one event that made it.
    [Fact]
    public async Task A_stall_that_ended_stands_as_one_row_with_the_event_that_ended_it()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        await WebRun.PostAsync(pmo, "/api/programmes/CRM-2/stall", """{"causes":["BudgetCut"],"effectiveOn":"2026-03-02"}""");
        var before = web.Node.Node.View.Position;
        await WebRun.PostAsync(pmo, "/api/programmes/CRM-2/describe", """{"title":"CRM renewal, again","effectiveOn":"2026-03-03"}""");
        await WebRun.PostAsync(pmo, "/api/programmes/CRM-2/resume", """{"effectiveOn":"2026-03-12"}""");
        var resumed = web.Node.Node.View.Position;
        resumed.ShouldBe(before + 2);

        var compared = await GetAsync(pmo, $"/api/reports/stalls?compare=knownAt:{before}");
        var list = compared.GetProperty("lists").EnumerateArray().Single(l => l.GetProperty("name").GetString() == "stalls");
        list.GetProperty("key").ToString().ShouldBe("""["programme","from","again"]""");
        var row = list.GetProperty("changed")[0];
        row.GetProperty("positions").ToString().ShouldBe($"[{before + 1},{resumed}]");
        compared.GetProperty("figures").EnumerateArray().Single(f => f.GetProperty("name").GetString() == "stalledNow")
            .GetProperty("behind")[0].GetProperty("positions").ToString().ShouldBe($"[{resumed}]");
        var page = WebUtility.HtmlDecode(await pmo.GetStringAsync($"/reports/stalls?compare=knownAt:{before}", TestContext.Current.CancellationToken));
        page.ShouldContain("Programme resumed, 12 Mar 2026");
    }

    // The stall of March was recorded later than all else, and its source had said it in March: by what had been said on the last
    // of March it was known then, by what had been said in February it was not.
    [Fact]
    public async Task Claims_are_held_against_claims_of_an_earlier_day()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo, reportedOn: "2026-01-10");
        await WebRun.PostAsync(pmo, "/api/programmes/CRM-2/stall", """{"causes":["BudgetCut"],"effectiveOn":"2026-03-02","reportedOn":"2026-03-05"}""");
        var stall = web.Node.Node.View.Position;

        var compared = await GetAsync(pmo, "/api/reports/stalls?basis=reported&saidBy=2026-03-31&asOf=2026-03-31&compare=asOf:2026-03-31,saidBy:2026-03-31");
        compared.GetProperty("changed").GetInt32().ShouldBe(0);
        compared = await GetAsync(pmo, "/api/reports/stalls?basis=reported&saidBy=2026-03-31&asOf=2026-03-03&compare=saidBy:2026-03-04");
        var stalled = compared.GetProperty("figures").EnumerateArray().Single(f => f.GetProperty("name").GetString() == "stalledNow");
        (stalled.GetProperty("then").GetProperty("numerator").GetInt32(), stalled.GetProperty("now").GetProperty("numerator").GetInt32()).ShouldBe((0, 1));
        stalled.GetProperty("behind").ToString().ShouldBe($$"""[{"code":"CRM-2","positions":[{{stall}}],"kind":"programme"}]""");
        (await pmo.GetStringAsync("/reports/stalls?basis=reported&saidBy=2026-03-31&asOf=2026-03-03&compare=saidBy:2026-03-04", TestContext.Current.CancellationToken))
            .ShouldContain("on two sides");
    }

    // The vacancy of forty days ago is recorded after the position: known then, it was not on the list; known now, it was on it yesterday.
    [Fact]
    public async Task The_watchlist_tells_what_is_new_since_a_position_as_it_was_known_then()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        var (before, today) = (web.Node.Node.View.Position, web.Node.Node.Today);
        await WebRun.PostAsync(pmo, "/api/programmes/CRM-2/vacate-sponsor", $$"""{"person":"ada","reason":"left","effectiveOn":"{{today.AddDays(-40):yyyy-MM-dd}}"}""");

        (await GetAsync(pmo, $"/api/reports/watchlist?since={today.AddDays(-1):yyyy-MM-dd}")).GetProperty("added").GetArrayLength().ShouldBe(0);
        var report = await GetAsync(pmo, $"/api/reports/watchlist?since={before}");
        report.GetProperty("added").EnumerateArray().Select(e => e.GetProperty("rule").GetString()).ShouldBe(["SponsorVacant"]);
        report.GetProperty("sinceKnownAt").GetInt64().ShouldBe(before);
        (await GetAsync(pmo, $"/api/reports/watchlist?since={Uri.EscapeDataString(web.Node.Node.View.Log[before].RecordedAt.ToString("O"))}"))
            .GetProperty("sinceKnownAt").GetInt64().ShouldBe(before);
        (await pmo.GetStringAsync($"/api/reports/watchlist?since={before}&format=csv&table=watchlist-new", TestContext.Current.CancellationToken)).ShouldContain("SponsorVacant");
        (await pmo.GetAsync($"/api/reports/watchlist?since={before}&format=xlsx", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var page = WebUtility.HtmlDecode(await pmo.GetStringAsync($"/reports/watchlist?since={before}", TestContext.Current.CancellationToken));
        page.ShouldContain($"as it was known at position {before}, about {today:yyyy-MM-dd}");
        page.ShouldContain($"&since={before}&table=watchlist-new&row=1");
        var compare = page[page.IndexOf("/reports/watchlist/compare?", StringComparison.Ordinal)..];
        var chosen = (await pmo.GetAsync(compare[..compare.IndexOf('"', StringComparison.Ordinal)], TestContext.Current.CancellationToken)).Headers.Location;
        (await pmo.GetAsync(chosen, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK, $"{chosen}");
        (await GetAsync(pmo, $"/api/reports/watchlist/evidence?since={before}&table=watchlist-new&row=1")).ToString().ShouldContain("CRM-2");

        await RefusedAsync(
            pmo, "/api/reports/watchlist?since=99999",
            $"since is a day, not after {today:yyyy-MM-dd}, or a position or an instant of a day not after it, and not after position {before + 1}.");
    }

    [Fact]
    public async Task A_comparison_waits_for_the_position_that_it_is_to_know_at_least()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);

        (await pmo.GetAsync($"/api/reports/stalls?compare=knownAt:1&atLeast={web.Node.Node.View.Position}", TestContext.Current.CancellationToken))
            .StatusCode.ShouldBe(HttpStatusCode.OK);
        (await pmo.GetAsync("/api/reports/stalls?compare=knownAt:1&atLeast=99999", TestContext.Current.CancellationToken))
            .StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task A_comparison_is_of_the_view_that_is_looked_at_whatever_is_recorded_meanwhile()
    {
        await using var run = await NodeRun.StartAsync();
        await run.ExecuteAsync("CRM-2", new Propose("CRM-2", "One view", "MKT"));
        var view = run.Node.View;
        await run.ExecuteAsync("CRM-2", new AppointSponsor("ada"));

        var (comparison, _) = ComparedReport.Read(
            ReportCatalogue.Find("sponsors")!, new QueryCollection(new Dictionary<string, StringValues> { ["compare"] = "knownAt:1" }), run.Node, view, new ReportCatalogue());

        comparison.ShouldNotBeNull().Header.Parameters.Knowledge.KnownAt.ShouldBe(view.Position);
    }

    [Fact]
    public async Task A_comparison_has_its_page_its_tables_and_what_came_and_went()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        var before = web.Node.Node.View.Position;
        await WebRun.PostAsync(pmo, "/api/programmes/CRM-2/stall", """{"causes":["BudgetCut"],"effectiveOn":"2026-03-02"}""");
        await WebRun.PostAsync(pmo, "/api/programmes/CRM-2/vacate-sponsor", """{"person":"ada","reason":"left","effectiveOn":"2026-03-02"}""");

        var form = await pmo.GetAsync($"/reports/watchlist/compare?thenKnownAt={before}", TestContext.Current.CancellationToken);
        form.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await pmo.GetStringAsync(form.Headers.Location, TestContext.Current.CancellationToken);
        page.ShouldContain("Watchlist on two sides");
        page.ShouldContain("CRM-2");
        page.ShouldContain("Programme stalled");
        page.ShouldContain("Watchlist: now and not then");
        var lists = (await GetAsync(pmo, $"/api/reports/watchlist?compare=knownAt:{before}")).GetProperty("lists");
        lists.EnumerateArray().Single(l => l.GetProperty("name").GetString() == "watchlist").GetProperty("added").EnumerateArray()
            .Select(r => r.GetProperty("cells")[3].GetString()).ShouldBe(["LongStall", "SponsorVacant"]);

        foreach (var report in ReportCatalogue.All)
        {
            var address = $"/api/reports/{report.Name}?compare=asOf:2026-02-01,knownAt:{before}";
            (await GetAsync(pmo, address)).GetProperty("figures").GetArrayLength().ShouldBeGreaterThan(0);
            (await pmo.GetStringAsync($"{address}&format=csv", TestContext.Current.CancellationToken)).ShouldStartWith("figure,title,unit,then,now,change");
            (await pmo.GetAsync($"{address}&format=xlsx", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await pmo.GetStringAsync($"/reports/{report.Name}?compare=knownAt:{before}", TestContext.Current.CancellationToken)).ShouldContain("on two sides");
        }

        using var admin = web.As(Roles.Admin);
        (await admin.GetAsync($"/reports/stalls?compare=knownAt:{before}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await pmo.GetAsync("/reports/stalls?compare=yesterday", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await pmo.GetAsync($"/api/reports/stalls?compare=knownAt:{before}&format=doc", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_page_of_Phase_2_tells_what_is_still_expected_once_that_is_computed()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        string page;
        do
        {
            page = await pmo.GetStringAsync("/reports/phase-2", TestContext.Current.CancellationToken);
            (page.Contains("Being computed", StringComparison.Ordinal) || page.Contains("data-forecast=\"baseRate\"", StringComparison.Ordinal)).ShouldBeTrue();
        }
        while (page.Contains("Being computed", StringComparison.Ordinal));

        page.ShouldContain("data-forecast=\"skill\"");
        page.ShouldContain("data-forecast=\"deliveredIn12Months\"");
    }

    private static async Task<JsonElement> GetAsync(HttpClient client, string address) =>
        JsonDocument.Parse(await client.GetStringAsync(address, TestContext.Current.CancellationToken)).RootElement;

    private static async Task RefusedAsync(HttpClient client, string address, string sentence)
    {
        using var answer = await client.GetAsync(address, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        problem.GetProperty("title").GetString().ShouldBe(sentence);
    }
}
