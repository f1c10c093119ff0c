using System.Net;
using System.Text;
using Portfolio.App.Access;
using Portfolio.App.Administration;
using Portfolio.App.Tests.Node;

namespace Portfolio.App.Tests.Web;

/// <summary>What is sent again under the same key is done once, also where it is no command.</summary>
public sealed class OnceOnlyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_is_added_once_under_a_key_by_whom_it_belongs_to()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        var before = web.Node.Node.People.All().Count;

        var first = await AddAsync(pmo, "Nell Oak", "once");
        var again = await AddAsync(pmo, "Nell Oak", "once");
        var other = await AddAsync(pmo, "Nell Ash", "once");

        again.ShouldBe(first);
        first.Status.ShouldBe(HttpStatusCode.Created);
        other.ShouldBe((HttpStatusCode.UnprocessableEntity, "This Idempotency-Key was used before for a different request. Use a new key."));
        (await AddAsync(pmo, "Nell Oak", "twice")).Told.ShouldNotBe(first.Told, "another key, another person");
        web.Node.Node.People.All().Count.ShouldBe(before + 2);
        (await pmo.GetAsync($"/api/people/{first.Told}", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await pmo.GetAsync("/api/people/nobody", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await new ErasePerson(first.Told, "asked for", RedactTexts: false).RunAsync(web.Node.Node, new(NodeRun.Officer), Cancellation);
        (await AddAsync(pmo, "Nell Oak", "once")).Status.ShouldBe(HttpStatusCode.Conflict, "who was erased is not named again");
    }

    [Fact]
    public async Task People_at_once_under_one_key_are_one()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);

        var all = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => AddAsync(pmo, "Nell Oak", "race")));

        all.Distinct().ShouldHaveSingleItem().Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task An_answer_to_a_survey_sent_again_under_its_key_is_taken_once_and_no_JSON_is_refused_as_such()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        using var anybody = web.As(null);
        await WebRun.PostAsync(pmo, "/api/surveys", """{"code":"PULSE-1","title":"Pulse","ready":"StaffPulse"}""");
        var invited = await WebRun.JsonOf(await WebRun.PostAsync(pmo, "/api/surveys/PULSE-1/invitations", """{"count":2}"""));
        var asked = await WebRun.JsonOf(await anybody.GetAsync("/survey/PULSE-1/questions", Cancellation));
        var statement = asked.GetProperty("statements")[0].GetProperty("code").GetString();
        var tokens = invited.GetProperty("tokens").EnumerateArray().Select(t => t.GetString()).ToList();
        string Body(int token) => $$$"""{"token":"{{{tokens[token]}}}","answers":[{"statement":"{{{statement}}}","points":4}]}""";
        var before = web.Node.Node.View.Position;

        using var form = await anybody.PostAsync("/survey/PULSE-1/answers", new StringContent("a=b", Encoding.UTF8, "application/x-www-form-urlencoded"), Cancellation);
        var first = await WebRun.PostAsync(anybody, "/survey/PULSE-1/answers", Body(0), ("Idempotency-Key", "mine"));
        var again = await WebRun.PostAsync(anybody, "/survey/PULSE-1/answers", Body(0), ("Idempotency-Key", "mine"));
        var other = await WebRun.PostAsync(anybody, "/survey/PULSE-1/answers", Body(1), ("Idempotency-Key", "mine"));
        var used = await WebRun.PostAsync(
            anybody, "/survey/PULSE-1/answers", Body(0).Replace("\"points\":4", "\"points\":1", StringComparison.Ordinal), ("Idempotency-Key", "another"));

        form.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        first.StatusCode.ShouldBe(HttpStatusCode.NoContent, await first.Content.ReadAsStringAsync(Cancellation));
        again.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        other.StatusCode.ShouldBe(HttpStatusCode.NoContent, "each has keys of their own");
        used.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        web.Node.Node.View.Position.ShouldBe(before + 2);
    }

    private static async Task<(HttpStatusCode Status, string Told)> AddAsync(HttpClient caller, string name, string key)
    {
        using var answer = await WebRun.PostAsync(caller, "/api/people", $$"""{"name":"{{name}}"}""", ("Idempotency-Key", key));
        var json = await WebRun.JsonOf(answer);
        return (answer.StatusCode, json.GetProperty(answer.IsSuccessStatusCode ? "id" : "title").GetString()!);
    }
}
