using System.Net;
using System.Text.Json;
using Portfolio.App.Access;
using Portfolio.App.Lists;
using Portfolio.App.Tests.Web;

namespace Portfolio.App.Tests.Lists;

public sealed class ListTests(ListTests.Site site) : IClassFixture<ListTests.Site>
{
    [Theory]
    [InlineData("", 25)]
    [InlineData("?state=Stalled", 1)]
    [InlineData("?state=Stalled,Active", 2)]
    [InlineData("?department=MKT", 24)]
    [InlineData("?sponsor=ada", 1)]
    [InlineData("?account=acme", 2)]
    [InlineData("?segment=retail", 1)]
    [InlineData("?finishFrom=2098-01-01", 2)]
    [InlineData("?finishTo=2097-12-31", 22)]
    [InlineData("?rebaselined=true", 1)]
    [InlineData("?q=p-1", 10)]
    [InlineData("?q=p-1&finishTo=2050-12-31&account=ACME", 1)]
    public async Task A_list_is_narrowed_and_counts_hide_nothing(string query, int total)
    {
        var page = await GetAsync($"/api/programmes{query}{(query.Length == 0 ? "?" : "&")}limit=1");

        page.GetProperty("total").GetInt32().ShouldBe(total);
        page.GetProperty("all").GetInt32().ShouldBe(25);
        page.GetProperty("items").GetArrayLength().ShouldBe(Math.Min(1, total));
        (page.GetProperty("next").ValueKind == JsonValueKind.String).ShouldBe(total > 1);
    }

    [Theory]
    [InlineData("code", "A-LAST", "P-23")]
    [InlineData("-code", "P-23", "A-LAST")]
    [InlineData("plannedFinish", "P-00", "NO-FINISH")]
    [InlineData("-plannedFinish", "A-LAST", "NO-FINISH")]
    [InlineData("-rebaselines", "A-LAST", "P-23")]
    public async Task A_list_is_sorted_either_way_with_what_has_no_value_last(string sort, string first, string last)
    {
        var codes = await AllAsync($"/api/programmes?sort={sort}&limit=7");

        codes.Count.ShouldBe(25);
        (codes[0], codes[^1]).ShouldBe((first, last));
    }

    [Fact]
    public async Task Pages_are_as_known_when_the_list_was_begun_whatever_is_recorded_meanwhile()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        foreach (var code in new[] { "B-1", "D-1", "F-1", "H-1" })
        {
            await WebRun.PostAsync(pmo, "/api/programmes", $$"""{"code":"{{code}}","title":"{{code}}","department":"MKT"}""");
        }

        var first = await GetAsync("/api/programmes?limit=2", pmo);
        foreach (var code in new[] { "A-1", "C-1", "E-1", "Z-1" })
        {
            await WebRun.PostAsync(pmo, "/api/programmes", $$"""{"code":"{{code}}","title":"{{code}}","department":"MKT"}""");
        }

        var second = await GetAsync($"/api/programmes?limit=2&cursor={first.GetProperty("next").GetString()}", pmo);

