namespace Portfolio.Ledger.Tests.Promises;

/// <summary>
/// A name that is withdrawn is used by nothing afterwards: neither by what was recorded before the withdrawal and not seen
/// by it, nor by what was decided before it and comes after.
/// </summary>
public class Withdrawn(OneLedger one) : IClassFixture<OneLedger>
{
    private TestLedger Ledger => one.Ledger;

    [Fact]
    public async Task A_name_that_was_used_since_stays_whatever_its_case()
    {
        var seen = await LastAsync();
        await Ledger.AppendAsync(Sighted("""{"harbour": "North-1"}"""));

        var outcome = await Ledger.AppendAsync(Withdrawal("NORTH-1", seen));

        outcome.ShouldBe(new AppendOutcome.Outdated(await LastAsync()));
        (await Ledger.AppendAsync(Withdrawal("NORTH-1", await LastAsync()))).ShouldBeOfType<AppendOutcome.Appended>();
    }

    [Theory]
    [InlineData("""{"harbour": "South-10"}""")]
    [InlineData("""{"harbour": "The South-1"}""")]
    public async Task A_longer_name_is_another(string data)
    {
        var seen = await LastAsync();
        await Ledger.AppendAsync(Sighted(data));

        (await Ledger.AppendAsync(Withdrawal("South-1", seen))).ShouldBeOfType<AppendOutcome.Appended>();
    }

    [Fact]
    public async Task What_was_decided_before_is_not_recorded_and_what_was_decided_after_is()
    {
        var seen = await LastAsync();
        var withdrawn = (await Ledger.AppendAsync(Withdrawal("West-1", seen))).ShouldBeOfType<AppendOutcome.Appended>();

        var before = await Ledger.AppendAsync(Sighted() with { DecidedAt = seen });
        var after = await Ledger.AppendAsync(Sighted() with { DecidedAt = withdrawn.LastPosition });

        before.ShouldBe(new AppendOutcome.Outdated(withdrawn.LastPosition));
        after.ShouldBeOfType<AppendOutcome.Appended>();
        (await Ledger.AppendAsync(Sighted())).ShouldBeOfType<AppendOutcome.Appended>("it rests on nothing");
    }

    [Fact]
    public async Task Within_one_group_the_order_counts_too()
    {
        var seen = await LastAsync();
        await using var held = await HeldHead.TakeAsync(Ledger);

        var outcomes = await held.AppendTogetherAsync(
            Sighted("""{"harbour": "East-1"}""") with { DecidedAt = seen },
            Withdrawal("East-1", seen),
            Withdrawal("East-2", seen),
            Sighted("""{"harbour": "East-2"}""") with { DecidedAt = seen },
            Withdrawal("East-3", seen));

        var first = outcomes[0].ShouldBeOfType<AppendOutcome.Appended>().LastPosition;
        outcomes[1].ShouldBe(new AppendOutcome.Outdated(first));
        outcomes[2].ShouldBeOfType<AppendOutcome.Appended>().LastPosition.ShouldBe(first + 1);
        outcomes[3].ShouldBe(new AppendOutcome.Outdated(first + 1));
        outcomes[4].ShouldBe(new AppendOutcome.Outdated(first + 1));
    }

    [Fact]
    public async Task A_withdrawal_that_was_sent_twice_gets_the_first_answer()
    {
        var withdrawal = Withdrawal("Quay-1", await LastAsync());
        var first = (await Ledger.AppendAsync(withdrawal)).ShouldBeOfType<AppendOutcome.Appended>();

        (await Ledger.AppendAsync(withdrawal)).ShouldBeOfType<AppendOutcome.Repeated>().FirstPosition.ShouldBe(first.FirstPosition);
    }

    private static AppendRequest Sighted(string data = """{"knots": 7}""") =>
        Given.Command($"boat/{Guid.NewGuid():N}", ExpectedVersion.New, Given.Event(data));

    private static AppendRequest Withdrawal(string name, long decidedAt) =>
        Given.Command($"harbour/{name}", ExpectedVersion.Any) with { DecidedAt = decidedAt, Withdraws = name };

    private async Task<long> LastAsync() => (await Ledger.Reader.HeadAsync(TestContext.Current.CancellationToken)).Size;
}
