using Portfolio.Domain.BoardPacks;
using Portfolio.Domain.Tests.Organisations;

namespace Portfolio.Domain.Tests.BoardPacks;

public sealed class BoardPackTests
{
    private static readonly BoardPackPublished June = new("2026-06", "Board of June", "board", "asOf=2026-05-31", 1234, new string('a', 64));

    [Fact]
    public void What_was_shown_is_published() => Today.Organisation.Gives(new PublishBoardPack(June), June);

    [Fact]
    public void And_stays_as_it_was() =>
        Today.Organisation.And(June).Refuses(
            new PublishBoardPack(June with { Position = 1300, Sha256 = new string('b', 64) }),
            "2026-06, “Board of June”, was published with what was known at position 1234: give another code.");

    [Fact]
    public void It_is_identified_by_what_was_shown() =>
        Today.Organisation.Refuses(
            new PublishBoardPack(June with { Sha256 = "abc" }), "What was shown is identified by its position and 64 lower-case hexadecimal digits.");
}
