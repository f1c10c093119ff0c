using System.Net;
using System.Text;
using Portfolio.App.Access;
using Portfolio.App.Commands;

namespace Portfolio.App.Tests.Web;

public sealed class BadInputTests(UnchangedWeb unchanged) : IClassFixture<UnchangedWeb>
{
    private static readonly string[] Values =
    [
        "null", "true", "-1", "1e400", "99999999999999999999", "0.5", "\"\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"", "\"2026-02-30\"",
        "\"0001-01-01\"", "\"9999-12-31\"", "[]", "[null]", "[[]]", "{}", "{\"amount\":-1}", "{\"amount\":1e28,\"currency\":\"GBP\"}",
        "[\"Other\"]", "[0]", "[\"budgetcut\"]", "\"../..\"", "\"Later\"", "\"x\\ny\"", "1",
    ];

    [Fact]
    public async Task Whatever_is_sent_to_any_command_gets_a_4xx_with_problem_details_or_is_done()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        using var admin = web.As(Roles.Admin);
        await web.BeginCrmAsync(pmo);
        var random = new Random(7);
        var sent = 0;
        foreach (var route in CommandCatalogue.All)
        {
            var path = $"/api{route.Path.Replace("{code}", "CRM-2", StringComparison.Ordinal)}";
            var caller = route.Policy == Policies.Administer ? admin : pmo;
            var names = route.Json.Properties.Select(p => p.Name).Append("effectiveOn").Append("note").Append("nonsense").ToList();
            for (var i = 0; i < 60; i++, sent++)
            {
                var fields = names.Where(_ => random.Next(3) > 0).Select(n => $"\"{n}\":{Values[random.Next(Values.Length)]}");
                var body = $"{{{string.Join(',', fields)}}}";
                using var answer = await WebRun.PostAsync(caller, path, body);
                await ShouldBeToldAsync(answer, $"{route.Name} {body}");
            }
        }

        sent.ShouldBeGreaterThan(2000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("nonsense")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"causes\":[\"BudgetCut\"],\"causes\":[\"Other\"]}")]
    [InlineData("{\"causes\":[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]}")]
    [InlineData("{\"causes\":[\"BudgetCut\"]} {}")]
    [InlineData("\u0000")]
    public async Task A_body_that_is_not_one_JSON_object_is_refused(string body)
    {
        var answer = await unchanged.AskAsync(Roles.Pmo, pmo => WebRun.PostAsync(pmo, "/api/programmes/CRM-2/stall", body));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task What_is_too_large_or_no_JSON_is_refused_as_such()
    {
        using var large = await unchanged.AskAsync(
            Roles.Pmo, pmo => WebRun.PostAsync(pmo, "/api/programmes", $"{{\"title\":\"{new string('x', 2_000_000)}\"}}"));
        using var form = await unchanged.AskAsync(Roles.Pmo, pmo => pmo.PostAsync(
            "/api/programmes", new StringContent("a=b", Encoding.UTF8, "application/x-www-form-urlencoded"), TestContext.Current.CancellationToken));

        large.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        form.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task An_odd_parameter_is_refused_by_name()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        foreach (var path in new[]
        {
            "/api/programmes?asOf=soon",
            "/api/programmes?asOf=9999-12-31",
            "/api/programmes?knownAt=-1",
            "/api/programmes?knownAt=999999999999999999999",
            "/api/programmes?basis=hearsay",
            "/api/programmes?state=Sleeping",
            "/api/programmes?limit=0",
            "/api/programmes?limit=1001",
            "/api/programmes?department=NONE",
            "/api/programmes?colour=blue",
            "/api/programmes/CRM-2?version=0",
            "/api/programmes/CRM-2?version=77",
            "/api/events?after=-1",
            "/api/events?limit=x",
        })
        {
            var answer = await pmo.GetAsync(path, TestContext.Current.CancellationToken);

            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, path);
            (await WebRun.JsonOf(answer)).GetProperty("errors")[0].GetProperty("field").GetString().ShouldBe(
                path[(path.IndexOf('?', StringComparison.Ordinal) + 1)..path.IndexOf('=', StringComparison.Ordinal)], path);
        }
    }

    private static async Task ShouldBeToldAsync(HttpResponseMessage answer, string asked)
    {
        if (answer.IsSuccessStatusCode)
        {
            return;
        }

        ((int)answer.StatusCode).ShouldBeInRange(400, 499, asked);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json", asked);
        (await WebRun.JsonOf(answer)).GetProperty("title").GetString().ShouldNotBeNullOrWhiteSpace(asked);
    }
}
