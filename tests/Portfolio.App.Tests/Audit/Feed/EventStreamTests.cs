using System.Net;
using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Tests.Node;
using Portfolio.App.Tests.Web;
using Portfolio.Domain.Departments;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Tests.Audit.Feed;

public sealed class EventStreamTests
{
    [Fact]
    public async Task A_reader_that_comes_back_again_and_again_while_it_grows_sees_each_event_once()
    {
        await using var web = await WebRun.StartAsync();
        using var auditor = web.As(Roles.Auditor);
        var writing = WriteAsync(web.Node, 60);
        var seen = new List<long>();
        while (seen.Count < 60)
        {
            // Left in the middle of things, whatever had been sent already.
            using var reading = await StreamReading.OpenAsync(auditor, seen.LastOrDefault());
            seen.AddRange(await reading.PositionsAsync(Math.Min(7, 60 - seen.Count)));
        }

        await writing;
        seen.ShouldBe(Enumerable.Range(1, 60).Select(p => (long)p));
    }

    [Fact]
    public async Task A_reader_goes_on_where_it_was_after_the_program_was_restarted()
    {
        await using var node = await NodeRun.StartAsync();
        await WriteAsync(node, 10);
        string last;
        long seen;
        await using (var first = await WebRun.StartAsync(new NodeRun(await NodeRun.OpenAsync(node.ConnectionString), node.ConnectionString)))
        {
            using var auditor = first.As(Roles.Auditor);
            using var reading = await StreamReading.OpenAsync(auditor, 0);
            (await reading.PositionsAsync(6)).ShouldBe([1, 2, 3, 4, 5, 6]);
            (last, seen) = (reading.LastId, reading.LastPosition);

            // A reader who stays is let go in an orderly way, and does not keep the program from stopping.
            (await reading.PositionsAsync((int)node.Node.View.Position - 6)).Count.ShouldBeGreaterThan(0);
            await first.App.StopAsync();
            (await reading.NextAsync()).ShouldBeNull();
        }

        await WriteAsync(node, 5);
        await using var second = await WebRun.StartAsync(new NodeRun(await NodeRun.OpenAsync(node.ConnectionString), node.ConnectionString));
        using var again = second.As(Roles.Auditor);
        using var more = await StreamReading.OpenAsync(again, last);
        var rest = (int)(node.Node.View.Position - seen);
        (await more.PositionsAsync(rest)).ShouldBe(Enumerable.Range((int)seen + 1, rest).Select(p => (long)p));
    }

    [Fact]
    public async Task What_is_not_yet_there_on_this_node_is_waited_for()
    {
        await using var other = await NodeRun.StartAsync();
        await using var web = await WebRun.StartAsync(new NodeRun(await NodeRun.OpenAsync(other.ConnectionString), other.ConnectionString));
        using var auditor = web.As(Roles.Auditor);
        for (var i = 0; i < 10; i++)
        {
            // The other node answers before this one has heard of it, nearly always.
            await WriteAsync(other, 20);
            using var reading = await StreamReading.OpenAsync(auditor, other.Node.View.Position);
            reading.Answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            var next = reading.PositionsAsync(1);
            await WriteAsync(other, 1);
            (await next).ShouldBe([other.Node.View.Position]);
        }

        using var beyond = await StreamReading.OpenAsync(auditor, other.Node.View.Position + 1000);
        beyond.Answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_reader_hears_that_it_is_alive_when_nothing_happens_and_how_far_it_has_come()
    {
        await using var web = await WebRun.StartAsync(
            await NodeRun.StartAsync(), options: o => o with { Heartbeat = TimeSpan.FromMilliseconds(20) });
        await WriteAsync(web.Node, 3);
        using var auditor = web.As(Roles.Auditor);
        using var reading = await StreamReading.OpenAsync(auditor, 0, "?type=ProgrammeStalled");

        await reading.UntilMarksAsync(4);

        // Nothing of it was meant for the reader, and it need not look there again.
        reading.LastId.ShouldBe($"1.{web.Node.Node.View.Position}");
    }

    [Fact]
    public async Task A_reader_that_does_not_read_holds_nobody_up_and_misses_nothing()
    {
        await using var web = await WebRun.StartAsync();
        using var auditor = web.As(Roles.Auditor);
        using var slow = await StreamReading.OpenAsync(auditor, 0);
        using var quick = await StreamReading.OpenAsync(auditor, 0);
        var reading = quick.PositionsAsync(3000);

        await WriteAsync(web.Node, 3000);

        var all = Enumerable.Range(1, 3000).Select(p => (long)p).ToList();
        (await reading).ShouldBe(all);
        (await slow.PositionsAsync(3000)).ShouldBe(all);
    }

    [Fact]
    public async Task Many_readers_are_told_the_same()
    {
        await using var web = await WebRun.StartAsync();
        using var auditor = web.As(Roles.Auditor);
        var from = web.Node.Node.View.Position;
        var readers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => StreamReading.OpenAsync(auditor, from)));
        var reading = readers.Select(r => r.PositionsAsync(20)).ToList();

