namespace Portfolio.Ledger.Tests.Promises;

/// <summary>Promise 1: the events of one command are stored together or not at all.</summary>
public class Atomic(OneLedger one) : IClassFixture<OneLedger>
{
    private TestLedger Ledger => one.Ledger;

    [Fact]
    public async Task All_the_events_of_a_command_over_several_streams_stand_together()
    {
        var outcome = await Ledger.AppendAsync(Given.Command(
            Given.To("pair/left", ExpectedVersion.New, Given.Event(), Given.Event()),
            Given.To("pair/right", ExpectedVersion.New, Given.Event())));

        var appended = outcome.ShouldBeOfType<AppendOutcome.Appended>();
        appended.Versions.ShouldBe([new StreamVersion("pair/left", 2), new StreamVersion("pair/right", 1)]);
        var page = await Ledger.Reader.ReadPageAsync(appended.FirstPosition - 1, 3, default);
        page.Select(each => (each.Position - appended.FirstPosition, each.Stream, each.Version)).ShouldBe(
        [
            (0, "pair/left", 1),
            (1, "pair/left", 2),
            (2, "pair/right", 1),
        ]);
    }

    [Fact]
    public async Task A_conflict_in_one_stream_keeps_the_command_out_of_every_stream()
    {
        await Ledger.AppendAsync(Given.Command("half/taken", ExpectedVersion.New));
        var before = await Ledger.Reader.HeadAsync(default);

        var outcome = await Ledger.AppendAsync(Given.Command(
            Given.To("half/free", ExpectedVersion.New),
            Given.To("half/taken", ExpectedVersion.New)));

        outcome.ShouldBe(new AppendOutcome.Conflict("half/taken", ExpectedVersion.New, 1));
        (await Ledger.Reader.ReadStreamAsync("half/free", 0, default)).ShouldBeEmpty();
        (await Ledger.Reader.HeadAsync(default)).Size.ShouldBe(before.Size);
    }

    [Theory]
    [InlineData("22P02", """{"knots": """)]
    [InlineData("22021", "{\"a\": \"\0\"}")]
    public async Task An_event_that_the_database_refuses_takes_its_whole_command_with_it(string sqlState, string data)
    {
        var stream = $"whole/{sqlState}";
        var before = await Ledger.Reader.HeadAsync(default);

        var outcome = await Ledger.AppendAsync(Given.Command(stream, ExpectedVersion.New, Given.Event(), Given.Event(data)));

        outcome.ShouldBeOfType<AppendOutcome.Refused>().SqlState.ShouldBe(sqlState);
        (await Ledger.Reader.ReadStreamAsync(stream, 0, default)).ShouldBeEmpty();
        (await Ledger.Reader.HeadAsync(default)).Root.ShouldBe(before.Root);
    }

    [Fact]
    public async Task A_text_that_the_database_refuses_takes_the_events_with_it()
    {
        var twice = new NewText("note", "once");

        var outcome = await Ledger.AppendAsync(
            Given.Command("texts/refused", ExpectedVersion.New, Given.Event("{}", twice, twice)));

        outcome.ShouldBeOfType<AppendOutcome.Refused>().SqlState.ShouldBe("23505");
        (await Ledger.Reader.ReadStreamAsync("texts/refused", 0, default)).ShouldBeEmpty();
    }
}
