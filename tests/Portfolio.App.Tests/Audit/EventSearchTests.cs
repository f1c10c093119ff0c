using System.Net;
using System.Text.Json;
using Portfolio.App.Access;
using Portfolio.App.Administration;
using Portfolio.App.Node;
using Portfolio.App.Tests.Node;
using Portfolio.App.Tests.Web;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Tests.Audit;

public sealed class EventSearchTests
{
    [Fact]
    public async Task Events_are_found_by_who_what_where_and_when()
    {
        await using var web = await RunAsync();
        using var auditor = web.As(Roles.Auditor);
        var all = web.Node.Node.View.Position;
        var today = $"{web.Node.Node.Today:yyyy-MM-dd}";

        (await TotalAsync(auditor, "")).ShouldBe(all);
        (await TypesAsync(auditor, "person=ada&personAs=mentioned&order=oldest")).ShouldBe(["SponsorAppointed", "SponsorSwapped"]);
        (await TypesAsync(auditor, "person=moss&personAs=mentioned&order=oldest")).ShouldBe(["SponsorAppointed", "SponsorSwapped"]);
        (await TypesAsync(auditor, "person=ben")).ShouldBe(["FinishRebaselined", "SponsorSwapped"]);
        (await TotalAsync(auditor, "person=ben&personAs=actor")).ShouldBe(0);
        (await TotalAsync(auditor, "person=demo-pmo&personAs=actor")).ShouldBe(8);
        (await TotalAsync(auditor, "person=nobody")).ShouldBe(0);
        (await TypesAsync(auditor, "type=ProgrammeStalled,SponsorSwapped")).ShouldBe(["ProgrammeStalled", "SponsorSwapped"]);
        (await TotalAsync(auditor, "stream=programme/crm-2")).ShouldBe(8);
        (await TotalAsync(auditor, "stream=crm-2&type=PhasePlanned")).ShouldBe(2);
        (await TotalAsync(auditor, "stream=prog*")).ShouldBe(8);
        (await TypesAsync(auditor, "stream=department/*")).ShouldBe(["DepartmentOpened"]);
        (await TotalAsync(auditor, "way=http&role=pmo")).ShouldBe(8);
        (await TypesAsync(auditor, "effectiveFrom=2026-02-01&effectiveTo=2026-02-10")).ShouldBe(["SponsorSwapped"]);
        (await TypesAsync(auditor, "reportedTo=2026-02-28")).ShouldBe(["ProgrammeStalled"]);
        (await TotalAsync(auditor, $"recordedFrom={today}&recordedTo={today}")).ShouldBe(all);
        (await TotalAsync(auditor, "recordedTo=2020-01-01")).ShouldBe(0);
    }

    [Fact]
    public async Task A_command_and_all_that_belongs_together_are_found_by_their_ids()
    {
        await using var web = await RunAsync();
        using var auditor = web.As(Roles.Auditor);
        var import = Guid.Parse("0197c0de-0000-7000-8000-00000000000a");
        foreach (var day in new[] { new DateOnly(2026, 4, 1), new DateOnly(2026, 5, 1) })
        {
            await web.Node.Node.ExecuteAsync(
                "CRM-2", [new Rebaseline(day.AddYears(1), [])], new Envelope(new Actor("register", "pmo", "import"), CorrelationId: import), null,
                TestContext.Current.CancellationToken);
        }

        var single = web.Node.Node.View.Log[2].CommandId;

        (await TypesAsync(auditor, $"correlation={import}")).ShouldBe(["FinishRebaselined", "FinishRebaselined"]);
        (await TotalAsync(auditor, $"command={single}")).ShouldBe(1);
        (await TotalAsync(auditor, $"correlation={single}")).ShouldBe(1);
        (await TotalAsync(auditor, $"correlation={Guid.NewGuid()}")).ShouldBe(0);
    }

