using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Portfolio.App.Access;
using Portfolio.App.Tests.Node;
using Portfolio.App.Verbs;
using Portfolio.App.Web;

namespace Portfolio.App.Tests.Web;

public sealed class RateLimitTests
{
    [Fact]
    public async Task Who_asks_too_much_is_told_to_wait_and_nobody_else_is()
    {
        await using var web = await WebRun.StartAsync(await NodeRun.StartAsync(), options: o => o with { Limits = new RateLimits(1, 20) });
        using var wild = web.As(Roles.Pmo);
        using var other = web.As(Roles.Leadership);
        using var nobody = web.As(null);
        var before = web.Node.Node.View.Position;
        HttpResponseMessage answer;
        var done = 0;
        while ((answer = await WebRun.PostAsync(wild, "/api/programmes", $$"""{"code":"P-{{done}}","title":"One","department":"MKT"}""")).IsSuccessStatusCode)
        {
            done++;
        }

        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var told = await WebRun.JsonOf(answer);
        told.GetProperty("type").GetString().ShouldBe("urn:portfolio:rule:callers-leave-room-for-others");
        told.GetProperty("title").GetString().ShouldBe("A caller may make 1 requests a second here. Try again in a second; nothing was done.");
        done.ShouldBeGreaterThanOrEqualTo(20);
        (web.Node.Node.View.Position - before).ShouldBe(done, "what was refused recorded nothing");
        (await other.GetAsync("/api/programmes", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        for (var i = 0; i < 40; i++)
        {
            (await nobody.GetAsync("/health/live", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        // Everybody without a name at one address is one caller, and one who was refused comes in again.
        HttpStatusCode status;
        while ((status = (await nobody.GetAsync("/api/programmes", TestContext.Current.CancellationToken)).StatusCode) == HttpStatusCode.Unauthorized)
        {
        }

        status.ShouldBe(HttpStatusCode.TooManyRequests);
        while ((await wild.GetAsync("/api/programmes", TestContext.Current.CancellationToken)).StatusCode != HttpStatusCode.OK)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Whoever_comes_with_made_up_keys_asks_the_database_no_more_often_than_the_limits_allow()
    {
        await using var web = await WebRun.StartAsync(await NodeRun.StartAsync(), options: o => o with { Limits = new RateLimits(1, 20) });
        using var nobody = web.As(null);

        // Every look at the keys waits; whoever is answered did not look.
        await using var database = Npgsql.NpgsqlDataSource.Create(web.Node.ConnectionString);
        await using var owner = await database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var held = await owner.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var hold = new Npgsql.NpgsqlCommand("lock table access.api_keys in access exclusive mode", owner, held))
        {
            await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var asked = Enumerable.Range(0, 200).Select(n => AskAsync(nobody, $"pk_{n:x64}")).ToList();
        var answered = 0;
        while (answered < 100)
        {
            var first = await Task.WhenAny(asked).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
            asked.Remove(first);
            (await first).ShouldBe(HttpStatusCode.TooManyRequests);
            answered++;
        }

        await held.RollbackAsync(TestContext.Current.CancellationToken);
        (await Task.WhenAll(asked)).Count(status => status == HttpStatusCode.Unauthorized).ShouldBeGreaterThanOrEqualTo(20);

        static async Task<HttpStatusCode> AskAsync(HttpClient caller, string key)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/programmes") { Headers = { Authorization = new("Bearer", key) } };
            using var answer = await caller.SendAsync(request, TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task The_description_tells_of_it_at_every_operation()
    {
        await using var web = await WebRun.StartAsync();
        using var caller = web.As(Roles.Pmo);

        var paths = JsonDocument.Parse(await caller.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken)).RootElement.GetProperty("paths");

        foreach (var operation in paths.EnumerateObject().SelectMany(p => p.Value.EnumerateObject()))
        {
            operation.Value.GetProperty("responses").GetProperty("429").GetProperty("headers").TryGetProperty("Retry-After", out _).ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData(true, null, null, null)]
    [InlineData(false, null, null, "1000/3000")]
    [InlineData(false, "0", null, null)]
    [InlineData(true, "50", null, "50/150")]
    [InlineData(false, "50000", "60000", "50000/60000")]
    public void They_are_off_on_loopback_and_as_configured_anywhere(bool loopback, string? perSecond, string? burst, string? expected) =>
        (Of(loopback, perSecond, burst) is { } limits ? $"{limits.PerSecond}/{limits.Burst}" : null).ShouldBe(expected);

    [Theory]
    [InlineData("many", null, "RateLimits__PerSecond is “many”, and a number from 0 to 1000000 was expected.")]
    [InlineData("-1", null, "RateLimits__PerSecond is “-1”, and a number from 0 to 1000000 was expected.")]
    [InlineData(null, "5", "RateLimits__Burst goes with RateLimits__PerSecond: set both, or the latter alone.")]
    [InlineData("10", "5", "RateLimits__Burst is 5: that is fewer than one second brings, 10.")]
    public void What_cannot_be_is_refused(string? perSecond, string? burst, string sentence) =>
        Should.Throw<WrongUseException>(() => Of(loopback: false, perSecond, burst)).Message.ShouldBe(sentence);

    private static RateLimits? Of(bool loopback, string? perSecond, string? burst) => RateLimits.Of(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["RateLimits:PerSecond"] = perSecond,
            ["RateLimits:Burst"] = burst,
        }).Build(),
        loopback);
}
