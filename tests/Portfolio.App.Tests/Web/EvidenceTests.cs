using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Portfolio.App.Access;
using Portfolio.App.Reports;

namespace Portfolio.App.Tests.Web;

public sealed partial class EvidenceTests
{
    [GeneratedRegex("href=\"(?<link>/reports/[a-z0-9-]+/evidence[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EvidenceLink { get; }

    [Fact]
    public async Task A_figure_leads_to_the_programmes_and_events_behind_it()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        await WebRun.PostAsync(pmo, "/api/programmes/CRM-2/stall", """{"causes":["BudgetCut"],"effectiveOn":"2026-03-02"}""");
        var stalled = web.Node.Node.View.Position;

        var json = await GetAsync(pmo, "/api/reports/stalls/evidence?figure=stalledNow");

        json.GetProperty("figure").GetProperty("numerator").GetInt32().ShouldBe(1);
        json.GetProperty("of").GetInt32().ShouldBe(1);
        var behind = json.GetProperty("behind")[0];
        behind.GetProperty("kind").GetString().ShouldBe("programme");
        behind.GetProperty("code").GetString().ShouldBe("CRM-2");
        var happened = behind.GetProperty("events")[0];
        happened.GetProperty("position").GetInt64().ShouldBe(stalled);
        happened.GetProperty("type").GetString().ShouldBe("ProgrammeStalled");

        // The address that it gives shows the same for ever.
        await WebRun.PostAsync(pmo, "/api/programmes/CRM-2/resume", """{"effectiveOn":"2026-03-10"}""");
        (await GetAsync(pmo, json.GetProperty("address").GetString()!)).GetProperty("of").GetInt32().ShouldBe(1);
        (await GetAsync(pmo, "/api/reports/stalls/evidence?figure=stalledNow")).GetProperty("of").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Each_of_a_figure_s_numbers_leads_to_whose_it_is()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        await WebRun.PostAsync(pmo, "/api/programmes/CRM-2/stall", """{"causes":["BudgetCut"],"effectiveOn":"2026-03-02"}""");
        await BeginAsync(pmo, "CALM");

        var page = await pmo.GetStringAsync("/reports/stalls", TestContext.Current.CancellationToken);
        var shown = page[page.IndexOf("data-figure=\"everStalled\"", StringComparison.Ordinal)..];
        shown = shown[..shown.IndexOf("</tr>", StringComparison.Ordinal)];
        var links = EvidenceLink.Matches(shown).Select(m => WebUtility.HtmlDecode(m.Groups["link"].Value)).Distinct().ToList();
        links.Select(l => l[(l.LastIndexOf('&') + 1)..]).ShouldBe(["figure=everStalled", "part=base", "part=open"]);

        var all = await GetAsync(pmo, $"/api{links[1]}");
        (all.GetProperty("part").GetString(), all.GetProperty("cases").GetInt32()).ShouldBe(("base", all.GetProperty("figure").GetProperty("denominator").GetInt32()));
        all.GetProperty("behind").EnumerateArray().Select(b => (b.GetProperty("code").GetString(), b.GetProperty("counted").GetBoolean()))
            .ShouldBe([("CALM", false), ("CRM-2", true)], ignoreOrder: true);
        var open = await GetAsync(pmo, $"/api{links[2]}");
        open.GetProperty("behind").EnumerateArray().Select(b => b.GetProperty("code").GetString()).ShouldBe(["CALM"]);
        (await GetAsync(pmo, open.GetProperty("address").GetString()!)).GetProperty("part").GetString().ShouldBe("open");

        var its = await pmo.GetStringAsync(links[1], TestContext.Current.CancellationToken);
        its.ShouldContain("What it was counted of: 2 programmes");
        its.ShouldContain("Counted: 1 programme<");
        await RefusedAsync(pmo, "/api/reports/stalls/evidence?figure=everStalled&part=rest", "part is one of counted, base, open, notObserved.");
        await RefusedAsync(pmo, "/api/reports/stalls/evidence?table=causes&row=1&part=base", "Ask for a figure, or for a row of a table.");
    }

    // The line above says items, and below stand programmes: whoever read the one did not know the other again.
    [Fact]
    public async Task A_tab_says_how_many_cases_as_the_figure_counts_and_whose_they_are()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        foreach (var item in new[] { "A-1", "A-2" })
        {
            await DoAsync(pmo, "add-scope-item", $$"""{"item":"{{item}}","title":"Portal","phase":1,"customerValue":50,"effectiveOn":"2026-01-12"}""");
            await DoAsync(pmo, "defer-scope-item", $$"""{"item":"{{item}}","toPhase":2,"causes":["BudgetCut"],"effectiveOn":"2026-02-02"}""");
        }

        var figure = (await GetAsync(pmo, "/api/reports/phase-2/evidence?figure=deferredItems")).GetProperty("figure");
        figure.GetProperty("numerator").GetInt32().ShouldBe(2);
        (await pmo.GetStringAsync("/reports/phase-2/evidence?figure=deferredItems", TestContext.Current.CancellationToken))
            .ShouldContain("Counted: 2 cases of 1 programme<");
        (await pmo.GetStringAsync("/reports/phase-2/evidence?figure=valueWaiting&part=notObserved", TestContext.Current.CancellationToken))
            .ShouldContain("Not observed: none<");

        using var opened = await WebRun.PostAsync(pmo, "/api/accounts", """{"code":"QUIET","title":"Quiet plc"}""");
        opened.IsSuccessStatusCode.ShouldBeTrue();
        var untouched = (await GetAsync(pmo, "/api/reports/account-plan/evidence?figure=untouched")).GetProperty("of").GetInt32();
        untouched.ShouldBeGreaterThan(0);
        (await pmo.GetStringAsync("/reports/account-plan/evidence?figure=untouched", TestContext.Current.CancellationToken))
            .ShouldContain($"Counted: {untouched} account{(untouched == 1 ? "" : "s")}<");

        async Task DoAsync(HttpClient client, string command, string body)
        {
            using var answer = await WebRun.PostAsync(client, $"/api/programmes/CRM-2/{command}", body);
            answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task The_base_rate_of_forecasts_leads_to_what_it_rests_on_from_both_pages_and_is_downloaded()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);

        // Once the forecast is there, the page of Phase 2 shows it too.
        var forecast = await pmo.GetStringAsync("/reports/forecast", TestContext.Current.CancellationToken);
        var phaseTwo = await pmo.GetStringAsync("/reports/phase-2", TestContext.Current.CancellationToken);
        foreach (var (page, mark) in new[] { (forecast, "data-figure"), (phaseTwo, "data-forecast") })
        {
            foreach (var name in new[] { "baseRate", "priorShare" })
            {
                var row = page[page.IndexOf($"{mark}=\"{name}\"", StringComparison.Ordinal)..];
                row = row[..row.IndexOf("</tr>", StringComparison.Ordinal)];
                var links = EvidenceLink.Matches(row).Select(m => WebUtility.HtmlDecode(m.Groups["link"].Value)).ToList();
                links.ShouldContain(l => l.EndsWith($"figure={name}", StringComparison.Ordinal));
                foreach (var link in links)
                {
                    (await GetAsync(pmo, $"/api{link}")).GetProperty("figure").GetProperty("name").GetString().ShouldBe(name);
                }
            }
        }

        (await pmo.GetStringAsync("/api/reports/forecast?format=csv&table=figures", TestContext.Current.CancellationToken)).ShouldContain("baseRate,");
        var json = await GetAsync(pmo, "/api/reports/forecast");
        json.GetProperty("figures").EnumerateArray().Single(f => f.GetProperty("name").GetString() == "baseRate").GetProperty("value").GetDouble()
            .ShouldBe(json.GetProperty("model").GetProperty("baseRate").GetProperty("value").GetDouble());
    }