    [Fact]
    public async Task Pages_neither_repeat_nor_miss_an_event_and_their_count_stays_while_more_is_recorded()
    {
        await using var web = await RunAsync();
        using var auditor = web.As(Roles.Auditor);
        using var pmo = web.As(Roles.Pmo);
        var (seen, cursor, total) = (new List<long>(), "", web.Node.Node.View.Position);
        while (true)
        {
            var page = await FindAsync(auditor, $"limit=2&{cursor}");
            page.GetProperty("total").GetInt64().ShouldBe(total);
            page.GetProperty("from").GetInt64().ShouldBe(seen.Count + 1);
            seen.AddRange(page.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("position").GetInt64()));
            page.GetProperty("to").GetInt64().ShouldBe(seen.Count);
            if (page.GetProperty("next").GetString() is not { } next)
            {
                break;
            }

            cursor = $"cursor={next}";
            await WebRun.PostAsync(pmo, "/api/programmes", $$"""{"code":"P-{{seen.Count}}","title":"Meanwhile","department":"MKT"}""");
        }

        seen.ShouldBe(Enumerable.Range(1, (int)total).Reverse().Select(p => (long)p));
    }

    [Fact]
    public async Task An_odd_parameter_is_refused_by_name()
    {
        await using var web = await WebRun.StartAsync();
        using var auditor = web.As(Roles.Auditor);
        foreach (var (query, parameter) in new[]
        {
            ("type=Nonsense", "type"),
            ("stream=programme/NONE", "stream"),
            ("role=king", "role"),
            ("personAs=friend", "personAs"),
            ("command=12", "command"),
            ("correlation=x", "correlation"),
            ("effectiveFrom=2026-13-01", "effectiveFrom"),
            ("recordedFrom=0001-01-01", "recordedFrom"),
            ("recordedTo=9999-12-31", "recordedTo"),
            ("reportedFrom=2026-02-02&reportedTo=2026-02-01", "reportedTo"),
            ("cursor=9999999.1", "cursor"),
            ("cursor=1", "cursor"),
            ("limit=1001", "limit"),
            ("order=random", "order"),
            ("colour=blue", "colour"),
        })
        {
            var answer = await auditor.GetAsync($"/api/audit/events?{query}", TestContext.Current.CancellationToken);

            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, query);
            (await WebRun.JsonOf(answer)).GetProperty("errors")[0].GetProperty("field").GetString().ShouldBe(parameter, query);
        }
    }

    [Fact]
    public async Task One_event_shows_its_whole_envelope_and_the_leaf_recomputed_from_it()
    {
        await using var web = await RunAsync();
        using var auditor = web.As(Roles.Auditor);
        var position = web.Node.Node.View.Log.After(0).Single(e => e.Event is ProgrammeStalled).Position;

        var e = JsonDocument.Parse(await auditor.GetStringAsync($"/api/audit/events/{position}", TestContext.Current.CancellationToken)).RootElement;

        e.GetProperty("type").GetString().ShouldBe("ProgrammeStalled");
        e.GetProperty("reportedOn").GetString().ShouldBe("2026-02-20");
        e.GetProperty("commandSize").GetInt32().ShouldBe(1);
        e.GetProperty("commandKey").GetString().ShouldBe("stall-1");
        e.GetProperty("dataText").GetString().ShouldBe("""{"causes":["BudgetCut"]}""");
        e.GetProperty("texts")[0].GetProperty("content").GetString().ShouldBe("No money.");
        e.GetProperty("recomputedLeafHash").GetString().ShouldBe(e.GetProperty("leafHash").GetString());
        foreach (var nowhere in new[] { "0", "99999", "x", "-1" })
        {
            (await auditor.GetAsync($"/api/audit/events/{nowhere}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task A_text_that_was_altered_or_deleted_behind_the_ledger_s_back_is_not_taken_for_a_right_or_a_redacted_one()
    {
        await using var web = await RunAsync();
        using var auditor = web.As(Roles.Auditor);
        var position = web.Node.Node.View.Log.After(0).Single(e => e.Event is ProgrammeStalled).Position;
        await using var owner = Npgsql.NpgsqlDataSource.Create(web.Node.ConnectionString);
        foreach (var (change, state, word, proof, inStory) in new[]
        {
            ("select", "AsRecorded", "No money.", "The texts are right.", "No money."),
            ("alter table ledger.texts disable trigger user; update ledger.texts set content = 'No time.' where position = $1", "Altered", "Not what was recorded", "The texts are wrong.", "No time."),
            ("update ledger.texts set content = null, salt = null where position = $1", "Missing", "no redaction of it is on the record", "The texts are wrong.", "<em>missing</em>"),
            ("delete from ledger.texts where position = $1", "Missing", "Missing: the ledger holds no text", "The texts are wrong.", "<em>missing</em>"),
        })
        {
            await using (var command = owner.CreateCommand(change.Replace("$1", position.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)))
            {
                await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            }

            var e = JsonDocument.Parse(await auditor.GetStringAsync($"/api/audit/events/{position}", TestContext.Current.CancellationToken)).RootElement;
            var page = await auditor.GetStringAsync($"/audit/events/{position}?verify=true", TestContext.Current.CancellationToken);

            e.GetProperty("texts")[0].GetProperty("state").GetString().ShouldBe(state);
            page.ShouldContain(word);
            page.ShouldContain(proof);
            var story = await auditor.GetStringAsync("/programmes/CRM-2", TestContext.Current.CancellationToken);
            story.ShouldContain(inStory);
            story.ShouldNotContain("<em>redacted</em>");
        }
    }

    [Fact]
    public async Task A_text_that_was_redacted_leads_to_the_event_that_says_so()
    {
        await using var web = await RunAsync();
        using var auditor = web.As(Roles.Auditor);
        var position = web.Node.Node.View.Log.After(0).Single(e => e.Event is ProgrammeStalled).Position;
        await web.Node.Node.RedactAsync(
            new RedactTexts(position, ["note"], "gossip"), new Envelope(NodeRun.Officer), TestContext.Current.CancellationToken);
        var redaction = web.Node.Node.View.Position;

        var e = JsonDocument.Parse(await auditor.GetStringAsync($"/api/audit/events/{position}", TestContext.Current.CancellationToken)).RootElement;
        var page = await auditor.GetStringAsync($"/audit/events/{position}?verify=true", TestContext.Current.CancellationToken);

        var text = e.GetProperty("texts")[0];
        (text.GetProperty("state").GetString(), text.GetProperty("redactedBy").GetInt64()).ShouldBe(("Redacted", redaction));
        page.ShouldContain($"<em>redacted</em> at <a href=\"/audit/events/{redaction}\">position {redaction}</a>");
        page.ShouldContain("The texts are right.");
    }

    [Fact]
    public async Task The_verification_on_the_page_finds_a_text_that_is_gone_without_a_record()
    {
        await using var web = await RunAsync();
        using var auditor = web.As(Roles.Auditor);
        var position = web.Node.Node.View.Log.After(0).Single(e => e.Event is ProgrammeStalled).Position;
        await using var owner = Npgsql.NpgsqlDataSource.Create(web.Node.ConnectionString);
        await using (var command = owner.CreateCommand(
            $"alter table ledger.texts disable trigger user; update ledger.texts set content = null, salt = null where position = {position}"))
        {
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        (await auditor.PostAsync("/api/audit/verify", null, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        JsonElement run;
        while ((run = JsonDocument.Parse(await auditor.GetStringAsync("/api/audit/verify", TestContext.Current.CancellationToken)).RootElement)
            .GetProperty("state").GetString() == "running")
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        run.GetProperty("state").GetString().ShouldBe("wrong");
        run.GetProperty("fault").GetProperty("first").GetInt64().ShouldBe(position);
    }

    private static async Task<WebRun> RunAsync()
    {
        var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        foreach (var (path, body, key) in new[]
        {
            ("swap-sponsor", """{"from":"ada","to":"ben","reason":"Moved on.","effectiveOn":"2026-02-05"}""", "swap-1"),
            ("stall", """{"causes":["BudgetCut"],"note":"No money.","effectiveOn":"2026-02-15","reportedOn":"2026-02-20"}""", "stall-1"),
            ("rebaseline", """{"to":"2099-06-30","causes":["BudgetCut"],"approvedBy":"ben","effectiveOn":"2026-03-01"}""", "move-1"),
        })
        {
            var answer = await WebRun.PostAsync(pmo, $"/api/programmes/CRM-2/{path}", body, ("Idempotency-Key", key));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        }

        return web;
    }

    private static async Task<JsonElement> FindAsync(HttpClient caller, string query)
    {
        var answer = await caller.GetAsync($"/api/audit/events?{query}", TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await WebRun.JsonOf(answer);
    }

    private static async Task<long> TotalAsync(HttpClient caller, string query) => (await FindAsync(caller, query)).GetProperty("total").GetInt64();

    private static async Task<string[]> TypesAsync(HttpClient caller, string query) =>
        [.. (await FindAsync(caller, query)).GetProperty("events").EnumerateArray().Select(e => e.GetProperty("type").GetString()!)];
}
