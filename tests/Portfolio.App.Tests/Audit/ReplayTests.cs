using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Portfolio.App.Access;
using Portfolio.App.Audit.Replay;
using Portfolio.App.Tests.Web;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Tests.Audit;

public sealed class ReplayTests
{
    [Fact]
    public async Task Between_two_positions_each_field_that_differs_names_the_events_that_made_it_so()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        using var auditor = web.As(Roles.Auditor);
        await web.BeginCrmAsync(pmo);
        var before = web.Node.Node.View.Position;
        await DoneAsync(pmo, "rebaseline", """{"to":"2099-06-30","causes":["BudgetCut"],"effectiveOn":"2026-02-01"}""");
        var swap = await DoneAsync(pmo, "swap-sponsor", """{"from":"ada","to":"ben","reason":"Moved on.","effectiveOn":"2026-02-05"}""");
        var late = await DoneAsync(pmo, "rebaseline", """{"to":"2099-05-31","causes":["BudgetCut"],"effectiveOn":"2026-01-20"}""");

        var answer = await ReplayAsync(auditor, $"stream=CRM-2&from={before}&to={late}&asOf={web.Node.Node.Today:yyyy-MM-dd}");

        answer.GetProperty("stream").GetString().ShouldBe("programme/CRM-2");
        Differences(answer).ShouldBe(
        [
            ("plannedFinish", "2099-03-31", "2099-06-30", $"{before + 1},{late}"),
            ("rebaselines", "0", "2", $"{before + 1},{late}"),
            ("sponsors.ada", """{"person":"ada","role":"Lead","since":"2026-01-05","swappedIn":null,"commitment":null}""", null, $"{swap}"),
            ("sponsors.ben", null, """{"person":"ben","role":"Lead","since":"2026-02-05","swappedIn":"ada","commitment":null}""", $"{swap}"),
        ]);
        answer.GetProperty("events").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task What_was_taken_back_differs_by_the_retraction()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        using var auditor = web.As(Roles.Auditor);
        await web.BeginCrmAsync(pmo);
        var stall = await DoneAsync(pmo, "stall", """{"causes":["BudgetCut"],"effectiveOn":"2026-02-01"}""");
        var command = web.Node.Node.View.Log[stall].CommandId;
        var back = await DoneAsync(pmo, "retract", $$"""{"command":"{{command}}","reason":"Wrong programme."}""");

        var answer = await ReplayAsync(auditor, $"stream=CRM-2&from={stall}");

