using System.Collections.Immutable;

namespace Portfolio.Ledger.Tests.Promises;

/// <summary>Promise 5: a repeat gets the first answer; the same key with other content is refused loudly.</summary>
public class Idempotent(OneLedger one) : IClassFixture<OneLedger>
{
    private static readonly ImmutableArray<byte> OtherContent = [.. Enumerable.Repeat((byte)7, 32)];

    private TestLedger Ledger => one.Ledger;

    [Fact]
    public async Task A_repeat_gets_the_first_answer_though_it_is_decided_anew()
    {
        var command = Given.Command(
            Given.To("again/a", ExpectedVersion.New, Given.Event(), Given.Event()),
            Given.To("again/b", ExpectedVersion.New));
        var first = (await Ledger.AppendAsync(command)).ShouldBeOfType<AppendOutcome.Appended>();
        await Ledger.AppendAsync(Given.Command("again/a", ExpectedVersion.At(2)));

        // Decided at another version, with other events, under a command id of its own.
        var again = command with
        {
            CommandId = Guid.NewGuid(),
            Streams = [Given.To("again/a", ExpectedVersion.At(3), Given.Event("""{"other": true}"""))],
        };
        var repeated = (await Ledger.AppendAsync(again)).ShouldBeOfType<AppendOutcome.Repeated>();

        (repeated.FirstPosition, repeated.Count, repeated.RecordedAt)
            .ShouldBe((first.FirstPosition, first.Count, first.RecordedAt));
        repeated.Versions.ShouldBe(first.Versions, ignoreOrder: true);
        (await Ledger.Reader.ReadStreamAsync("again/a", 0, default)).Length.ShouldBe(3);
    }

    [Fact]
    public async Task The_same_key_with_other_content_is_refused()
    {
        var command = Given.Command("reused/a", ExpectedVersion.New);
        await Ledger.AppendAsync(command);

        var other = command with { ContentHash = OtherContent, Streams = [Given.To("reused/b", ExpectedVersion.New)] };

        (await Ledger.AppendAsync(other)).ShouldBe(new AppendOutcome.KeyReused());
        (await Ledger.Reader.ReadStreamAsync("reused/b", 0, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_actors_may_use_the_same_key()
    {
        var command = Given.Command("actors/a", ExpectedVersion.Any);
        await Ledger.AppendAsync(command);

        (await Ledger.AppendAsync(command with { ActorId = "keeper-2", ContentHash = OtherContent }))
            .ShouldBeOfType<AppendOutcome.Appended>();
    }

    [Fact]
    public async Task A_repeat_within_one_group_is_recorded_once()
    {
        await using var held = await HeldHead.TakeAsync(Ledger);
        var command = Given.Command("group/a", ExpectedVersion.Any);

        var outcomes = await held.AppendTogetherAsync(
            command,
            command with { CommandId = Guid.NewGuid() },
            command with { CommandId = Guid.NewGuid(), ContentHash = OtherContent });

        var first = outcomes[0].ShouldBeOfType<AppendOutcome.Appended>();
        outcomes[1].ShouldBeOfType<AppendOutcome.Repeated>().FirstPosition.ShouldBe(first.FirstPosition);
        outcomes[2].ShouldBe(new AppendOutcome.KeyReused());
        (await Ledger.Reader.ReadStreamAsync("group/a", 0, default)).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_command_that_lost_may_come_again_under_its_key_even_within_one_group()
    {
        await Ledger.AppendAsync(Given.Command("lost/a", ExpectedVersion.New));
        await using var held = await HeldHead.TakeAsync(Ledger);
        var command = Given.Command("lost/a", ExpectedVersion.New);
        var atSight = command with { Streams = [Given.To("lost/a", ExpectedVersion.At(1))] };

        var outcomes = await held.AppendTogetherAsync(command, atSight, atSight);

        outcomes[0].ShouldBe(new AppendOutcome.Conflict("lost/a", ExpectedVersion.New, 1));
        outcomes[1].ShouldBeOfType<AppendOutcome.Appended>().Versions.ShouldBe([new StreamVersion("lost/a", 2)]);
        outcomes[2].ShouldBeOfType<AppendOutcome.Repeated>().Versions.ShouldBe([new StreamVersion("lost/a", 2)]);
    }

    [Fact]
    public async Task A_command_is_found_before_it_is_decided_again()
    {
        var command = Given.Command(
            Given.To("found/b", ExpectedVersion.New), Given.To("found/a", ExpectedVersion.New, Given.Event(), Given.Event()));
        var find = () => Ledger.Ledger.Commands.FindAsync(command.ActorId, command.Key, command.ContentHash, default);
        (await find()).ShouldBeNull();

        var first = (await Ledger.AppendAsync(command)).ShouldBeOfType<AppendOutcome.Appended>();

        var found = (await find()).ShouldBeOfType<AppendOutcome.Repeated>();
        (found.FirstPosition, found.Count, found.RecordedAt).ShouldBe((first.FirstPosition, first.Count, first.RecordedAt));
        found.Versions.ShouldBe(first.Versions);
        (await Ledger.Ledger.Commands.FindAsync(command.ActorId, command.Key, OtherContent, default))
            .ShouldBe(new AppendOutcome.KeyReused());
    }
}
