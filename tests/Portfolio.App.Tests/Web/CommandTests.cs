using System.Net;
using System.Text.Json;
using Portfolio.App.Access;
using Portfolio.App.Commands;

namespace Portfolio.App.Tests.Web;

public sealed class CommandTests
{
    private const string Stall = "/api/programmes/CRM-2/stall";

    [Fact]
    public async Task A_command_answers_with_version_position_and_what_was_recorded()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);

        var answer = await WebRun.PostAsync(pmo, Stall, """{"causes":["BudgetCut"],"effectiveOn":"2026-03-02","reportedOn":"2026-03-04","note":"told on the phone"}""");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.ETag!.Tag.ShouldBe("\"6\"");
        var json = await WebRun.JsonOf(answer);
        json.GetProperty("version").GetInt32().ShouldBe(6);
        var recorded = json.GetProperty("recorded").EnumerateArray().Single();
        recorded.GetProperty("type").GetString().ShouldBe("ProgrammeStalled");
        recorded.GetProperty("effectiveOn").GetString().ShouldBe("2026-03-02");
        recorded.GetProperty("reportedOn").GetString().ShouldBe("2026-03-04");
        recorded.GetProperty("actor").GetString().ShouldBe("demo-pmo");
        recorded.GetProperty("data").GetProperty("causes")[0].GetString().ShouldBe("BudgetCut");
        recorded.GetProperty("texts")[0].GetString().ShouldBe("note");
    }

    [Fact]
    public async Task What_changes_nothing_succeeds_and_records_nothing()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        await WebRun.PostAsync(pmo, Stall, """{"causes":["BudgetCut"]}""");
        var before = web.Node.Node.View.Position;

        var answer = await WebRun.PostAsync(pmo, Stall, """{"causes":["BudgetCut"]}""");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await WebRun.JsonOf(answer)).GetProperty("recorded").GetArrayLength().ShouldBe(0);
        web.Node.Node.View.Position.ShouldBe(before);
    }

    [Fact]
    public async Task All_faults_of_a_body_are_told_at_once_with_their_paths()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);

        var answer = await WebRun.PostAsync(pmo, "/api/programmes/CRM-2/add-scope-item", """
            {"item":7,"titel":"x","phase":"two","promises":[{"account":"ACME","by":"soon"},{"acount":"B"}],"effectiveOn":"yesterday","note":5}
            """);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var fields = (await WebRun.JsonOf(answer)).GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("field").GetString()).ToList();
        fields.ShouldBe(
            ["item", "titel", "phase", "promises[0].by", "promises[1].acount", "promises[1].account", "title", "customerValue", "effectiveOn", "note"],
            ignoreOrder: true);
    }

    [Fact]
    public async Task A_broken_rule_is_told_in_a_sentence_with_its_name()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);

        var answer = await WebRun.PostAsync(pmo, "/api/programmes/CRM-2/resume", "{}");

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var json = await WebRun.JsonOf(answer);
        json.GetProperty("type").GetString().ShouldBe("urn:portfolio:rule:resume-a-stalled");
        json.GetProperty("title").GetString().ShouldBe("Only a stalled programme can resume; CRM-2 is active.");
    }

    [Fact]
    public async Task If_Match_makes_a_command_conditional()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);

        var lost = await WebRun.PostAsync(pmo, Stall, """{"causes":["BudgetCut"]}""", ("If-Match", "\"4\""));
        var won = await WebRun.PostAsync(pmo, Stall, """{"causes":["BudgetCut"]}""", ("If-Match", "\"5\""));
        var odd = await WebRun.PostAsync(pmo, Stall, """{"causes":["BudgetCut"]}""", ("If-Match", "five"));

        lost.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await WebRun.JsonOf(lost)).GetProperty("currentVersion").GetInt32().ShouldBe(5);
        won.StatusCode.ShouldBe(HttpStatusCode.OK);
        odd.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_idempotency_key_is_honoured_and_belongs_to_one_request()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        const string Body = """{"causes":["BudgetCut"]}""";

        var first = await WebRun.PostAsync(pmo, Stall, Body, ("Idempotency-Key", "a1"));
        await WebRun.PostAsync(pmo, "/api/programmes/CRM-2/resume", "{}");
        var second = await WebRun.PostAsync(pmo, Stall, Body, ("Idempotency-Key", "a1"));
        var other = await WebRun.PostAsync(pmo, Stall, """{"causes":["NewSeniorLeader"]}""", ("Idempotency-Key", "a1"));
        var elsewhere = await WebRun.PostAsync(pmo, "/api/programmes/CRM-3/stall", Body, ("Idempotency-Key", "a1"));

        var json = await WebRun.JsonOf(second);
        json.GetProperty("repeated").GetBoolean().ShouldBeTrue();
        json.GetProperty("position").GetInt64().ShouldBe((await WebRun.JsonOf(first)).GetProperty("position").GetInt64());
        other.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        elsewhere.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Sent_several_times_at_once_under_one_key_a_command_has_one_answer()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);

        // Most of them look for the first before it is recorded, and are decided after.
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ =>
            await WebRun.JsonOf(await WebRun.PostAsync(pmo, Stall, """{"causes":["BudgetCut"]}""", ("Idempotency-Key", "a1")))));

        answers.Select(a => (
            a.GetProperty("position").GetInt64(),
            a.GetProperty("version").GetInt32(),
            a.GetProperty("recorded").GetArrayLength())).Distinct().Count().ShouldBe(1);
        answers.Count(a => !a.GetProperty("repeated").GetBoolean()).ShouldBe(1);
    }

    [Fact]
    public async Task Every_example_of_the_description_has_the_shape_that_is_asked_for()
    {
        await using var web = await WebRun.StartAsync();
        foreach (var route in CommandCatalogue.All)
        {
            using var caller = web.As(route.Policy == Policies.Administer ? Roles.Admin : Roles.Pmo);
            var answer = await WebRun.PostAsync(caller, $"/api{route.Path.Replace("{code}", "NONE", StringComparison.Ordinal)}", route.Example);

            // The shape is right: what may be missing is what the example builds on.
            if (!answer.IsSuccessStatusCode)
            {
                var rule = (await WebRun.JsonOf(answer)).GetProperty("type").GetString()!;
                rule.ShouldNotBe("urn:portfolio:rule:body-has-its-shape", route.Name);
                ((int)answer.StatusCode).ShouldBeOneOf([404, 409, 422], $"{route.Name}: {rule}");
            }
        }
    }

    [Fact]
    public async Task The_description_is_OpenAPI_3_1_and_names_every_command()
    {
        await using var web = await WebRun.StartAsync();
        using var caller = web.As(null);

        var document = JsonDocument.Parse(await caller.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken)).RootElement;

        document.GetProperty("openapi").GetString()!.ShouldStartWith("3.1");
        var paths = document.GetProperty("paths").EnumerateObject().Select(p => p.Name).ToList();
        foreach (var route in CommandCatalogue.All)
        {
            paths.ShouldContain($"/api{route.Path}");
        }

        var schemas = document.GetProperty("components").GetProperty("schemas");
        var list = schemas.GetProperty("Stall").GetProperty("properties").GetProperty("causes");
        list.GetProperty("type").GetString().ShouldBe("array");
        list.GetProperty("minItems").GetInt32().ShouldBe(1);
        list.GetProperty("items").GetProperty("$ref").GetString().ShouldBe("#/components/schemas/Derailer");
        schemas.GetProperty("Stall").GetProperty("required").EnumerateArray().Select(r => r.GetString()).ShouldBe(["causes"]);
    }
}
