using System.Net;
using System.Text;
using Portfolio.App.Access;
using Portfolio.App.Tests.Web;
using Portfolio.App.Views;
using Portfolio.Domain;

namespace Portfolio.App.Tests.Lists;

public sealed class SavedViewTests
{
    [Fact]
    public async Task A_view_is_kept_used_shared_and_taken_away_by_its_owner_alone()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        using var leader = web.As(Roles.Leadership);
        await web.BeginCrmAsync(pmo);
        await WebRun.PostAsync(pmo, "/api/programmes", """{"code":"NEW-1","title":"New","department":"MKT"}""");

        (await PutAsync(pmo, "running", """{"list":"programmes","query":"state=Active&sort=-since"}""")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await leader.GetAsync("/api/programmes?view=running", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "it is not shared");
        await PutAsync(pmo, "running", """{"list":"programmes","query":"state=Active&sort=-since","shared":true}""");

        var used = await WebRun.JsonOf(await leader.GetAsync("/api/programmes?view=running", Cancellation));
        used.GetProperty("items").EnumerateArray().Select(p => p.GetProperty("code").GetString()).ShouldBe(["CRM-2"]);
        var overlaid = await WebRun.JsonOf(await leader.GetAsync("/api/programmes?view=running&state=Proposed", Cancellation));
        overlaid.GetProperty("items")[0].GetProperty("code").GetString().ShouldBe("NEW-1");

        var shown = (await WebRun.JsonOf(await leader.GetAsync("/api/views", Cancellation))).EnumerateArray().Single();
        shown.GetProperty("mine").GetBoolean().ShouldBeFalse();
        shown.GetProperty("query").GetString().ShouldBe("sort=-since&state=Active");
        (await leader.GetAsync(shown.GetProperty("address").GetString(), Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await leader.DeleteAsync("/api/views/running", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "it is another's");
        (await PutAsync(leader, "running", """{"list":"programmes","query":"state=Proposed"}""")).StatusCode.ShouldBe(HttpStatusCode.OK, "one of one's own goes before");
        (await WebRun.JsonOf(await leader.GetAsync("/api/programmes?view=running", Cancellation))).GetProperty("total").GetInt32().ShouldBe(1);

        (await pmo.DeleteAsync("/api/views/running", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await pmo.GetAsync("/api/programmes?view=running", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        web.Node.Node.View.Log.Count.ShouldBeLessThan(10, "a view is no event");
    }

    [Fact]
    public async Task A_name_is_that_which_was_said_whatever_it_holds()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        foreach (var name in Names)
        {
            var address = $"/api/views/{Uri.EscapeDataString(name)}";

            using var kept = await pmo.PutAsync(address, Body("""{"list":"programmes","query":"state=Active"}"""), Cancellation);
            kept.StatusCode.ShouldBe(HttpStatusCode.OK, name);
            (await WebRun.JsonOf(kept)).GetProperty("name").GetString().ShouldBe(name);

            // Another of the same name takes its place, and there is no second.
            using var again = await pmo.PutAsync($"{address}?by=accident", Body("""{"list":"programmes","query":"state=Stalled"}"""), Cancellation);
            var shown = (await WebRun.JsonOf(await pmo.GetAsync("/api/views", Cancellation))).EnumerateArray().Single();
            (shown.GetProperty("name").GetString(), shown.GetProperty("query").GetString()).ShouldBe((name, "state=Stalled"));
            (await pmo.GetAsync(shown.GetProperty("address").GetString(), Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK, name);

            using var gone = await pmo.DeleteAsync(address, Cancellation);
            gone.StatusCode.ShouldBe(HttpStatusCode.NoContent, name);
            using var none = await pmo.DeleteAsync(address, Cancellation);
            none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await WebRun.JsonOf(none)).GetProperty("title").GetString().ShouldBe($"You have no view “{Words.Shown(name)}”.");
        }
    }

    [Fact]
    public void A_name_that_no_address_can_hold_is_refused()
    {
        var (view, faults) = SavedViewRules.Read("ada", "..", new("programmes", ""), TimeProvider.System);

        view.ShouldBeNull();
        faults.Single().Field.ShouldBe("name");
    }

    [Fact]
    public async Task What_is_no_view_is_refused()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        foreach (var (name, body, field) in new[]
        {
            ("x", """{"list":"moods","query":""}""", "list"),
            ("x", """{"list":"programmes","query":"colour=blue"}""", "query"),
            ("x", """{"list":"programmes","query":"cursor=abc"}""", "query"),
            ("%0A", """{"list":"programmes","query":""}""", "name"),
            ("x", """{"list":"programmes"}""", "query"),
            ("x", """{"list":"programmes","query":"","owner":"ada"}""", "owner"),
            ("x", """{"list":"programmes","query":"q=%00"}""", "query"),
            ("%C2%85", """{"list":"programmes","query":""}""", "name"),
            ("%20x", """{"list":"programmes","query":""}""", "name"),
            ("x%C2%A0", """{"list":"programmes","query":""}""", "name"),
        })
        {
            using var answer = await PutAsync(pmo, name, body);

            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, body);
            (await WebRun.JsonOf(answer)).GetProperty("errors")[0].GetProperty("field").GetString().ShouldBe(field, body);
        }
    }

    /// <summary>Names that mean something in an address, or did once.</summary>
    public static readonly string[] Names =
    [
        "a%41b", "%2F", "50% done", "a/b", "a//b/", "%", "%%", "#1", "why?", "why?&view=x", "a+b", "a+ b", "two  words", "%00", "Überblick – été", "状態", "😀", "a\\b", "a;b=c", "<b>\"&amp;'",
        "...", "~", "{name}", "%25", "a%2541b",
    ];

    private static StringContent Body(string json) => new(json, Encoding.UTF8, "application/json");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Task<HttpResponseMessage> PutAsync(HttpClient caller, string name, string body) =>
        caller.PutAsync($"/api/views/{name}", new StringContent(body, Encoding.UTF8, "application/json"), Cancellation);
}
