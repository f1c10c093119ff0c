using System.Net;
using System.Text.Json;
using Portfolio.App.Access;

namespace Portfolio.App.Tests.Web;

public sealed class ShockAndWaveTests
{
    [Fact]
    public async Task A_shock_shows_whom_it_strikes_and_who_was_prepared()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        await DoneAsync(pmo, "/api/programmes/CRM-2/prepare-contingency", """{"threat":"BudgetCut","owner":"ada","plan":"Keep the pilot.","effectiveOn":"2026-02-02"}""");
        await DoneAsync(pmo, "/api/shocks", """{"code":"CUTS","title":"Savings round","threat":"BudgetCut","departments":["MKT"],"effectiveOn":"2026-03-02"}""");
        await DoneAsync(pmo, "/api/programmes/CRM-2/absorb-shock", """{"shock":"cuts","severity":4,"effectiveOn":"2026-03-03"}""");

        var exposed = await GetAsync(pmo, "/api/shocks/CUTS/exposed");

        exposed.EnumerateArray().Single().ToString().ShouldBe("""{"programme":"CRM-2","prepared":true,"severity":4}""");
        (await pmo.GetAsync("/api/shocks/FLOOD/exposed", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_wave_without_a_follow_up_plan_is_refused_and_a_bad_response_raises_an_action_in_the_same_append()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        const string Wave = """{"code":"2026-Q2","title":"Spring","population":100,"invited":30,"sampling":"Random","scale":{"lowest":0,"highest":10},"threshold":5""";

        var refused = await WebRun.PostAsync(pmo, "/api/waves", Wave + "}");
        await DoneAsync(pmo, "/api/waves", Wave + ""","followUp":{"owner":"ada","serviceLevelDays":14},"effectiveOn":"2026-03-02"}""");
        var recorded = await DoneAsync(pmo, "/api/waves/record-responses", """{"code":"2026-Q2","responses":[{"response":"R-1","overall":2,"comment":"No."}],"effectiveOn":"2026-03-09"}""");

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await WebRun.JsonOf(refused)).GetProperty("type").GetString().ShouldBe("urn:portfolio:rule:wave-has-a-follow-up-plan");
        var events = recorded.GetProperty("recorded").EnumerateArray().ToList();
        events.Select(e => e.GetProperty("type").GetString()).ShouldBe(["ResponseRecorded", "FeedbackActionRaised"]);
        events.Select(e => e.GetProperty("commandId").GetGuid()).Distinct().Count().ShouldBe(1);
        events[1].GetProperty("data").GetProperty("due").GetString().ShouldBe("2026-03-23");
        (await GetAsync(pmo, "/api/waves/2026-Q2")).GetProperty("actions").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task The_page_of_a_large_wave_shows_so_much_of_it_and_says_of_how_much()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await DoneAsync(pmo, "/api/waves", """{"code":"2026-Q2","title":"Spring","population":1000,"invited":300,"sampling":"Random","scale":{"lowest":0,"highest":10},"threshold":5,"followUp":{"owner":"ada","serviceLevelDays":14},"effectiveOn":"2026-03-02"}""");
        for (var n = 0; n < 250; n++)
        {
            await DoneAsync(pmo, "/api/waves/record-responses", $$"""{"code":"2026-Q2","responses":[{"response":"R-{{n:000}}","overall":9}],"effectiveOn":"2026-03-09"}""");
        }

        var page = await pmo.GetStringAsync("/waves/2026-Q2", TestContext.Current.CancellationToken);

        page.ShouldContain("200 of 250 shown");
        page.ShouldContain("100 of 251 shown");
        page.ShouldNotContain(">R-049<");
        page.ShouldContain(">R-050<");
        page.ShouldContain(">R-249<");
    }

    [Fact]
    public async Task What_leadership_was_shown_can_be_computed_again_and_has_the_published_hash()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        await DoneAsync(pmo, "/api/board-packs", """{"code":"2026-06","title":"Board of June","parameters":"department=MKT&asOf=2026-06-01"}""");
        await DoneAsync(pmo, "/api/programmes/CRM-2/stall", """{"causes":["BudgetCut"],"effectiveOn":"2026-03-02"}""");

        var pack = (await GetAsync(pmo, "/api/board-packs")).GetProperty("items").EnumerateArray().Single();
        var shown = await pmo.GetByteArrayAsync(pack.GetProperty("address").GetString(), TestContext.Current.CancellationToken);

        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(shown)).ShouldBe(pack.GetProperty("sha256").GetString());
        var other = await WebRun.PostAsync(pmo, "/api/board-packs", """{"code":"2026-06","title":"Board of June","parameters":"department=MKT&asOf=2026-06-01"}""");
        other.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var odd = await WebRun.PostAsync(pmo, "/api/board-packs", """{"code":"2026-07","title":"July","report":"mood","parameters":"colour=blue"}""");
        odd.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static async Task<JsonElement> DoneAsync(HttpClient pmo, string path, string body)
    {
        var answer = await WebRun.PostAsync(pmo, path, body);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        return await WebRun.JsonOf(answer);
    }

    private static async Task<JsonElement> GetAsync(HttpClient caller, string path) =>
        JsonDocument.Parse(await caller.GetStringAsync(path, TestContext.Current.CancellationToken)).RootElement;
}
