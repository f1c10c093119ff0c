namespace Portfolio.Ledger.Tests.Promises;

/// <summary>Promise 4: of two writers at one version exactly one wins, and the other learns the actual version.</summary>
public class OptimisticConcurrency(OneLedger one) : IClassFixture<OneLedger>
{
    private TestLedger Ledger => one.Ledger;

    [Fact]
    public async Task Writers_on_two_nodes_who_saw_the_same_version_cannot_both_win()
    {
        await using var other = await TestLedger.OpenAsync(Ledger.ConnectionString);
        for (var version = 0; version < 30; version++)
        {
            var outcomes = await Task.WhenAll(
                Enumerable.Range(0, 4).Select(writer => (writer % 2 == 0 ? Ledger : other)
                    .AppendAsync(Given.Command("race/nodes", ExpectedVersion.At(version)))));

            outcomes.OfType<AppendOutcome.Appended>().ShouldHaveSingleItem()
                .Versions.ShouldBe([new StreamVersion("race/nodes", version + 1)]);
            outcomes.Where(each => each is not AppendOutcome.Appended).ShouldAllBe(each =>
                each == new AppendOutcome.Conflict("race/nodes", ExpectedVersion.At(version), version + 1));
        }
    }

    [Fact]
    public async Task Writers_in_one_group_cannot_both_win()
    {
        await using var held = await HeldHead.TakeAsync(Ledger);

        var outcomes = await held.AppendTogetherAsync(
            Given.Command("race/group", ExpectedVersion.New, Given.Event(), Given.Event()),
            Given.Command("race/group", ExpectedVersion.New),
            Given.Command("race/group", ExpectedVersion.At(2)),
            Given.Command("race/group", ExpectedVersion.At(2)),
            Given.Command("race/group", ExpectedVersion.Any));

        outcomes[0].ShouldBeOfType<AppendOutcome.Appended>().Versions.ShouldBe([new StreamVersion("race/group", 2)]);
        outcomes[1].ShouldBe(new AppendOutcome.Conflict("race/group", ExpectedVersion.New, 2));
        outcomes[2].ShouldBeOfType<AppendOutcome.Appended>().Versions.ShouldBe([new StreamVersion("race/group", 3)]);
        outcomes[3].ShouldBe(new AppendOutcome.Conflict("race/group", ExpectedVersion.At(2), 3));
        outcomes[4].ShouldBeOfType<AppendOutcome.Appended>().Versions.ShouldBe([new StreamVersion("race/group", 4)]);
        (await Ledger.OwnerAsync("select count(distinct xmin::text) from ledger.events where stream = 'race/group'"))
            .ShouldBe(1L, "they were one group");
    }

    [Fact]
    public async Task A_new_stream_is_one_that_has_no_events()
    {
        var fresh = Given.Command("version/new", ExpectedVersion.New);
        (await Ledger.AppendAsync(fresh)).ShouldBeOfType<AppendOutcome.Appended>();
        (await Ledger.AppendAsync(Given.Command("version/new", ExpectedVersion.New)))
            .ShouldBe(new AppendOutcome.Conflict("version/new", ExpectedVersion.New, 1));
    }

    [Fact]
    public async Task A_version_that_the_stream_has_not_reached_is_a_conflict()
    {
        (await Ledger.AppendAsync(Given.Command("version/ahead", ExpectedVersion.At(3))))
            .ShouldBe(new AppendOutcome.Conflict("version/ahead", ExpectedVersion.At(3), 0));
    }

    [Fact]
    public async Task Any_version_never_conflicts()
    {
        for (var version = 1; version <= 3; version++)
        {
            (await Ledger.AppendAsync(Given.Command("version/any", ExpectedVersion.Any)))
                .ShouldBeOfType<AppendOutcome.Appended>().Versions.ShouldBe([new StreamVersion("version/any", version)]);
        }
    }

    [Fact]
    public async Task Streams_that_differ_in_case_alone_are_two_streams()
    {
        await Ledger.AppendAsync(Given.Command("case/a", ExpectedVersion.New));
        (await Ledger.AppendAsync(Given.Command("case/A", ExpectedVersion.New))).ShouldBeOfType<AppendOutcome.Appended>();
    }
}
