using System.Net;
using Portfolio.App.Access;
using Portfolio.App.Lists;
using Portfolio.App.Tests.Administration;
using Portfolio.App.Tests.Node;
using Portfolio.Fixtures;

namespace Portfolio.App.Tests.Web;

/// <summary>
/// A caller who was told of a position, by another node perhaps, asks for an answer that knows at least that: the node waits for
/// it, and not for long. That a page of a list waits for what its cursor knows is with the lists.
/// </summary>
public sealed class AtLeastTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_node_that_is_behind_answers_once_it_has_come_so_far()
    {
        await using var now = await NodeRun.StartAsync();
        await using var web = await WebRun.StartAsync(new NodeRun(await NodeRun.OpenAsync(now.ConnectionString), now.ConnectionString));
        using var leader = web.As(Roles.Leadership);
        var next = now.Node.View.Position + 1;
        await using var queue = new HeadQueue(now.ConnectionString);
        await queue.HoldAsync();
        var recording = now.WriteAsync(1);
        await queue.UntilWaitingAsync(1);

        var waiting = leader.GetAsync(Stalls(next), Cancellation);
        (await KnownAtAsync(await leader.GetAsync(Stalls(next - 1), Cancellation))).ShouldBe(next - 1, "what is known is not waited for");
        waiting.IsCompleted.ShouldBeFalse();
        await queue.ReleaseAsync();
        await recording;

        (await KnownAtAsync(await waiting)).ShouldBe(next);
    }

    [Fact]
    public async Task A_position_that_does_not_come_is_refused_with_how_far_the_node_is()
    {
        await using var web = await WebRun.StartAsync();
        using var leader = web.As(Roles.Leadership);
        await web.Node.WriteAsync(2);
        var newest = web.Node.Node.View.Position;
        var page = await WebRun.JsonOf(await leader.GetAsync("/api/programmes?limit=1", Cancellation));
        var cursor = ListCursor.Read(page.GetProperty("next").GetString()!)! with { Position = 99_999 };

        var answers = await Task.WhenAll(
            leader.GetAsync(Stalls(99_999), Cancellation), leader.GetAsync($"/api/programmes?limit=1&cursor={cursor}", Cancellation));

        foreach (var answer in answers)
        {
            await ShouldNotBeReachedAsync(answer, 99_999, newest);
        }
    }

    [Fact]
    public async Task What_is_no_position_is_not_waited_for()
    {
        await using var web = await WebRun.StartAsync();
        using var leader = web.As(Roles.Leadership);

        var answer = await leader.GetAsync("/api/reports/stalls?atLeast=soon", Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await WebRun.JsonOf(answer)).GetProperty("title").GetString().ShouldBe("atLeast is a position, as a command’s answer gives it.");
    }

    [Fact]
    public async Task A_position_that_a_restore_took_away_is_not_reached_until_the_ledger_holds_another_event_there()
    {
        await using var web = await WebRun.StartAsync();
        using var leader = web.As(Roles.Leadership);
        var kept = web.Node.Node.View.Position;
        await using var backup = await Backup.OfAsync(web.Node.ConnectionString, web.Node.Node.Ledger.Pool);
        await web.Node.WriteAsync(5);
        var gone = web.Node.Node.View.Position;
        (await KnownAtAsync(await leader.GetAsync(Stalls(gone), Cancellation))).ShouldBe(gone);
        await backup.RestoreAsync(web.Node.Node.Ledger.Pool);
        await AfterARestore.GoOnAsync(web.Node, Cancellation);

        await ShouldNotBeReachedAsync(await leader.GetAsync(Stalls(gone), Cancellation), gone, kept + 1);
        await web.Node.WriteAsync((int)(gone - kept - 1));

        (await KnownAtAsync(await leader.GetAsync(Stalls(gone), Cancellation))).ShouldBe(gone);
    }

    private static string Stalls(long atLeast) => $"/api/reports/stalls?atLeast={atLeast}";

    private static async Task ShouldNotBeReachedAsync(HttpResponseMessage answer, long position, long newest)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var problem = await WebRun.JsonOf(answer);
        problem.GetProperty("type").GetString().ShouldBe("urn:portfolio:rule:position-is-reached");
        problem.GetProperty("title").GetString().ShouldBe($"Position {position} is not known here; the newest is {newest}.");
    }

    private static async Task<long> KnownAtAsync(HttpResponseMessage answer)
    {
        var report = await WebRun.JsonOf(answer);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, report.ToString());
        return report.GetProperty("header").GetProperty("parameters").GetProperty("knowledge").GetProperty("knownAt").GetInt64();
    }
}
