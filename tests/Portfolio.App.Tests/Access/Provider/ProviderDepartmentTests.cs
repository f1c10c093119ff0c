using System.Net;
using Portfolio.App.Tests.Node;
using Portfolio.App.Tests.Web;
using Portfolio.Domain.Departments;
using Portfolio.Domain.Programmes;
using Portfolio.IdentityProvider;

namespace Portfolio.App.Tests.Access.Provider;

/// <summary>People of the provider who record for some departments alone.</summary>
public sealed class ProviderDepartmentTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_provider_names_the_departments_that_somebody_records_for()
    {
        var provider = await ProviderRun.SharedAsync();
        await using var web = await WebRun.StartAsync(
            await NodeRun.StartAsync(), demo: false, options: o => o with { Provider = ProviderSite.SettingsOf(provider) with { DepartmentClaim = "places.own" } });
        await web.Node.Node.ExecuteAsync(new OpenDepartment("SALES", "Sales"), new(NodeRun.Officer), Cancellation);
        await web.Node.ExecuteAsync("OWN", new Propose("OWN", "Own", "MKT"));
        await web.Node.ExecuteAsync("OTHER", new Propose("OTHER", "Other", "SALES"));
        using var kept = await CallerAsync("kept", new { own = new[] { "MKT" } });
        using var all = await CallerAsync("all", new { own = "*" });
        using var none = await CallerAsync("none", new { });
        using var board = await CallerAsync("board", new { }, "programme-office", "board");

        (await NameAsync(kept, "OWN")).ShouldBe((HttpStatusCode.OK, null));
        (await NameAsync(kept, "OTHER")).ShouldBe((HttpStatusCode.Forbidden, "You are limited to MKT with what is below, and OTHER belongs to SALES."));
        (await WebRun.PostAsync(kept, "/api/departments", """{"code":"MOON","title":"Moon"}""")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await NameAsync(all, "OTHER")).ShouldBe((HttpStatusCode.OK, null));
        (await NameAsync(none, "OWN")).ShouldBe(
            (HttpStatusCode.Forbidden, "Acme sign-in knows you, and names no department that you record for: ask an administrator for one."));
        (await NameAsync(board, "OWN")).Status.ShouldBe(HttpStatusCode.Forbidden, "a role that is kept to nothing is none");
        (await board.GetAsync("/api/programmes", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);

        async Task<HttpClient> CallerAsync(string subject, object places, params string[] groups)
        {
            var claims = Tokens.Good(provider, groups.Length == 0 ? ["programme-office"] : groups);
            (claims["sub"], claims["places"]) = (subject, places);
            var caller = web.As(null);
            caller.DefaultRequestHeaders.Authorization = new("Bearer", await provider.SignAsync(claims));
            return caller;
        }
    }

    [Fact]
    public async Task What_is_an_administrators_is_not_held_to_departments_and_what_is_the_pmos_is_whatever_other_role_there_is()
    {
        var provider = await ProviderRun.SharedAsync();
        await using var web = await WebRun.StartAsync(
            await NodeRun.StartAsync(), demo: false, options: o => o with { Provider = ProviderSite.SettingsOf(provider) with { DepartmentClaim = "places.own" } });
        await web.Node.Node.ExecuteAsync(new OpenDepartment("SALES", "Sales"), new(NodeRun.Officer), Cancellation);
        await web.Node.ExecuteAsync("OTHER", new Propose("OTHER", "Other", "SALES"));
        using var admin = await CallerAsync("it-alone", "it");
        using var both = await CallerAsync("it-too", "it", "programme-office");
        const string setting = """{"name":"stallDays","value":"91"}""", again = """{"name":"stallDays","value":"92"}""";

        (await WebRun.PostAsync(admin, "/api/settings", setting)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await WebRun.PostAsync(both, "/api/settings", again)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await NameAsync(both, "OTHER")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await WebRun.PostAsync(both, "/api/departments", """{"code":"MOON","title":"Moon"}""")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var together = await WebRun.JsonOf(await WebRun.PostAsync(both, "/api/commands", $$$"""
            {"commands":[{"command":"change-setting","fields":{"name":"stallDays","value":"93"}},
            {"command":"describe","code":"OTHER","fields":{"title":"Mine"}},{"command":"open-department","fields":{"code":"MOON","title":"Moon"}}]}
            """));
        together.GetProperty("answers").EnumerateArray().Select(r => r.GetProperty("status").GetInt32()).ShouldBe([200, 403, 403]);

        async Task<HttpClient> CallerAsync(string subject, params string[] groups)
        {
            var claims = Tokens.Good(provider, groups);
            (claims["sub"], claims["places"]) = (subject, new { own = new[] { "MKT" } });
            var caller = web.As(null);
            caller.DefaultRequestHeaders.Authorization = new("Bearer", await provider.SignAsync(claims));
            return caller;
        }
    }

    private static async Task<(HttpStatusCode Status, string? Title)> NameAsync(HttpClient caller, string code)
    {
        using var answer = await WebRun.PostAsync(caller, $"/api/programmes/{code}/describe", $$"""{"title":"{{Guid.NewGuid():N}}"}""");
        return (answer.StatusCode, answer.IsSuccessStatusCode ? null : (await WebRun.JsonOf(answer)).GetProperty("title").GetString());
    }
}