    [Theory]
    [InlineData("atLeast=1")]
    [InlineData("compare=knownAt:1")]
    [InlineData("evidence=true")]
    [InlineData("format=csv")]
    public async Task What_a_report_takes_and_its_evidence_does_not_is_refused_and_not_passed_over(string parameter)
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);

        await RefusedAsync(
            pmo, $"/api/reports/stalls/evidence?figure=stalledNow&{parameter}",
            $"There is no parameter “{parameter.Split('=')[0]}”; there are figure, group, part, table, row, asOf, knownAt, basis, saidBy, department, sponsor, account, segment, by, since, strikes, threat, seed, limit.");
    }

    [Fact]
    public async Task A_group_s_figure_leads_to_its_own()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        await WebRun.PostAsync(pmo, "/api/programmes/CRM-2/stall", """{"causes":["BudgetCut"],"effectiveOn":"2026-03-02"}""");
        var groups = (await GetAsync(pmo, "/api/reports/stalls?by=department")).GetProperty("groups");
        var group = groups[0].GetProperty("group").GetString();

        (await GetAsync(pmo, $"/api/reports/stalls/evidence?figure=stalledNow&by=department&group={group}"))
            .GetProperty("of").GetInt32().ShouldBe(1);
        await RefusedAsync(pmo, $"/api/reports/stalls/evidence?figure=stalledNow&group={group}", "group goes with by: ask for the report broken down by something.");
        await RefusedAsync(pmo, "/api/reports/stalls/evidence?figure=stalledNow&by=department&group=NOWHERE", "There is no group “NOWHERE” in it; leave it empty for what is in no group.");
    }

    [Fact]
    public async Task A_figure_that_there_is_not_is_refused_with_those_there_are()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await RefusedAsync(pmo, "/api/reports/promises/evidence?figure=luck", "There is no figure “luck”; there are promisesOpen, promisesAtRisk, promisesKept, promisesLate, promisesBroken.");
        (await pmo.GetAsync("/api/reports/luck/evidence?figure=a", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Its_page_says_what_was_counted()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        await WebRun.PostAsync(pmo, "/api/programmes/CRM-2/stall", """{"causes":["BudgetCut"],"effectiveOn":"2026-03-02"}""");

        var page = await pmo.GetStringAsync("/reports/stalls/evidence?figure=stalledNow", TestContext.Current.CancellationToken);

        page.ShouldContain("CRM-2");
        page.ShouldContain("Programme stalled");
        (await pmo.GetStringAsync("/reports/stalls", TestContext.Current.CancellationToken)).ShouldContain("/reports/stalls/evidence?");
    }

    [Fact]
    public async Task A_page_calls_counted_only_what_is_counted()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);

        var page = await pmo.GetStringAsync("/reports/forecast", TestContext.Current.CancellationToken);

        var prior = page[page.IndexOf("data-figure=\"priorShare\"", StringComparison.Ordinal)..];
        prior = prior[..prior.IndexOf("</tr>", StringComparison.Ordinal)];
        prior.ShouldContain("An estimate of fewer than ten cases");
        prior.ShouldNotContain("Counted");
    }

    [Fact]
    public async Task Every_row_of_every_table_leads_to_what_stands_behind_it()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        await WebRun.PostAsync(pmo, "/api/programmes/CRM-2/stall", """{"causes":["BudgetCut"],"effectiveOn":"2026-03-02"}""");
        var stalled = web.Node.Node.View.Position;

        var cause = await GetAsync(pmo, "/api/reports/stalls/evidence?table=causes&row=1");
        cause.GetProperty("row").GetProperty("cause").GetString().ShouldBe("BudgetCut");
        cause.GetProperty("behind")[0].GetProperty("code").GetString().ShouldBe("CRM-2");
        cause.GetProperty("behind")[0].GetProperty("events").EnumerateArray().Select(e => e.GetProperty("position").GetInt64()).ShouldBe([stalled]);

        // The links of the pages themselves.
        foreach (var report in ReportCatalogue.All)
        {
            var page = await pmo.GetStringAsync($"/reports/{report.Name}?by=department", TestContext.Current.CancellationToken);
            var links = EvidenceLink.Matches(page).Select(m => WebUtility.HtmlDecode(m.Groups["link"].Value)).ToList();
            links.ShouldNotBeEmpty(report.Name);
            foreach (var link in links)
            {
                (await pmo.GetAsync(link, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK, link);
                if (link.Contains("figure=", StringComparison.Ordinal))
                {
                    await ShouldShowAllThatIsCountedAsync(pmo, $"/api{link}");
                }
            }
        }
    }

    [Theory]
    [InlineData("table=mood&row=1", "There is no table “mood”")]
    [InlineData("table=causes&row=0", "row is from 1 to 1")]
    [InlineData("table=causes&row=2", "row is from 1 to 1")]
    [InlineData("table=causes", "row is from 1 to 1")]
    [InlineData("table=causes&row=1&figure=stalledNow", "Ask for a figure, or for a row of a table.")]
    [InlineData("table=fates&row=x", "The table fates has no rows.")]
    public async Task A_row_that_there_is_not_is_refused(string asked, string sentence)
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        await WebRun.PostAsync(pmo, "/api/programmes/CRM-2/stall", $$"""{"causes":["BudgetCut"],"effectiveOn":"{{web.Node.Node.Today:yyyy-MM-dd}}"}""");
        using var answer = await pmo.GetAsync($"/api/reports/{(asked.Contains("fates", StringComparison.Ordinal) ? "phase-2" : "stalls")}/evidence?{asked}", TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(sentence);
    }

    // What a report says of a figure is asked of the report itself by WhatStandsBehindAFigure: here all of it has to be shown.
    private static async Task ShouldShowAllThatIsCountedAsync(HttpClient client, string address)
    {
        var json = await GetAsync(client, address);
        var behind = json.GetProperty("behind").EnumerateArray().Select(b => (b.GetProperty("kind").GetString(), b.GetProperty("code").GetString())).ToList();
        behind.Distinct().Count().ShouldBe(json.GetProperty("of").GetInt32(), address);
        if (json.GetProperty("figure").TryGetProperty("numerator", out var numerator) && numerator.ValueKind == JsonValueKind.Number && numerator.GetInt32() > 0)
        {
            behind.ShouldNotBeEmpty(address);
        }
    }

    private static async Task BeginAsync(HttpClient pmo, string code)
    {
        foreach (var (path, body) in new[]
        {
            ("", $$"""{"code":"{{code}}","title":"Runs well","department":"MKT","plannedFinish":"2099-03-31","effectiveOn":"2026-01-05"}"""),
            ($"/{code}/appoint-sponsor", """{"person":"ada","effectiveOn":"2026-01-05"}"""),
            ($"/{code}/plan-phase", """{"number":1,"title":"First","effectiveOn":"2026-01-05"}"""),
            ($"/{code}/commission", """{"effectiveOn":"2026-01-06"}"""),
        })
        {
            using var answer = await WebRun.PostAsync(pmo, $"/api/programmes{path}", body);
            answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
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