        await WriteAsync(web.Node, 20);

        (await Task.WhenAll(reading)).ShouldAllBe(seen => seen.SequenceEqual(Enumerable.Range((int)from + 1, 20).Select(p => (long)p)));
        foreach (var reader in readers)
        {
            reader.Dispose();
        }
    }

    [Fact]
    public async Task Filters_go_by_kind_and_by_department_with_those_below_it()
    {
        await using var web = await WebRun.StartAsync();
        var node = web.Node;
        await node.Node.ExecuteAsync(new OpenDepartment("WEB", "Web marketing", "MKT"), new Envelope(NodeRun.Officer), CancellationToken.None);
        await node.Node.ExecuteAsync(new OpenDepartment("IT", "Technology"), new Envelope(NodeRun.Officer), CancellationToken.None);
        foreach (var (code, department) in new[] { ("A-1", "MKT"), ("A-2", "WEB"), ("A-3", "IT") })
        {
            await node.ExecuteAsync(code, new Propose(code, code, department), new AppointSponsor("ada"));
        }

        using var auditor = web.As(Roles.Auditor);
        async Task<List<string>> SubjectsAsync(string query, int count)
        {
            using var reading = await StreamReading.OpenAsync(auditor, 0, query);
            var subjects = new List<string>();
            while (subjects.Count < count && await reading.NextAsync() is { } e)
            {
                subjects.Add(e.GetProperty("subject").GetString()!);
            }

            return subjects;
        }

        (await SubjectsAsync("?department=mkt&type=ProgrammeProposed", 2)).ShouldBe(["programme/A-1", "programme/A-2"]);
        (await SubjectsAsync("?type=SponsorAppointed&type=portfolio.DepartmentOpened", 6)).ShouldBe(
            ["department/MKT", "department/WEB", "department/IT", "programme/A-1", "programme/A-2", "programme/A-3"]);
        (await SubjectsAsync("?department=WEB", 3)).ShouldBe(["department/WEB", "programme/A-2", "programme/A-2"]);
        using var odd = await auditor.GetAsync("/api/events/stream?type=ProgrammeTeleported");
        odd.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var page = await auditor.GetAsync("/api/events?department=IT&type=SponsorAppointed");
        var shown = (await WebRun.JsonOf(page)).GetProperty("events").EnumerateArray().Select(e => e.GetProperty("subject").GetString());
        shown.ShouldBe(["programme/A-3"]);
    }

    [Fact]
    public async Task Where_the_log_can_no_longer_be_followed_the_stream_ends_and_does_not_hang()
    {
        await using var now = await NodeRun.StartAsync();
        var old = new EventCodec(EventType.All.Where(t => t.Name != "ProgrammeProposed"));
        await using var web = await WebRun.StartAsync(new NodeRun(await NodeRun.OpenAsync(now.ConnectionString, codec: old), now.ConnectionString));
        using var auditor = web.As(Roles.Auditor);
        using var reading = await StreamReading.OpenAsync(auditor, 0);
        (await reading.PositionsAsync(1)).ShouldBe([1]);

        await now.ExecuteAsync("CRM-2", new Propose("CRM-2", "One view of the customer", "MKT"));

        (await reading.NextAsync()).ShouldBeNull();
    }

    // The department of the run is the first event.
    private static async Task WriteAsync(NodeRun node, int upTo)
    {
        foreach (var batch in Enumerable.Range(0, upTo).Chunk(50))
        {
            await Task.WhenAll(batch.Select(_ => $"P-{Guid.NewGuid():N}").Select(code => node.ExecuteAsync(code, new Propose(code, "One of many", "MKT"))));
        }
    }
}
