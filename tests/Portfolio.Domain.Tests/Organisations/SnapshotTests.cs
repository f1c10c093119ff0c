using Portfolio.Domain.Registers;

namespace Portfolio.Domain.Tests.Organisations;

public sealed class SnapshotTests
{
    private static readonly SnapshotImported First =
        new("GMPP", Today.Day("2019-09-30"), "gmpp_2019_20.csv", new string('a', 64), "gmpp", 120);

    private static readonly SnapshotImported Second =
        First with { PositionAt = Today.Day("2020-09-30"), File = "gmpp_2020_21.csv", Sha256 = new string('b', 64) };

    private static readonly Organisation Organisation = Today.Organisation.And(First);

    [Fact]
    public void A_copy_is_taken_in() => Today.Organisation.Gives(new RecordSnapshot(First), First);

    [Fact]
    public void The_next_one_follows() =>
        Organisation.Gives(new RecordSnapshot(Second), Second).Snapshots["gmpp"].ShouldBe([First, Second]);

    [Fact]
    public void An_older_one_is_refused_saying_what_to_do() =>
        Organisation.And(Second).Refuses(
            new RecordSnapshot(First with { PositionAt = Today.Day("2018-09-30"), File = "uk_2018.csv" }),
            "uk_2018.csv shows GMPP at 2018-09-30, but a later copy (gmpp_2020_21.csv, 2020-09-30) is already on record. What lies between would have to be derived again: start with an empty ledger and give all the files together.");

    [Fact]
    public void The_same_file_again_changes_nothing_even_when_others_came_since() =>
        Organisation.And(Second).When(new RecordSnapshot(First)).ShouldBe(Decision.Nothing);

    [Fact]
    public void Another_copy_of_the_same_day_corrects_it() =>
        Organisation.Gives(new RecordSnapshot(First with { Sha256 = new string('c', 64) }), First with { Sha256 = new string('c', 64) });

    [Fact]
    public void Each_register_has_its_own_order() =>
        Organisation.And(Second).Gives(
            new RecordSnapshot(First with { Register = "STATE-IT" }), First with { Register = "STATE-IT" });

    [Fact]
    public void The_newest_copy_is_taken_back_and_can_be_taken_in_again()
    {
        var before = Organisation.And(Second).Gives(
            new RetractSnapshot("gmpp", Second.PositionAt, Second.Sha256), new SnapshotRetracted("GMPP", Second.PositionAt, Second.Sha256));

        before.Snapshots["gmpp"].ShouldBe([First]);
        before.Gives(new RecordSnapshot(Second), Second);
    }

    [Fact]
    public void A_copy_that_was_not_taken_in_is_taken_back_already() =>
        Organisation.When(new RetractSnapshot("GMPP", Second.PositionAt, Second.Sha256)).ShouldBe(Decision.Nothing);

    [Fact]
    public void A_copy_that_a_later_one_was_compared_with_is_not_taken_back() =>
        Organisation.And(Second).Refuses(
            new RetractSnapshot("GMPP", First.PositionAt, First.Sha256),
            "gmpp_2019_20.csv shows GMPP at 2019-09-30, and a later copy (gmpp_2020_21.csv, 2020-09-30) was compared with what it had changed: undo that import first.");

    [Fact]
    public void All_that_is_wrong_is_said_at_once() =>
        Organisation.When(new RecordSnapshot(First with { Register = "?", File = "", Sha256 = "abc", Programmes = -1 }))
            .ShouldBeOfType<Decision.Refused>().Why.Select(r => r.Field).ShouldBe(["register", "file", "sha256", "programmes"]);
}
