using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Portfolio.App.Access;
using Portfolio.App.Reports;

namespace Portfolio.App.Tests.Web;

public sealed class ReportTests(UnchangedWeb unchanged) : IClassFixture<UnchangedWeb>
{
    [Fact]
    public async Task Every_report_answers_as_JSON_and_each_of_its_tables_as_CSV()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        await WebRun.PostAsync(pmo, "/api/programmes/CRM-2/stall", """{"causes":["BudgetCut"],"effectiveOn":"2026-03-02"}""");
        foreach (var report in ReportCatalogue.All)
        {
            var json = JsonDocument.Parse(await pmo.GetStringAsync($"/api/reports/{report.Name}", TestContext.Current.CancellationToken)).RootElement;
            json.GetProperty("header").GetProperty("programmes").GetInt32().ShouldBe(1);
            json.GetProperty("figures").GetArrayLength().ShouldBeGreaterThan(0);

            var csv = await pmo.GetAsync($"/api/reports/{report.Name}?format=csv", TestContext.Current.CancellationToken);
            csv.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
            (await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n')[0].ShouldContain("figure,title,value,unit");
        }
    }

    [Fact]
    public async Task The_board_counts_what_was_recorded_and_a_position_shows_what_was_known_then()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        var before = web.Node.Node.View.Position;
        await WebRun.PostAsync(pmo, "/api/programmes/CRM-2/stall", """{"causes":["BudgetCut"],"effectiveOn":"2026-03-02"}""");

