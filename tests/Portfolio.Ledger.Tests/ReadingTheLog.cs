using System.Collections.Immutable;

namespace Portfolio.Ledger.Tests;

public class ReadingTheLog(ReadingTheLog.MoreThanTwoPages one) : IClassFixture<ReadingTheLog.MoreThanTwoPages>
{
    private LogReader Reader => one.Ledger.Reader;

    [Theory]
    [InlineData(0)]
    [InlineData(4095)]
    [InlineData(9000)]
    [InlineData(9001)]
    [InlineData(10_000)]
    public async Task Everything_after_a_position_comes_in_order_page_by_page(long after)
    {
        var positions = new List<long>();
        await foreach (var page in Reader.ReadAsync(after, default))
        {
            page.Length.ShouldBeInRange(1, LogReader.PageSize);
            positions.AddRange(page.Select(each => each.Position));
        }

        positions.ShouldBe(Enumerable.Range(1, 9001).Select(i => (long)i).Where(position => position > after));
    }

    [Fact]
    public async Task Who_has_seen_enough_may_leave_and_the_connection_is_good_for_the_next()
    {
        for (var i = 0; i < 20; i++)
        {
            await foreach (var page in Reader.ReadAsync(0, default))
            {
                page[0].Position.ShouldBe(1);
                break;
            }
        }
        (await Reader.HeadAsync(default)).Size.ShouldBe(9001);
    }

    [Fact]
    public async Task A_stream_is_read_from_a_version_on()
    {
        (await Reader.ReadStreamAsync("boat/2", 2998, default)).Select(each => (each.Stream, each.Version))
            .ShouldBe([("boat/2", 2999), ("boat/2", 3000)]);
        (await Reader.ReadStreamAsync("boat/2", 3000, default)).ShouldBeEmpty();
        (await Reader.ReadStreamAsync("boat/none", 0, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_event_carries_everything_that_was_appended()
    {
        var recorded = (await Reader.ReadOneAsync(9001, default)).ShouldNotBeNull();

        var expected = new RecordedEvent(
            9001, "port/1", 1, "BoatBerthed", 3, "{ }", recorded.TextNames, new DateOnly(1999, 12, 31),
            new DateOnly(2026, 3, 1), one.Last.RecordedAt, "keeper-1", "keeper", "test", one.Berthed.CommandId,
            one.Berthed.CorrelationId, 17, """{"row":7}""");
        recorded.ShouldBe(expected);
        recorded.TextNames.ShouldBe(["plan", "note"]);
        recorded.RecordedAt.Offset.ShouldBe(TimeSpan.Zero);
        (await Reader.ReadOneAsync(9002, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Texts_are_fetched_for_the_events_that_are_shown()
    {
        (await Reader.ReadTextsAsync([1, 9001, 9002], default)).ShouldBe(
        [
            new RecordedText(9001, "note", "Grüße"),
            new RecordedText(9001, "plan", ""),
        ]);
        (await Reader.ReadTextsAsync([], default)).ShouldBeEmpty();
    }

    public sealed class MoreThanTwoPages : IAsyncLifetime
    {
        public TestLedger Ledger { get; private set; } = null!;

        public AppendRequest Berthed { get; } = Given.Command("port/1", ExpectedVersion.New, new NewEvent(
            "BoatBerthed", 3, "{ }", new DateOnly(1999, 12, 31), new DateOnly(2026, 3, 1), """{"row":7}""", 17)
        {
            Texts = [new NewText("plan", ""), new NewText("note", "Grüße")],
        });

        public AppendOutcome.Appended Last { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Ledger = await TestLedger.CreateAsync();
            ImmutableArray<NewEvent> many = [.. Enumerable.Repeat(Given.Event(), 3000)];
            for (var boat = 1; boat <= 3; boat++)
                await Ledger.AppendAsync(Given.Command(new StreamAppend($"boat/{boat}", ExpectedVersion.New, many)));
            Last = (await Ledger.AppendAsync(Berthed)).ShouldBeOfType<AppendOutcome.Appended>();
        }

        public ValueTask DisposeAsync() => Ledger.DisposeAsync();
    }
}