        Differences(answer).Select(d => (d.Field, d.Old, d.New, d.Events)).ShouldBe(
        [
            ("state", "Stalled", "Active", $"{back}"),
            ("since", "2026-02-01", "2026-01-06", $"{back}"),
            ("causes", """["BudgetCut"]""", "[]", $"{back}"),
        ]);
        answer.GetProperty("differences")[0].GetProperty("events")[0].GetProperty("undoes").GetInt64().ShouldBe(stall);
    }

    [Fact]
    public async Task Days_of_the_world_are_compared_as_known_at_one_point()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        using var auditor = web.As(Roles.Auditor);
        await web.BeginCrmAsync(pmo);
        var stall = await DoneAsync(pmo, "stall", """{"causes":["BudgetCut"],"effectiveOn":"2026-02-01"}""");
        await DoneAsync(pmo, "resume", """{"effectiveOn":"2026-03-01"}""");

        var known = await ReplayAsync(auditor, $"stream=CRM-2&knownAt={stall}&from=2026-01-31&to=2026-03-31");
        var at = await ReplayAsync(auditor, $"stream=CRM-2&knownAt={stall}&asOf=2026-03-31");

        Differences(known).Select(d => d.Field).ShouldBe(["state", "since", "causes"]);
        at.GetProperty("state").GetProperty("state").GetString().ShouldBe("Stalled");
    }

    [Fact]
    public async Task The_portfolio_tells_which_programmes_differ_how_many_do_not_and_what_changed_around_them()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        using var auditor = web.As(Roles.Auditor);
        await web.BeginCrmAsync(pmo);
        await ProposeAsync(pmo, "QUIET");
        var before = web.Node.Node.View.Position;
        await DoneAsync(pmo, "stall", """{"causes":["BudgetCut"],"effectiveOn":"2026-02-01"}""");
        await ProposeAsync(pmo, "NEW-ONE");
        await WebRun.PostAsync(pmo, "/api/departments", """{"code":"OPS","title":"Operations"}""");

        var answer = await ReplayAsync(auditor, $"from={before}&limit=1");
        var rest = await ReplayAsync(auditor, $"from={before}&cursor={Uri.EscapeDataString(answer.GetProperty("next").GetString()!)}");

        answer.GetProperty("counts").ToString().ShouldBe("""{"then":2,"now":3,"appeared":1,"gone":0,"changed":1,"unchanged":1}""");
        answer.GetProperty("statesThen").ToString().ShouldBe("""{"Proposed":1,"Active":1}""");
        answer.GetProperty("statesNow").ToString().ShouldBe("""{"Proposed":2,"Stalled":1}""");
        answer.GetProperty("organisation")[0].GetProperty("field").GetString().ShouldBe("departments.OPS");
        answer.GetProperty("programmes")[0].GetProperty("stream").GetString().ShouldBe("programme/CRM-2");
        answer.GetProperty("programmes")[0].GetProperty("fields").EnumerateArray().Select(f => f.GetString()).ShouldBe(["state", "since", "causes"]);
        rest.GetProperty("programmes")[0].GetProperty("stream").GetString().ShouldBe("programme/NEW-ONE");
        rest.GetProperty("programmes")[0].GetProperty("stateThen").ValueKind.ShouldBe(JsonValueKind.Null);
        rest.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task An_instant_stands_for_what_was_recorded_until_then()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        using var auditor = web.As(Roles.Auditor);
        await web.BeginCrmAsync(pmo);
        var (before, today) = (web.Node.Node.View.Position, web.Node.Node.Today);
        var then = Uri.EscapeDataString(web.Node.Node.View.Log[before].RecordedAt.ToString("O", CultureInfo.InvariantCulture));
        var later = await DoneAsync(pmo, "rebaseline", """{"to":"2099-06-30","causes":["BudgetCut"],"effectiveOn":"2026-02-01"}""");

        var at = await ReplayAsync(auditor, $"stream=CRM-2&knownAt={then}&asOf={today:yyyy-MM-dd}");
        var between = await ReplayAsync(auditor, $"stream=CRM-2&from={then}&asOf={today:yyyy-MM-dd}");
        using var ahead = await auditor.GetAsync("/api/audit/replay?stream=CRM-2&knownAt=2999-01-01T00:00:00Z", TestContext.Current.CancellationToken);

        at.GetProperty("at").GetProperty("knownAt").GetInt64().ShouldBe(before);
        at.GetProperty("state").GetProperty("plannedFinish").GetString().ShouldBe("2099-03-31");
        between.GetProperty("from").GetProperty("knownAt").GetInt64().ShouldBe(before);
        Differences(between).Select(d => (d.Field, d.Events)).ShouldBe([("plannedFinish", $"{later}"), ("rebaselines", $"{later}")]);
        ahead.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_odd_parameter_is_refused_by_name()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        using var auditor = web.As(Roles.Auditor);
        await web.BeginCrmAsync(pmo);
        foreach (var (query, parameter) in new[]
        {
            ("stream=NONE", "stream"),
            ("to=1", "from"),
            ("from=99999", "from"),
            ("from=1&to=soon", "to"),
            ("from=3&to=2", "to"),
            ("knownAt=3&asOf=2026-01-01&from=2026-01-01", "asOf"),
            ("knownAt=3&from=yesterday&to=2026-01-01", "from"),
            ("asOf=x&from=1", "asOf"),
            ("basis=hearsay", "basis"),
            ("limit=0", "limit"),
            ("colour=blue", "colour"),
        })
        {
            var answer = await auditor.GetAsync($"/api/audit/replay?{query}", TestContext.Current.CancellationToken);

            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, query);
            (await WebRun.JsonOf(answer)).GetProperty("errors")[0].GetProperty("field").GetString().ShouldBe(parameter, query);
        }
    }

    [Fact]
    public void Every_field_of_a_state_is_compared_or_left_out_by_name()
    {
        var shapes = new Queue<Type>([typeof(Programme), typeof(Organisation)]);
        var seen = new HashSet<Type>();
        while (shapes.TryDequeue(out var type))
        {
            var shape = StateShape.Options.GetTypeInfo(type);
            if (!seen.Add(type) || shape.Kind == JsonTypeInfoKind.None)
            {
                continue;
            }

            // A tuple or an abstract record would be written as an empty object, in which nothing ever differs.
            (type.IsAbstract || type.FullName!.StartsWith("System.ValueTuple", StringComparison.Ordinal)).ShouldBeFalse(type.ToString());
            foreach (var inner in shape.Kind == JsonTypeInfoKind.Object ? shape.Properties.Select(p => p.PropertyType) : [shape.ElementType!])
            {
                shapes.Enqueue(Nullable.GetUnderlyingType(inner) ?? inner);
            }
        }

        seen.ShouldContain(typeof(ScopeItem));
        seen.ShouldContain(typeof(StatusReported));
        foreach (var (type, names) in StateShape.LeftOut)
        {
            names.ShouldAllBe(n => type.GetProperties().Any(p => string.Equals(p.Name, n, StringComparison.OrdinalIgnoreCase)));
        }
    }

    private static async Task<JsonElement> ReplayAsync(HttpClient caller, string query)
    {
        var answer = await caller.GetAsync($"/api/audit/replay?{query}", TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await WebRun.JsonOf(answer);
    }

    private static List<(string Field, string? Old, string? New, string Events)> Differences(JsonElement answer) =>
    [
        .. answer.GetProperty("differences").EnumerateArray().Select(d => (
            d.GetProperty("field").GetString()!,
            Text(d.GetProperty("old")),
            Text(d.GetProperty("new")),
            string.Join(',', d.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("position").GetInt64().ToString(CultureInfo.InvariantCulture))))),
    ];

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.ToString();

    private static async Task<long> DoneAsync(HttpClient pmo, string command, string body)
    {
        var answer = await WebRun.PostAsync(pmo, $"/api/programmes/CRM-2/{command}", body);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await WebRun.JsonOf(answer)).GetProperty("position").GetInt64();
    }

    private static async Task ProposeAsync(HttpClient pmo, string code) =>
        (await WebRun.PostAsync(pmo, "/api/programmes", $$"""{"code":"{{code}}","title":"{{code}}","department":"MKT"}""")).IsSuccessStatusCode.ShouldBeTrue();
}
