using System.Net;
using System.Text.Json;
using Portfolio.App.Access;
using Portfolio.App.Tests.Web;

namespace Portfolio.App.Tests.Commands;

public sealed class BulkTests
{
    [Fact]
    public async Task Each_command_is_answered_in_order_whatever_becomes_of_the_others()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);

        var answer = await BulkAsync(pmo, """
            {"command":"resume","code":"CRM-2"},
            {"command":"stall","code":"CRM-2","fields":{"causes":["BudgetCut","Boredom"],"colour":"red"}},
            {"command":"stall","code":"CRM-2","fields":{"causes":["BudgetCut"]},"ifVersion":5},
            {"command":"dance"},
            {"comand":"stall"},
            {"command":"stall","fields":{"causes":["BudgetCut"]}},
            {"command":"change-setting","fields":{"name":"stallDays","value":"90"}},
            {"command":"resume","code":"CRM-2","ifVersion":5},
            {"command":"propose","fields":{"code":"NEW-1","title":"New","department":"MKT"}}
            """);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var json = await WebRun.JsonOf(answer);
        json.GetProperty("done").GetInt32().ShouldBe(2);
        json.GetProperty("notDone").GetInt32().ShouldBe(7);
        json.GetProperty("position").GetInt64().ShouldBe(web.Node.Node.View.Position);
        Statuses(json).ShouldBe([422, 400, 200, 400, 400, 400, 403, 412, 201]);
        Fields(json, 1).ShouldBe(["commands[1].fields.causes[1]", "commands[1].fields.colour"], ignoreOrder: true);
        Fields(json, 3).ShouldBe(["commands[3].command"]);
        Fields(json, 4).ShouldBe(["commands[4].comand", "commands[4].command"], ignoreOrder: true);
        Fields(json, 5).ShouldBe(["commands[5].code"]);
        var lost = json.GetProperty("answers")[7].GetProperty("problem");
        lost.GetProperty("meanwhile")[0].GetProperty("type").GetString().ShouldBe("ProgrammeStalled");
        json.GetProperty("answers")[2].GetProperty("answer").GetProperty("recorded")[0].GetProperty("type").GetString().ShouldBe("ProgrammeStalled");
    }

    [Fact]
    public async Task A_later_command_builds_on_the_earlier_ones()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);

        var json = await WebRun.JsonOf(await BulkAsync(pmo, """
            {"command":"open-department","fields":{"code":"NEW","title":"New department"}},
            {"command":"propose","fields":{"code":"A-1","title":"A","department":"NEW","plannedFinish":"2099-01-01"}},
            {"command":"propose","fields":{"code":"B-1","title":"B","department":"NEW","plannedFinish":"2099-01-01"}},
            {"command":"appoint-sponsor","code":"a-1","fields":{"person":"ada"}},
            {"command":"plan-phase","code":"A-1","fields":{"number":1,"title":"First"}},
            {"command":"add-scope-item","code":"A-1","fields":{"item":"IT-1","title":"Item","phase":1,"customerValue":50}},
            {"command":"commission","code":"A-1"},
            {"command":"appoint-sponsor","code":"B-1","fields":{"person":"ada"}},
            {"command":"plan-phase","code":"B-1","fields":{"number":1,"title":"First"}},
            {"command":"commission","code":"B-1"},
            {"command":"transfer-scope-item","code":"A-1","fields":{"item":"IT-1","to":"B-1","toPhase":1}},
            {"command":"deliver","code":"B-1","fields":{"item":"IT-1"}}
            """));

        json.GetProperty("done").GetInt32().ShouldBe(12, json.ToString());
    }

    [Fact]
    public async Task Invitations_of_one_request_are_no_more_than_one_command_may_make()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);

        var json = await WebRun.JsonOf(await BulkAsync(pmo, """
            {"command":"open-survey","fields":{"code":"PULSE","title":"Pulse","ready":"StaffPulse"}},
            {"command":"invite-to-survey","code":"PULSE","fields":{"count":9000}},
            {"command":"invite-to-survey","code":"PULSE","fields":{"count":1001}},
            {"command":"invite-to-survey","code":"PULSE","fields":{"count":2147483647}}
            """));

        Statuses(json)[1..].ShouldBe([200, 400, 400]);
        Fields(json, 2).ShouldBe(["commands[2].fields.count"]);
        web.Node.Node.View.Organisation.Survey("PULSE").Latest.Invitations.Count.ShouldBe(9000);
    }

    [Fact]
    public async Task Many_at_once_come_to_the_same_as_one_after_another()
    {
        await using var together = await WebRun.StartAsync();
        await using var apart = await WebRun.StartAsync();
        using var bulk = together.As(Roles.Pmo);
        using var single = apart.As(Roles.Pmo);
        var random = new Random(11);
        string[] codes = ["AA", "BB", "CC", "DD"];
        var given = Enumerable.Range(0, 160).Select(n => AnyCommand(random, codes, n)).ToList();

        var json = await WebRun.JsonOf(await BulkAsync(bulk, string.Join(",\n", given.Select(g =>
            $$"""{"command":"{{g.Name}}",{{(g.Code is null ? "" : $"\"code\":\"{g.Code}\",")}}"fields":{{g.Fields}}}"""))));
        var statuses = new List<int>();
        foreach (var (name, code, fields) in given)
        {
            var path = name == "propose" ? "/api/programmes" : $"/api/programmes/{code}/{name}";
            statuses.Add((int)(await WebRun.PostAsync(single, path, fields)).StatusCode);
        }

        Statuses(json).ShouldBe(statuses);
        statuses.Count(s => s < 300).ShouldBeGreaterThan(40);
        statuses.Count(s => s >= 400).ShouldBeGreaterThan(20);
        foreach (var code in codes)
        {
            together.Node.Node.View.Programme(code).All.Select(e => e.Event)
                .ShouldBe(apart.Node.Node.View.Programme(code).All.Select(e => e.Event));
        }
    }

    [Fact]
    public async Task A_key_of_the_whole_or_of_one_command_makes_it_done_once()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        const string Both = """
            {"command":"stall","code":"CRM-2","fields":{"causes":["BudgetCut"]}},
            {"command":"resume","code":"CRM-2","fields":{},"idempotencyKey":"own"}
            """;

        var first = await WebRun.JsonOf(await BulkAsync(pmo, Both, ("Idempotency-Key", "whole")));
        var again = await WebRun.JsonOf(await BulkAsync(pmo, Both, ("Idempotency-Key", "whole")));
        var other = await WebRun.JsonOf(await BulkAsync(pmo, Both.Replace("BudgetCut", "SponsorChange", StringComparison.Ordinal), ("Idempotency-Key", "whole")));
        var alone = await WebRun.JsonOf(await WebRun.PostAsync(pmo, "/api/programmes/CRM-2/resume", "{}", ("Idempotency-Key", "own")));

        Statuses(first).ShouldBe([200, 200]);
        again.GetProperty("answers").EnumerateArray().ShouldAllBe(a => a.GetProperty("answer").GetProperty("repeated").GetBoolean());
        Positions(again).ShouldBe(Positions(first));
        Statuses(other).ShouldBe([422, 200], "the first under the key of the whole is another; the second has its own");
        alone.GetProperty("repeated").GetBoolean().ShouldBeTrue("at its own address it is the same command");
        web.Node.Node.View.Programme("CRM-2").Version.ShouldBe(7);
    }

    [Fact]
    public async Task The_limits_are_told_and_nothing_is_recorded_beyond_them()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        var before = web.Node.Node.View.Position;
        const string One = """{"command":"stall","code":"CRM-2","fields":{"causes":["BudgetCut"]}}""";

        var many = await BulkAsync(pmo, string.Join(',', Enumerable.Repeat(One, 1001)));
        var none = await BulkAsync(pmo, "");
        var large = await BulkAsync(pmo, One + new string(' ', 4 * 1024 * 1024), ("Expect", "100-continue"));
        var conditional = await BulkAsync(pmo, One, ("If-Match", "\"5\""));
        var longKey = await BulkAsync(pmo, One, ("Idempotency-Key", new string('k', 191)));

        (await SentenceOf(many, 400)).ShouldBe("Give 1 to 1000 commands at a time; these are 1001.");
        (await SentenceOf(none, 400)).ShouldBe("Give 1 to 1000 commands at a time; these are 0.");
        (await WebRun.JsonOf(large)).GetProperty("title").GetString().ShouldBe("The request is too large: at most 4194304 bytes are taken here.");
        large.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await SentenceOf(conditional, 400)).ShouldContain("ifVersion");
        (await SentenceOf(longKey, 400)).ShouldContain("190");
        web.Node.Node.View.Position.ShouldBe(before);
    }

    [Fact]
    public async Task The_limits_are_the_configured_ones()
    {
        await using var web = await WebRun.StartAsync(await Node.NodeRun.StartAsync(), options: o => o with { Sizes = new(Body: 500, BulkBody: 1000, Commands: 2) });
        using var pmo = web.As(Roles.Pmo);
        const string One = """{"command":"resume","code":"CRM-2"}""";

        var three = await BulkAsync(pmo, $"{One},{One},{One}");
        var large = await BulkAsync(pmo, One + new string(' ', 1000));
        var body = await WebRun.PostAsync(pmo, "/api/accounts", "{" + new string(' ', 500) + "}");

        (await SentenceOf(three, 400)).ShouldBe("Give 1 to 2 commands at a time; these are 3.");
        (await WebRun.JsonOf(large)).GetProperty("title").GetString().ShouldBe("The request is too large: at most 1000 bytes are taken here.");
        (await WebRun.JsonOf(body)).GetProperty("title").GetString().ShouldBe("The request is too large: at most 500 bytes are taken here.");
    }

    private static (string Name, string? Code, string Fields) AnyCommand(Random random, string[] codes, int n)
    {
        var (code, other) = (codes[random.Next(codes.Length)], codes[random.Next(codes.Length)]);
        return random.Next(11) switch
        {
            0 or 1 => ("propose", null, $$"""{"code":"{{code}}","title":"{{code}}","department":"MKT","plannedFinish":"2099-01-01"}"""),
            2 => ("appoint-sponsor", code, """{"person":"ada"}"""),
            3 => ("plan-phase", code, $$"""{"number":{{random.Next(1, 3)}},"title":"Phase"}"""),
            4 => ("commission", code, "{}"),
            5 => ("add-scope-item", code, $$"""{"item":"I-{{n}}","title":"Item","phase":1,"customerValue":{{random.Next(100)}}}"""),
            6 => ("stall", code, """{"causes":["BudgetCut"]}"""),
            7 => ("resume", code, "{}"),
            8 => ("describe", code, $$"""{"title":"{{code}} {{random.Next(3)}}"}"""),
            9 => ("transfer-scope-item", code, $$"""{"item":"I-{{random.Next(Math.Max(1, n))}}","to":"{{other}}","toPhase":1}"""),
            _ => ("set-milestone", code, $$"""{"milestone":"M-{{random.Next(4)}}","title":"M","due":"2030-01-01"}"""),
        };
    }

    private static Task<HttpResponseMessage> BulkAsync(HttpClient caller, string commands, params (string, string)[] headers) =>
        WebRun.PostAsync(caller, "/api/commands", $$"""{"commands":[{{commands}}]}""", headers);

    private static List<int> Statuses(JsonElement json) =>
        [.. json.GetProperty("answers").EnumerateArray().Select(a => a.GetProperty("status").GetInt32())];

    private static List<long> Positions(JsonElement json) =>
        [.. json.GetProperty("answers").EnumerateArray().Select(a => a.GetProperty("answer").GetProperty("position").GetInt64())];

    private static IEnumerable<string?> Fields(JsonElement json, int at) => json.GetProperty("answers")[at].GetProperty("problem")
        .GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("field").GetString());

    private static async Task<string> SentenceOf(HttpResponseMessage answer, int status)
    {
        ((int)answer.StatusCode).ShouldBe(status);
        return (await WebRun.JsonOf(answer)).GetProperty("errors")[0].GetProperty("sentence").GetString()!;
    }
}