        Codes(first).ShouldBe(["B-1", "D-1"]);
        Codes(second).ShouldBe(["F-1", "H-1"]);
        second.GetProperty("total").GetInt32().ShouldBe(4);
        second.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
        second.GetProperty("position").GetInt64().ShouldBe(first.GetProperty("position").GetInt64());
    }

    [Fact]
    public async Task A_page_begins_behind_the_last_entry_of_the_one_before_though_that_is_gone()
    {
        await using var web = await WebRun.StartAsync();
        using var admin = web.As(Roles.Admin);
        foreach (var label in new[] { "a", "b", "c", "d" })
        {
            (await WebRun.PostAsync(admin, "/api/web-hooks", $$"""{"url":"https://example.com/{{label}}","label":"{{label}}"}""")).EnsureSuccessStatusCode();
        }

        var first = await GetAsync("/api/web-hooks?sort=-label&limit=2", admin);
        (await admin.DeleteAsync($"/api/web-hooks/{first.GetProperty("items")[1].GetProperty("id").GetString()}", Cancellation)).EnsureSuccessStatusCode();
        var second = await GetAsync($"/api/web-hooks?sort=-label&limit=2&cursor={first.GetProperty("next").GetString()}", admin);

        Labels(first).ShouldBe(["d", "c"]);
        Labels(second).ShouldBe(["b", "a"]);

        static IEnumerable<string> Labels(JsonElement page) => page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("label").GetString()!);
    }

    [Fact]
    public async Task A_cursor_of_a_node_that_is_ahead_waits_until_this_one_has_caught_up()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        foreach (var code in new[] { "A-1", "B-1" })
        {
            await WebRun.PostAsync(pmo, "/api/programmes", $$"""{"code":"{{code}}","title":"{{code}}","department":"MKT"}""");
        }

        var cursor = ListCursor.Read((await GetAsync("/api/programmes?limit=1", pmo)).GetProperty("next").GetString()!)!;
        var second = GetAsync($"/api/programmes?limit=1&cursor={cursor with { Position = cursor.Position + 1 }}", pmo);
        await WebRun.PostAsync(pmo, "/api/programmes", """{"code":"C-1","title":"C-1","department":"MKT"}""");

        Codes(await second).ShouldBe(["B-1"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("=Größe\n#2")]
    [InlineData("#-12")]
    public void What_a_list_is_sorted_by_is_carried_as_it_is(string said)
    {
        var cursor = new ListCursor(12, new DateOnly(2026, 3, 31), "mark", "CRM-2", SortValue.Read(said)!.Value);

        ListCursor.Read(cursor.ToString()).ShouldBe(cursor);
    }

    [Fact]
    public async Task All_faults_of_an_address_are_told_at_once_and_a_cursor_belongs_to_its_filters()
    {
        var odd = await site.Pmo.GetAsync("/api/programmes?state=Sleeping&limit=0&sort=mood&colour=blue&finishFrom=soon&cursor=nonsense", Cancellation);
        var next = (await GetAsync("/api/programmes?limit=2")).GetProperty("next").GetString();
        var other = await site.Pmo.GetAsync($"/api/programmes?limit=2&sort=-code&cursor={next}", Cancellation);

        odd.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await WebRun.JsonOf(odd)).GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("field").GetString())
            .ShouldBe(["state", "limit", "sort", "colour", "finishFrom", "cursor"], ignoreOrder: true);
        other.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await WebRun.JsonOf(other)).GetProperty("title").GetString()!.ShouldStartWith("This cursor belongs to other filters");
    }

    [Fact]
    public async Task The_other_lists_are_lists_too()
    {
        Codes(await GetAsync("/api/accounts?segment=wholesale")).ShouldBe(["BETA"]);
        Codes(await GetAsync("/api/departments?department=MKT&sort=-code")).ShouldBe(["MKT-EMEA", "MKT"]);
        (await GetAsync("/api/shocks?threat=BudgetCut")).GetProperty("total").GetInt32().ShouldBe(1);
        (await GetAsync("/api/shocks?from=2099-01-01")).GetProperty("total").GetInt32().ShouldBe(0);
        (await GetAsync("/api/surveys?open=true")).GetProperty("items")[0].GetProperty("survey").GetString().ShouldBe("PULSE");
        (await GetAsync("/api/surveys?open=true&knownAt=3")).GetProperty("all").GetInt32().ShouldBe(0);
        (await GetAsync("/api/waves")).GetProperty("total").GetInt32().ShouldBe(0);
        var undated = await site.Pmo.GetAsync("/api/accounts?asOf=2026-01-01", Cancellation);
        undated.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static List<string> Codes(JsonElement page) =>
        [.. page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("code").GetString()!)];

    private async Task<JsonElement> GetAsync(string path, HttpClient? caller = null)
    {
        var answer = await (caller ?? site.Pmo).GetAsync(path, Cancellation);
        var json = await WebRun.JsonOf(answer);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, json.ToString());
        return json;
    }

    private async Task<List<string>> AllAsync(string path)
    {
        var codes = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var page = await GetAsync($"{path}{(next.Length == 0 ? "" : $"&cursor={next}")}");
            codes.AddRange(Codes(page));
            next = page.GetProperty("next").GetString();
        }

        return codes;
    }

    /// <summary>Twenty-five programmes and some of everything else.</summary>
    public sealed class Site : IAsyncLifetime
    {
        internal WebRun Web { get; private set; } = null!;

        internal HttpClient Pmo { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Web = await WebRun.StartAsync();
            Pmo = Web.As(Roles.Pmo);
            var commands = new List<string>
            {
                """{"command":"open-department","fields":{"code":"MKT-EMEA","title":"Abroad","parent":"MKT"}}""",
                """{"command":"open-account","fields":{"code":"ACME","title":"Acme","segment":"Retail"}}""",
                """{"command":"open-account","fields":{"code":"BETA","title":"Beta","segment":"Wholesale"}}""",
                """{"command":"declare-shock","fields":{"code":"CUTS","title":"Cuts","threat":"BudgetCut"}}""",
                """{"command":"open-survey","fields":{"code":"PULSE","title":"Pulse","ready":"StaffPulse"}}""",
                """{"command":"register","fields":{"code":"NO-FINISH","title":"Register only"}}""",
                """{"command":"propose","fields":{"code":"A-LAST","title":"Last","department":"MKT-EMEA","accounts":["ACME"],"segment":"Retail","plannedFinish":"2098-01-01"}}""",
                """{"command":"appoint-sponsor","code":"A-LAST","fields":{"person":"ada"}}""",
                """{"command":"plan-phase","code":"A-LAST","fields":{"number":1,"title":"First"}}""",
                """{"command":"commission","code":"A-LAST"}""",
                """{"command":"rebaseline","code":"A-LAST","fields":{"to":"2099-01-01","causes":["BudgetCut"]}}""",
                """{"command":"stall","code":"A-LAST","fields":{"causes":["BudgetCut"]}}""",
            };
            commands.AddRange(Enumerable.Range(0, 22).Append(23).Select(n => Proposal(n, n == 10 ? "\"accounts\":[\"ACME\"]," : "", n == 23 ? 2098 : 2040 + n)));
            var answer = await WebRun.JsonOf(await WebRun.PostAsync(Pmo, "/api/commands", $$"""{"commands":[{{string.Join(',', commands)}}]}"""));
            answer.GetProperty("notDone").GetInt32().ShouldBe(0, answer.ToString());
        }

        private static string Proposal(int n, string accounts, int year) =>
            $$$"""{"command":"propose","fields":{"code":"P-{{{n:00}}}","title":"Programme {{{n}}}",{{{accounts}}}"department":"MKT","plannedFinish":"{{{year}}}-06-30"}}""";

        public async ValueTask DisposeAsync()
        {
            Pmo.Dispose();
            await Web.DisposeAsync();
        }
    }
}
