using System.Net;
using System.Text.Json;
using Portfolio.App.Access;

namespace Portfolio.App.Tests.Web;

public sealed class SurveyTests
{
    [Fact]
    public async Task An_invitation_answers_once_for_nobody_in_particular_and_results_come_in_steps()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        using var anybody = web.As(null);
        (await WebRun.PostAsync(pmo, "/api/surveys", """{"code":"PULSE","title":"The pulse","ready":"StaffPulse"}""")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var tokens = (await WebRun.JsonOf(await WebRun.PostAsync(pmo, "/api/surveys/PULSE/invitations", """{"count":7}""")))
            .GetProperty("tokens").EnumerateArray().Select(t => t.GetString()!).ToList();

        var firstFour = await AnswerAsync(anybody, tokens.Take(4));
        var before = await ResultsAsync(pmo);
        var fifth = await AnswerAsync(pmo, tokens.Skip(4).Take(1));
        var after = await ResultsAsync(pmo);
        var again = await AnswerAsync(anybody, tokens.Take(1), points: 1);
        var foreign = await AnswerAsync(anybody, ["not-an-invitation"]);

        firstFour.Concat(fifth).ShouldAllBe(s => s == HttpStatusCode.NoContent);
        before.ShouldBe((0, 4));
        after.ShouldBe((5, 0));
        again.Concat(foreign).ShouldAllBe(s => s == HttpStatusCode.UnprocessableEntity);
        var answers = web.Node.Node.View.Log.After(0).Where(e => e.Event is Portfolio.Domain.Surveys.SurveyAnswered).ToList();
        answers.Count.ShouldBe(5);

        // Not even of the officer who answered while signed in.
        answers.ShouldAllBe(e => e.Actor.Id == "respondent");
        (await ResultsAsync(pmo, $"?knownAt={answers[4].Position - 1}")).ShouldBe((0, 4));

        // Nor by the feed: who handed out the invitations knows whose is whose.
        var fed = await pmo.GetStringAsync("/api/events?limit=1000&type=SurveyAnswered", TestContext.Current.CancellationToken);
        var events = JsonDocument.Parse(fed).RootElement.GetProperty("events").EnumerateArray().ToList();
        events.Count.ShouldBe(5);
        events.Count(e => e.TryGetProperty("data", out _)).ShouldBe(0);
        fed.ShouldNotContain(answers.Select(a => ((Portfolio.Domain.Surveys.SurveyAnswered)a.Event).Token).First());
    }

    [Fact]
    public async Task Only_the_pmo_invites()
    {
        await using var web = await WebRun.StartAsync();
        using var leadership = web.As(Roles.Leadership);
        using var pmo = web.As(Roles.Pmo);

        (await WebRun.PostAsync(leadership, "/api/surveys/PULSE/invitations", """{"count":1}""")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await WebRun.PostAsync(pmo, "/api/surveys/PULSE/invitations", """{"count":0}""")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await WebRun.PostAsync(pmo, "/api/surveys/PULSE/invitations", """{"count":1}""")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    private static async Task<List<HttpStatusCode>> AnswerAsync(HttpClient caller, IEnumerable<string> tokens, int points = 4)
    {
        var answers = new List<HttpStatusCode>();
        foreach (var token in tokens)
        {
            var body = JsonSerializer.Serialize(new { token, answers = new[] { new { statement = "DELIVERS", points } } });
            answers.Add((await WebRun.PostAsync(caller, "/survey/PULSE/answers", body)).StatusCode);
        }

        return answers;
    }

    private static async Task<(int Counted, int HeldBack)> ResultsAsync(HttpClient caller, string query = "")
    {
        var results = JsonDocument.Parse(
            await caller.GetStringAsync($"/api/surveys/PULSE/results{query}", TestContext.Current.CancellationToken)).RootElement;
        return (results.GetProperty("counted").GetInt32(), results.GetProperty("heldBack").GetInt32());
    }
}