        (await StatesAsync(pmo, "")).ShouldBe("Stalled 1");
        (await StatesAsync(pmo, $"?knownAt={before}")).ShouldBe("Active 1");
        (await StatesAsync(pmo, "?asOf=2026-02-01")).ShouldBe("Active 1");
        (await StatesAsync(pmo, "?asOf=2025-02-01")).ShouldBe("");
    }

    [Fact]
    public async Task A_shock_that_is_thought_of_strikes_what_the_address_says_and_draws_the_same_for_the_same_seed()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        (await WebRun.PostAsync(pmo, "/api/departments", """{"code":"SALES","title":"Sales"}""")).EnsureSuccessStatusCode();
        var (other, struck) = (await AskAsync("strikes=SALES&threat=BudgetCut"), await AskAsync("strikes=mkt&threat=budgetcut&seed=4"));

        other.GetProperty("exposed").GetArrayLength().ShouldBe(0);
        struck.GetProperty("exposed")[0].GetProperty("programme").GetString().ShouldBe("CRM-2");
        struck.GetProperty("asked").ToString().ShouldBe("""{"departments":["mkt"],"threat":"BudgetCut","seed":4}""");
        (await AskAsync("seed=4&threat=BudgetCut&strikes=mkt")).ToString().ShouldBe(struck.ToString());

        async Task<JsonElement> AskAsync(string query) =>
            JsonDocument.Parse(await pmo.GetStringAsync($"/api/reports/what-if?{query}", TestContext.Current.CancellationToken)).RootElement;
    }

    [Fact]
    public async Task An_unchanged_report_is_not_sent_again()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        var first = await pmo.GetAsync("/api/reports/stalls", TestContext.Current.CancellationToken);
        async Task<HttpStatusCode> AgainAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/reports/stalls");
            request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            using var answer = await pmo.SendAsync(request, TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }

        (await AgainAsync()).ShouldBe(HttpStatusCode.NotModified);
        await web.BeginCrmAsync(pmo);
        (await AgainAsync()).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/api/reports/stalls", "TAG", HttpStatusCode.NotModified)]
    [InlineData("/api/reports/stalls", "W/TAG", HttpStatusCode.NotModified)]
    [InlineData("/api/reports/stalls", "\"an-older-one\", W/TAG", HttpStatusCode.NotModified)]
    [InlineData("/api/reports/stalls", "*", HttpStatusCode.NotModified)]
    [InlineData("/api/reports/stalls", "\"an-older-one\"", HttpStatusCode.OK)]
    [InlineData("/api/reports/stalls", "no tag", HttpStatusCode.OK)]
    [InlineData("/api/reports/stalls?limit=1", "W/TAG", HttpStatusCode.NotModified)]
    [InlineData("/api/reports/stalls?knownAt=1", "\"an-older-one\", TAG", HttpStatusCode.NotModified)]
    [InlineData("/api/reports/stalls?knownAt=1", "*", HttpStatusCode.NotModified)]
    [InlineData("/api/reports/stalls?format=csv", "W/TAG", HttpStatusCode.NotModified)]
    [InlineData("/api/reports/stalls?format=csv", "*", HttpStatusCode.NotModified)]
    [InlineData("/api/reports/stalls?format=csv&table=none", "*", HttpStatusCode.BadRequest)]
    [InlineData("/api/reports/stalls?format=xlsx", "\"an-older-one\", W/TAG", HttpStatusCode.NotModified)]
    public async Task Only_what_the_caller_does_not_hold_is_sent(string path, string held, HttpStatusCode status)
    {
        EntityTagHeaderValue? first = null;
        using var again = await unchanged.AskAsync(Roles.Pmo, async caller =>
        {
            using var given = await caller.GetAsync(path, TestContext.Current.CancellationToken);
            first = given.Headers.ETag;
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("If-None-Match", held.Replace("TAG", $"{first}", StringComparison.Ordinal));
            return await caller.SendAsync(request, TestContext.Current.CancellationToken);
        });
        again.StatusCode.ShouldBe(status);
        if (status == HttpStatusCode.NotModified)
        {
            again.Headers.ETag.ShouldBe(first);
            again.Headers.CacheControl!.NoCache.ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData("/api/reports/none", HttpStatusCode.NotFound, "There is no report “none”")]
    [InlineData("/api/reports/board?by=colour", HttpStatusCode.BadRequest, "by is department, sponsor, account or segment.")]
    [InlineData("/api/reports/board?department=NONE", HttpStatusCode.BadRequest, "There is no department “NONE”.")]
    [InlineData("/api/reports/board?format=doc", HttpStatusCode.BadRequest, "format is json, csv or xlsx.")]
    [InlineData("/api/reports/board?format=csv&table=none", HttpStatusCode.BadRequest, "There is no table “none”")]
    [InlineData("/api/reports/board?asOf=2026-03-31&knownAt=2026-03-01", HttpStatusCode.BadRequest, "cannot speak of a day beyond it")]
    [InlineData("/api/reports/what-if?strikes=NONE", HttpStatusCode.BadRequest, "There is no department “NONE”.")]
    [InlineData("/api/reports/what-if?threat=%20", HttpStatusCode.BadRequest, "Name the threat")]
    [InlineData("/api/reports/what-if?seed=0", HttpStatusCode.BadRequest, "seed is a whole number from 1 on")]
    [InlineData("/api/reports/board?colour=blue", HttpStatusCode.BadRequest, "There is no parameter “colour”")]
    public async Task What_cannot_be_asked_is_told(string path, HttpStatusCode status, string sentence)
    {
        var answer = await unchanged.AskAsync(Roles.Leadership, caller => caller.GetAsync(path, TestContext.Current.CancellationToken));

        answer.StatusCode.ShouldBe(status);
        (await WebRun.JsonOf(answer)).GetProperty("title").GetString()!.ShouldContain(sentence);
    }

    private static async Task<string> StatesAsync(HttpClient caller, string query)
    {
        var board = JsonDocument.Parse(await caller.GetStringAsync($"/api/reports/board{query}")).RootElement;
        return string.Join(", ", board.GetProperty("states").EnumerateArray()
            .Select(s => $"{s.GetProperty("state").GetString()} {s.GetProperty("programmes").GetInt32()}"));
    }
}
