using System.Net;
using Npgsql;
using Portfolio.App.Access;
using Portfolio.App.Administration;
using Portfolio.App.Tests.Administration;
using Portfolio.App.Tests.Node;
using Portfolio.App.Tests.Web;
using Portfolio.Fixtures;

namespace Portfolio.App.Tests.Audit.Feed;

/// <summary>
/// The database is put back to an earlier backup and goes on in a new incarnation: no reader of the stream misses what came
/// to stand in the positions that it had read.
/// </summary>
public sealed class StreamOverRestoresTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reader_who_has_read_what_a_restore_took_back_is_told_how_far_to_go_back_and_then_misses_nothing()
    {
        await using var web = await StartAsync();
        await web.Node.WriteAsync(3);
        using var auditor = web.As(Roles.Auditor);
        await using var backup = await Backup.OfAsync(web.Node.ConnectionString, web.Node.Node.Ledger.Pool);
        var kept = web.Node.Node.View.Position;
        using var early = await StreamReading.OpenAsync(auditor, 0);
        await early.PositionsAsync((int)kept);
        await web.Node.WriteAsync(4);
        using var reading = await StreamReading.OpenAsync(auditor, 0);
        await reading.PositionsAsync((int)kept + 4);
        await backup.RestoreAsync(web.Node.Node.Ledger.Pool);
        await AfterARestore.GoOnAsync(web.Node, Cancellation);

        (await reading.NextAsync()).ShouldBeNull("the history that it read is over");
        await web.Node.WriteAsync(9);

        web.Node.Node.View.Position.ShouldBeGreaterThan(reading.LastPosition, "what it has read last is an event again, and another one");
        using var refused = await StreamReading.OpenAsync(auditor, reading.LastId);
        refused.Answer.StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await WebRun.JsonOf(refused.Answer)).GetProperty("title").GetString().ShouldNotBeNull()
            .ShouldEndWith($"drop what you hold behind position {kept}, and go on after it.");

        // Whoever has read no more than was kept goes on, and so does who has gone back so far.
        foreach (var last in new[] { early.LastId, $"1.{kept}", $"{kept}" })
        {
            using var again = await StreamReading.OpenAsync(auditor, last);
            (await again.NextAsync()).ShouldNotBeNull().GetProperty("type").GetString().ShouldBe("portfolio.IncarnationOpened");
            again.LastId.ShouldBe($"2.{kept + 1}");
            (await again.PositionsAsync(9)).ShouldBe(Enumerable.Range((int)kept + 2, 9).Select(p => (long)p));
        }

        (await WebRun.JsonOf(await auditor.GetAsync($"/api/events?after={kept}", Cancellation))).GetProperty("incarnation").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task A_reader_behind_the_end_of_what_was_restored_is_told_so_too()
    {
        await using var web = await StartAsync();
        await web.Node.WriteAsync(1);
        using var auditor = web.As(Roles.Auditor);
        await using var backup = await Backup.OfAsync(web.Node.ConnectionString, web.Node.Node.Ledger.Pool);
        var kept = web.Node.Node.View.Position;
        await web.Node.WriteAsync(7);
        using var reading = await StreamReading.OpenAsync(auditor, 0);
        await reading.PositionsAsync((int)kept + 7);
        await backup.RestoreAsync(web.Node.Node.Ledger.Pool);

        await AfterARestore.GoOnAsync(web.Node, Cancellation);

        (await reading.NextAsync().WaitAsync(TimeSpan.FromMinutes(2), Cancellation)).ShouldBeNull("though there is nothing behind what it has read");
        using var refused = await StreamReading.OpenAsync(auditor, reading.LastId);
        refused.Answer.StatusCode.ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task A_new_incarnation_that_holds_all_that_was_read_goes_on_without_a_gap_or_a_repeat()
    {
        await using var web = await WebRun.StartAsync();
        await web.Node.WriteAsync(3);
        using var auditor = web.As(Roles.Auditor);
        using var reading = await StreamReading.OpenAsync(auditor, 0);
        var before = web.Node.Node.View.Position;
        await reading.PositionsAsync((int)before);
        var (last, opened) = (reading.LastId, before + 1);
        await OpenIncarnation.RunAsync(web.Node.Node, web.Node.ConnectionString, "moved to another data centre", NodeRun.Officer, Cancellation);

        await web.Node.WriteAsync(2);

        (await reading.PositionsAsync(3)).ShouldBe([opened, opened + 1, opened + 2]);
        (last, reading.LastId).ShouldBe(($"1.{before}", $"2.{opened + 2}"));
        using var again = await StreamReading.OpenAsync(auditor, last);
        (await again.PositionsAsync(3)).ShouldBe([opened, opened + 1, opened + 2]);
    }

    [Fact]
    public async Task A_node_that_has_yet_to_read_the_new_incarnation_sends_none_of_the_old_one()
    {
        await using var web = await WebRun.StartAsync();
        await web.Node.WriteAsync(3);
        using var auditor = web.As(Roles.Auditor);

        using var ahead = await StreamReading.OpenAsync(auditor, "2.1");

        ahead.Answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, "there is no such incarnation");
        await using (var owner = NpgsqlDataSource.Create(web.Node.ConnectionString))
        await using (var opening = owner.CreateCommand("update ledger.head set incarnation = 2"))
        {
            await opening.ExecuteNonQueryAsync(Cancellation);
        }

        using var early = await StreamReading.OpenAsync(auditor, "2.1");
        early.Answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await early.NextAsync()).ShouldBeNull("it comes back");
    }

    [Theory]
    [InlineData("1.")]
    [InlineData(".1")]
    [InlineData("0.1")]
    [InlineData("1.1.1")]
    [InlineData("-1.1")]
    [InlineData("1.-1")]
    [InlineData("99999999999.1")]
    [InlineData("one")]
    public async Task What_is_no_id_is_refused(string last)
    {
        await using var web = await WebRun.StartAsync();
        using var auditor = web.As(Roles.Auditor);

        using var reading = await StreamReading.OpenAsync(auditor, last);

        reading.Answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    // A reader is told again and again how far it has come: in the history that it reads.
    private static async Task<WebRun> StartAsync() =>
        await WebRun.StartAsync(await NodeRun.StartAsync(), options: o => o with { Heartbeat = TimeSpan.FromMilliseconds(20) });
}
