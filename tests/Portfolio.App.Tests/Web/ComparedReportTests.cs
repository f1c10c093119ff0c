using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Portfolio.App.Access;
using Portfolio.App.Reports;
using Portfolio.App.Tests.Node;
using Portfolio.Domain.Programmes;

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
            .Select(r => r[3].GetString()).ShouldBe(["LongStall", "SponsorVacant"]);

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
