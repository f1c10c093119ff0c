namespace Portfolio.Ledger.Tests.Promises;

/// <summary>A ledger marked sample may be given its recorded times; no other may, and none backwards.</summary>
public class SampleTimes
{
    private static readonly DateTimeOffset Then = new(2019, 5, 6, 7, 8, 9, 123, 456, TimeSpan.Zero);

    [Fact]
    public async Task A_sample_ledger_takes_the_times_it_is_given()
    {
        await using var ledger = await TestLedger.CreateAsync(new LedgerSettings { Sample = true });
        ledger.Ledger.Head.Sample.ShouldBeTrue();

        foreach (var at in new[] { Then, Then, Then.AddYears(1) })
        {
            (await ledger.AppendAsync(Given.Command("boat/1", ExpectedVersion.Any) with { RecordedAt = at }))
                .ShouldBeOfType<AppendOutcome.Appended>().RecordedAt.ShouldBe(at);
        }

        (await ledger.AllAsync()).Select(each => each.RecordedAt).ShouldBe([Then, Then, Then.AddYears(1)]);
    }

    [Fact]
    public async Task Its_times_never_turn_back()
    {
        await using var ledger = await TestLedger.CreateAsync(new LedgerSettings { Sample = true });
        await ledger.AppendAsync(Given.Command("boat/1", ExpectedVersion.New) with { RecordedAt = Then });
        var earlier = Given.Command("boat/1", ExpectedVersion.At(1)) with { RecordedAt = Then.AddMicroseconds(-1) };

        (await ledger.AppendAsync(earlier)).ShouldBeOfType<AppendOutcome.Refused>().SqlState
            .ShouldBe(LedgerErrors.RecordedTimeBackwards);

        (await ledger.AppendAsync(earlier with { RecordedAt = Then })).ShouldBeOfType<AppendOutcome.Appended>();
    }

    [Fact]
    public async Task A_repeat_is_answered_though_its_time_has_passed()
    {
        await using var ledger = await TestLedger.CreateAsync(new LedgerSettings { Sample = true });
        var first = Given.Command("boat/1", ExpectedVersion.New) with { RecordedAt = Then };
        await ledger.AppendAsync(first);
        await ledger.AppendAsync(Given.Command("boat/2", ExpectedVersion.New) with { RecordedAt = Then.AddDays(1) });

        (await ledger.AppendAsync(first)).ShouldBeOfType<AppendOutcome.Repeated>().RecordedAt.ShouldBe(Then);
    }

    [Fact]
    public async Task An_ordinary_ledger_takes_none_and_keeps_its_own_time_from_turning_back()
    {
        await using var ledger = await TestLedger.CreateAsync();
        (await ledger.AppendAsync(Given.Command("boat/1", ExpectedVersion.New) with { RecordedAt = Then }))
            .ShouldBeOfType<AppendOutcome.Refused>().SqlState.ShouldBe(LedgerErrors.RecordedTimeNotAllowed);

        // As if the server's clock had been set back by a day after the last append.
        await ledger.OwnerAsync("update ledger.head set last_recorded_at = date_trunc('second', now()) + interval '1 day'");
        var head = await ledger.Reader.HeadAsync(default);

        (await ledger.AppendAsync(Given.Command("boat/1", ExpectedVersion.New)))
            .ShouldBeOfType<AppendOutcome.Appended>().RecordedAt.ShouldBe(head.LastRecordedAt);
    }

    [Fact]
    public async Task The_mark_is_given_once_when_the_ledger_is_made()
    {
        await using var ledger = await TestLedger.CreateAsync();
        await using var again = await TestLedger.OpenAsync(ledger.ConnectionString, new LedgerSettings { Sample = true });
        again.Ledger.Head.Sample.ShouldBeFalse();
        again.Ledger.Head.LedgerId.ShouldBe(ledger.Ledger.Head.LedgerId);
    }
}
