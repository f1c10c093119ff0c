namespace Portfolio.Ledger.Tests.Promises;

/// <summary>Promise 6: a conflict, a duplicate or a poisoned request never touches the others in its group.</summary>
public class Neighbourly(OneLedger one) : IClassFixture<OneLedger>
{
    private TestLedger Ledger => one.Ledger;

    [Fact]
    public async Task A_conflict_a_duplicate_and_a_reused_key_leave_their_neighbours_alone()
    {
        var done = Given.Command("calm/done", ExpectedVersion.New);
        await Ledger.AppendAsync(done);
        await using var held = await HeldHead.TakeAsync(Ledger);

        var outcomes = await held.AppendTogetherAsync(
            Given.Command("calm/1", ExpectedVersion.New),
            Given.Command("calm/done", ExpectedVersion.New),
            Given.Command("calm/2", ExpectedVersion.New),
            done,
            Given.Command("calm/3", ExpectedVersion.New),
            done with { ContentHash = [.. new byte[32]] },
            Given.Command("calm/4", ExpectedVersion.New));

        var neighbours = outcomes.OfType<AppendOutcome.Appended>().ToList();
        neighbours.Select(each => each.Versions.Single().Stream).ShouldBe(["calm/1", "calm/2", "calm/3", "calm/4"]);
        neighbours.Select(each => each.FirstPosition - neighbours[0].FirstPosition).ShouldBe([0, 1, 2, 3]);
        outcomes[1].ShouldBeOfType<AppendOutcome.Conflict>();
        outcomes[3].ShouldBeOfType<AppendOutcome.Repeated>();
        outcomes[5].ShouldBeOfType<AppendOutcome.KeyReused>();
        (await Ledger.OwnerAsync("select count(distinct xmin::text) from ledger.events where stream ~ '^calm/[1-4]'"))
            .ShouldBe(1L, "they were one group");
    }

    [Theory]
    [InlineData("data that is not JSON", "22P02")]
    [InlineData("a source that is not JSON", "22P02")]
    [InlineData("a zero character", "22021")]
    [InlineData("half a character", LedgerErrors.Malformed)]
    [InlineData("a cause to come", LedgerErrors.Malformed)]
    [InlineData("a recorded time", LedgerErrors.RecordedTimeNotAllowed)]
    [InlineData("a key too long to find again", "54000")]
    public async Task A_poisoned_request_is_refused_alone(string what, string sqlState)
    {
        var poisoned = what switch
        {
            "data that is not JSON" => Given.Command("poison", ExpectedVersion.Any, Given.Event("{")),
            "a source that is not JSON" => Given.Command("poison", ExpectedVersion.Any, Given.Event() with { Source = "?" }),
            "a zero character" => Given.Command("poison/\0", ExpectedVersion.Any),
            "half a character" => Given.Command("poison/\ud800", ExpectedVersion.Any),
            "a cause to come" => Given.Command("poison", ExpectedVersion.Any, Given.Event() with { CausedBy = 1_000_000 }),
            "a recorded time" => Given.Command("poison", ExpectedVersion.Any) with { RecordedAt = DateTimeOffset.UnixEpoch },
            _ => Given.Command("poison", ExpectedVersion.Any) with { Key = LongKey() },
        };
        await using var held = await HeldHead.TakeAsync(Ledger);

        var outcomes = await held.AppendTogetherAsync(
            Given.Command($"beside/{what}", ExpectedVersion.New),
            poisoned,
            Given.Command($"beside/{what}", ExpectedVersion.At(1)));

        outcomes[0].ShouldBeOfType<AppendOutcome.Appended>();
        outcomes[1].ShouldBeOfType<AppendOutcome.Refused>().SqlState.ShouldBe(sqlState);
        outcomes[2].ShouldBeOfType<AppendOutcome.Appended>();
    }

    // Random, so that it cannot be compressed into an index entry after all.
    private static string LongKey() => string.Concat(Enumerable.Range(0, 400).Select(_ => Guid.NewGuid().ToString()));
}
