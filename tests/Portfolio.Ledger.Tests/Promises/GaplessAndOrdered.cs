using System.Collections.Immutable;

namespace Portfolio.Ledger.Tests.Promises;

/// <summary>Promise 3: positions are 1, 2, 3 … in commit order, for any reader at any time.</summary>
public class GaplessAndOrdered
{
    private const int Writers = 12;
    private const int CommandsEach = 40;

    [Fact]
    public async Task A_reader_beside_many_writers_on_two_nodes_misses_nothing()
    {
        await using var one = await TestLedger.CreateAsync();
        await using var other = await TestLedger.OpenAsync(one.ConnectionString);
        var writing = Task.WhenAll(Enumerable.Range(0, Writers)
            .Select(writer => WriteAsync(writer % 2 == 0 ? one : other, writer)));
        var last = 0L;
        bool finished;
        do
        {
            finished = writing.IsCompleted;
            await foreach (var page in one.Reader.ReadAsync(last, default))
            {
                page.Select(each => each.Position).ShouldBe(Count(last + 1, page.Length));
                last = page[^1].Position;
            }
        }
        while (!finished);

        var acknowledged = (await writing).SelectMany(each => each).ToImmutableArray();
        last.ShouldBe(acknowledged.Sum(each => each.Count));
        var all = await one.AllAsync();
        all.Select(each => each.Position).ShouldBe(Count(1, all.Length));
        all.Select(each => each.RecordedAt).ShouldBeInOrder();
        foreach (var stream in all.GroupBy(each => each.Stream))
            stream.Select(each => each.Version).ShouldBe(Count(1, stream.Count()));
        foreach (var command in acknowledged)
        {
            var events = all.AsSpan((int)command.FirstPosition - 1, command.Count).ToArray();
            events.Select(each => each.CommandId).Distinct().Count().ShouldBe(1);
            events.ShouldAllBe(each => each.RecordedAt == command.RecordedAt);
        }
    }

    [Fact]
    public async Task What_was_refused_leaves_no_gap()
    {
        await using var ledger = await TestLedger.CreateAsync();
        await ledger.AppendAsync(Given.Command("boat/1", ExpectedVersion.New));
        (await ledger.AppendAsync(Given.Command("boat/1", ExpectedVersion.At(1), Given.Event("not JSON"))))
            .ShouldBeOfType<AppendOutcome.Refused>();
        (await ledger.AppendAsync(Given.Command("boat/1", ExpectedVersion.New))).ShouldBeOfType<AppendOutcome.Conflict>();

        var outcome = await ledger.AppendAsync(Given.Command("boat/1", ExpectedVersion.At(1)));

        outcome.ShouldBeOfType<AppendOutcome.Appended>().FirstPosition.ShouldBe(2);
    }

    [Fact]
    public async Task A_command_larger_than_a_group_goes_alone_and_whole()
    {
        await using var ledger = await TestLedger.CreateAsync();
        var events = Enumerable.Range(0, 1000).Select(i => Given.Event($$"""{"i": {{i}}}""")).ToArray();

        var outcome = await ledger.AppendAsync(Given.Command("boat/long", ExpectedVersion.New, events));

        outcome.ShouldBeOfType<AppendOutcome.Appended>().LastPosition.ShouldBe(1000);
        (await ledger.AllAsync()).Select(each => each.Data).ShouldBe(events.Select(each => each.Data));
    }

    private static IEnumerable<long> Count(long from, int many) => Enumerable.Range(0, many).Select(i => from + i);

    private static async Task<List<AppendOutcome.Appended>> WriteAsync(TestLedger ledger, int writer)
    {
        var acknowledged = new List<AppendOutcome.Appended>();
        for (var i = 0; i < CommandsEach; i++)
        {
            var events = Enumerable.Repeat(Given.Event(), 1 + (writer + i) % 3).ToArray();
            var outcome = await ledger.AppendAsync(Given.Command($"boat/{i % 7}", ExpectedVersion.Any, events));
            acknowledged.Add(outcome.ShouldBeOfType<AppendOutcome.Appended>());
        }
        return acknowledged;
    }
}
