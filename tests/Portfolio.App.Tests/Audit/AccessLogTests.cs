using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Portfolio.App.Access;
using Portfolio.App.Audit.Accesses;
using Portfolio.App.Reports;
using Portfolio.App.Simulate;
using Portfolio.App.Tests.Node;
using Portfolio.App.Tests.Web;
using Portfolio.Domain.Settings;
using Portfolio.Fixtures;
using Portfolio.Reports;
using Portfolio.Reports.Comparing;
using Portfolio.Reports.Knowing;
using static Portfolio.App.Tests.Audit.LoggedAccesses;

namespace Portfolio.App.Tests.Audit;

public sealed class AccessLogTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_auditors_and_leadership_were_answered_is_on_the_log_with_how_much_it_was()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        using var leadership = web.As(Roles.Leadership);
        using var auditor = web.As(Roles.Auditor);
        await web.BeginCrmAsync(pmo);
        var read = await leadership.GetStringAsync("/api/programmes/CRM-2?asOf=2026-03-31", Cancellation);
        var table = await leadership.GetByteArrayAsync("/api/reports/stalls?format=csv&table=figures", Cancellation);
        await auditor.GetStringAsync("/api/audit/events?type=PhasePlanned", Cancellation);
        await leadership.GetAsync("/api/programmes/ADA-MOSS", Cancellation);
        await leadership.GetAsync("/programmes/CRM-2", Cancellation);

        var entries = await EntriesAsync(web, 5);

        entries[0].ShouldBe($"read demo-leadership leadership GET /api/programmes/CRM-2 asOf=2026-03-31 200 {read.Length} -");
        entries[1].ShouldBe($"export demo-leadership leadership GET /api/reports/stalls format=csv&table=figures 200 {table.Length} {Encoding.UTF8.GetString(table).Split("\r\n").Length - 2}");
        entries[2].ShouldStartWith("read demo-auditor auditor GET /api/audit/events type=PhasePlanned 200 ");
        entries[2].ShouldEndWith(" 2");
        entries[3].ShouldStartWith("read demo-leadership leadership GET /api/programmes/{code}  404 ");
        entries[4].ShouldStartWith("read demo-leadership leadership GET /programmes/CRM-2  200 ");
    }

    [Fact]
    public async Task Who_has_an_answer_whole_finds_it_on_the_log_before_the_next()
    {
        // What the program still does when its last byte has gone out may take as long as it likes.
        var end = new TaskCompletionSource();
        await using var web = await WebRun.StartAsync(await NodeRun.StartAsync(), more: app => app.MapGet("/held", async context =>
        {
            context.Response.ContentLength = 2;
            await context.Response.WriteAsync("ok", context.RequestAborted);
            await end.Task;
        }));
        using var first = web.As(Roles.Leadership);
        using var second = web.As(Roles.Leadership);
        (await first.GetStringAsync("/held", Cancellation)).ShouldBe("ok");
        await second.GetAsync("/api/accounts", Cancellation);
        end.SetResult();

        (await EntriesAsync(web, 2)).Select(e => e.Split(' ')[4]).ShouldBe(["/held", "/api/accounts"]);
    }

    [Fact]
    public async Task Refusals_are_on_the_log_whoever_asked_and_whether_or_not_a_page_led_elsewhere()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        using var nobody = web.As(null);
        await pmo.GetAsync("/api/audit/access", Cancellation);
        await nobody.GetAsync("/api/programmes", Cancellation);
        await nobody.GetAsync("/programmes", Cancellation);
        await SignInAsync(nobody, "pk_wrong");

        (await EntriesAsync(web, 4)).ShouldBe(
        [
            "refused demo-pmo pmo GET /api/audit/access  403 0 -", "refused - - GET /api/programmes  401 0 -", "refused - - GET /programmes  401 0 -",
            "refused - - POST /sign-in  401 0 -",
        ]);
    }

    [Fact]
    public async Task A_name_that_was_searched_for_is_not_copied_into_the_log()
    {
        await using var web = await WebRun.StartAsync();
        using var auditor = web.As(Roles.Auditor);
        foreach (var path in new[]
        {
            "/api/audit/events?person=Ada%20Moss", "/api/audit/events?person=ben", "/api/audit/events?person=Moss%20Nobody", "/api/audit/events?way=Moss",
            "/api/programmes?q=Moss&department=MKT", "/programmes?search=Moss&state=Moss&Moss=1", "/programmes/Moss", "/api/audit/events?stream=Moss&type=Moss",
        })
        {
            await auditor.GetAsync(path, Cancellation);
        }

        var entries = await EntriesAsync(web, 8);

        entries.ShouldAllBe(e => !e.Contains("Moss", StringComparison.OrdinalIgnoreCase));
        entries.Select(e => e.Split(' ')[5]).ShouldBe(
            ["person=ada", "person=ben", "person=…", "way=…", "q=…&department=MKT", "search=…&state=…", "", "stream=…&type=…"]);
    }

    [Fact]
    public async Task What_no_endpoint_understood_is_not_copied_into_the_log_and_cannot_close_it()
    {
        await using var web = await WebRun.StartAsync();
        using var auditor = web.As(Roles.Auditor);
        foreach (var path in new[]
        {
            "/api/settings?table=%00", "/api/settings?figure=Ada%20Moss", "/api/settings?compare=asOf:Moss", "/api/settings?figure=stalledNow&table=groups",
            "/api/settings?compare=asOf:2026-03-31,knownAt:12", "/api/settings?compare=saidBy:2026-03-31", "/api/programmes/Moss?asOf=x",
        })
        {
            await auditor.GetAsync(path, Cancellation);
        }

        (await EntriesAsync(web, 7)).Select(e => string.Join(' ', e.Split(' ')[4..6])).ShouldBe(
        [
            "/api/settings table=…", "/api/settings figure=…", "/api/settings compare=…", "/api/settings figure=stalledNow&table=groups",
            "/api/settings compare=asOf:2026-03-31,knownAt:12", "/api/settings compare=saidBy:2026-03-31", "/api/programmes/{code} asOf=…",
        ]);
    }

    [Fact]
    public async Task Every_figure_and_table_that_can_be_asked_for_is_on_the_log_by_name()
    {
        var database = await PostgresRun.CreateDatabaseAsync();
        await SampleLedger.FillAsync(database, new SimulationPlan(30, 4, Seed: 5, new DateOnly(2026, 6, 30)), null, Cancellation);
        await using var node = await NodeRun.OpenAsync(database);
        var (view, catalogue) = (node.View, new ReportCatalogue());
        foreach (var entry in ReportCatalogue.All)
        {
            var report = catalogue.Compute(entry, view, new(Knowledge.Recorded(view.Position, new DateOnly(2026, 6, 30)), By: Grouping.Department));
            report.Figures.Select(f => f.Name).Concat(report.Tables().Select(t => t.Name)).ShouldBeSubsetOf(ReportWords.All, entry.Name);

            var earlier = report.Header.Parameters with { Knowledge = Knowledge.Recorded(view.Position / 2, new DateOnly(2025, 6, 30)) };
            var comparison = ReportComparisons.Of(
                entry, ReportSides.Of(entry, report.Header.Parameters, view, catalogue), ReportSides.Of(entry, earlier, view, catalogue));
            ComparisonTables.Of(comparison).Select(t => t.Name).ShouldBeSubsetOf(ReportWords.All, entry.Name);
        }
    }

    [Fact]
    public async Task A_comparison_is_on_the_log_with_what_was_held_against_what_and_which_table_of_it_was_taken()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        using var leadership = web.As(Roles.Leadership);
        await web.BeginCrmAsync(pmo);
        var before = web.Node.Node.View.Position;
        await WebRun.PostAsync(pmo, "/api/programmes/CRM-2/stall", """{"causes":["BudgetCut"],"effectiveOn":"2026-03-02"}""");
        string[] asked =
        [
            .. new[] { "figures", "behind", "about", "without-effect", "stalls-added" }.Select(t => $"compare=knownAt:{before}&format=csv&table={t}"),
            $"asOf=2026-03-31&compare=asOf:2026-01-31,knownAt:{before}&format=xlsx",
        ];
        foreach (var query in asked)
        {
            using var answer = await leadership.GetAsync($"/api/reports/stalls?{query}", Cancellation);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, query);
        }

        // The form of the page leads on to the same.
        using var led = await leadership.GetAsync($"/reports/stalls/compare?thenAsOf=2026-01-31&thenKnownAt={before}&department=MKT", Cancellation);
        await leadership.GetAsync(led.Headers.Location, Cancellation);

        var entries = (await EntriesAsync(web, asked.Length + 2)).ConvertAll(e => e.Split(' '));
        entries.Take(asked.Length).Select(e => e[5]).ShouldBe(asked);
        entries.Take(asked.Length).ShouldAllBe(e => e[0] == "export");
        string.Join(' ', entries[^2][4..7]).ShouldBe($"/reports/stalls/compare thenAsOf=2026-01-31&thenKnownAt={before}&department=MKT 302");
        string.Join(' ', entries[^1][4..7]).ShouldBe($"/reports/stalls department=MKT&compare=asOf:2026-01-31,knownAt:{before} 200");
    }

    [Fact]
    public async Task A_list_and_a_report_are_on_the_log_by_what_they_were_narrowed_by()
    {
        await using var web = await WebRun.StartAsync();
        using var leadership = web.As(Roles.Leadership);
        string[] asked =
        [
            "/api/programmes state=Active,Stalled&finishFrom=2026-01-01&sort=-plannedFinish&limit=5", "/lists/shocks threat=BudgetCut&sort=code",
            "/api/export/register format=xlsx", "/api/reports/what-if threat=Reorganisation&strikes=MKT&seed=3&limit=all",
        ];
        foreach (var path in asked)
        {
            using var answer = await leadership.GetAsync(path.Replace(' ', '?'), Cancellation);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        }

        (await EntriesAsync(web, asked.Length)).Select(e => string.Join(' ', e.Split(' ')[4..6])).ShouldBe(asked);
    }

    [Fact]
    public async Task The_name_of_a_view_is_not_copied_into_the_log()
    {
        await using var web = await WebRun.StartAsync();
        using var auditor = web.As(Roles.Auditor);
        using var asked = new StringContent("""{"list":"programmes","query":"state=Stalled"}""", Encoding.UTF8, "application/json");
        (await auditor.PutAsync("/api/views/Of%20Ada%20Moss", asked, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await auditor.GetAsync("/api/programmes?view=Of%20Ada%20Moss", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await auditor.DeleteAsync("/api/views/Of%20Ada%20Moss", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await EntriesAsync(web, 3)).Select(e => string.Join(' ', e.Split(' ')[3..5])).ShouldBe(
            ["PUT /api/views/{name}", "GET /api/programmes", "DELETE /api/views/{name}"]);
    }

    [Fact]
    public async Task A_stream_is_on_the_log_while_it_is_open_and_again_when_it_ends()
    {
        await using var web = await WebRun.StartAsync();
        using var leadership = web.As(Roles.Leadership);
        using (await leadership.GetAsync("/api/events/stream?after=0", HttpCompletionOption.ResponseHeadersRead, Cancellation))
        {
            (await EntriesAsync(web, 1)).ShouldBe(["begun demo-leadership leadership GET /api/events/stream after=0 200 0 -"]);
        }

        var entries = await EntriesAsync(web, 2);
        entries[1].ShouldStartWith("read demo-leadership leadership GET /api/events/stream after=0 200 ");
        entries[1].ShouldNotEndWith(" 200 0 -");
    }

    [Fact]
    public async Task The_program_can_add_and_read_and_lets_go_only_what_is_old_enough_leaving_a_trace()
    {
        await using var web = await WebRun.StartAsync();
        await ExecuteAsync(web,
            """
            insert into audit.access_log (at, kind, method, address, parameters, status, bytes, milliseconds)
            select now() - make_interval(days => d), 'read', 'GET', '/' || d, '', 200, 0, 0 from unnest(array[1, 29, 39, 41, 800]) d
            """);
        foreach (var change in new[] { "update audit.access_log set status = 0", "delete from audit.access_log", "truncate audit.access_log" })
        {
            (await Should.ThrowAsync<PostgresException>(() => AsProgramAsync(web, change))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, change);
        }

        (await Should.ThrowAsync<PostgresException>(() => AsProgramAsync(web, "select audit.purge_access_log(29)"))).SqlState.ShouldBe("AL001");
        await web.Node.Node.ExecuteAsync(new ChangeSetting("accessLogDays", "40"), new(Tests.Node.NodeRun.Officer), Cancellation);

        (await web.App.Services.GetRequiredService<AccessLogPurge>().PurgeAsync(Cancellation)).ShouldBe(2);

        var entries = await EntriesAsync(web, 4);
        entries.Take(3).Select(e => e.Split(' ')[4]).ShouldBe(["/1", "/29", "/39"]);
        entries[3].ShouldStartWith("purged - - PURGE access log before=");
        entries[3].ShouldEndWith(" 2");
    }

    [Fact]
    public async Task Auditors_page_through_it_while_it_grows()
    {
        await using var web = await WebRun.StartAsync();
        using var auditor = web.As(Roles.Auditor);
        using var leadership = web.As(Roles.Leadership);
        for (var i = 0; i < 5; i++)
        {
            await leadership.GetAsync($"/api/programmes?limit={i + 1}", Cancellation);
        }

        await EntriesAsync(web, 5);
        var (cursor, seen) = ("", new List<string>());
        while (true)
        {
            var page = await JsonAsync(auditor, $"/api/audit/access?role=leadership&kind=read&address=/api/pro&limit=2{cursor}");
            page.GetProperty("total").GetInt64().ShouldBe(5);
            page.GetProperty("from").GetInt64().ShouldBe(seen.Count + 1);
            seen.AddRange(page.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("parameters").GetString()!));
            if (page.GetProperty("next").GetString() is not { } next)
            {
                break;
            }

            cursor = $"&cursor={next}";
            await leadership.GetAsync("/api/programmes", Cancellation);
        }

        seen.ShouldBe(["limit=5", "limit=4", "limit=3", "limit=2", "limit=1"]);
        (await JsonAsync(auditor, "/api/audit/access?person=demo-auditor&to=2020-01-01")).GetProperty("total").GetInt64().ShouldBe(0);
        foreach (var (odd, parameter) in new[] { ("kind=x", "kind"), ("from=x", "from"), ("cursor=1", "cursor"), ("limit=0", "limit"), ("x=1", "x"), ("address=%00", "address"), ("person=a%00b", "person") })
        {
            var answer = await auditor.GetAsync($"/api/audit/access?{odd}", Cancellation);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, odd);
            (await WebRun.JsonOf(answer)).GetProperty("errors")[0].GetProperty("field").GetString().ShouldBe(parameter);
        }
    }

    // As a browser does: with what the form and its cookie carry.
    private static async Task SignInAsync(HttpClient caller, string key)
    {
        using var page = await caller.GetAsync("/sign-in", Cancellation);
        var token = (await page.Content.ReadAsStringAsync(Cancellation)).Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        using var post = new HttpRequestMessage(HttpMethod.Post, "/sign-in")
        {
            Content = new FormUrlEncodedContent([new("key", key), new("__RequestVerificationToken", token)]),
        };
        post.Headers.Add("Cookie", page.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        using var answer = await caller.SendAsync(post, Cancellation);
        answer.Headers.Location!.ToString().ShouldContain("refused=true");
    }

    private static async Task<JsonElement> JsonAsync(HttpClient caller, string path) =>
        JsonDocument.Parse(await caller.GetStringAsync(path, Cancellation)).RootElement;

    private static async Task AsProgramAsync(WebRun web, string sql)
    {
        await using var command = web.Node.Node.Ledger.Pool.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
