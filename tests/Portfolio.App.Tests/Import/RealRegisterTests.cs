using Portfolio.App.Import;
using Portfolio.App.Import.Mappings;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Board;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Knowing;

namespace Portfolio.App.Tests.Import;

/// <summary>Thirteen yearly copies of a real register, taken in together in memory.</summary>
public sealed class RealRegisterTests
{
    // What the copies hold by another count, and why ours differs: finishes are more in the last two since a range
    // (low, mid, high) can be used too; owners are fewer since cells such as “Section 43 - Commercial interests” name nobody.
    private static readonly (string File, string On, int Rows, int Ratings, int Finishes, int Owners)[] Expected =
    [
        ("uk_2014.csv", "2013-09-30", 199, 175, 191, 0),
        ("uk_2015.csv", "2014-09-30", 188, 184, 180, 0),
        ("uk_2016.csv", "2015-09-30", 143, 138, 141, 0),
        ("uk_2017.csv", "2016-09-30", 143, 137, 140, 0),
        ("uk_2018.csv", "2017-09-30", 133, 129, 128, 0),
        ("uk_2019.csv", "2018-09-30", 133, 130, 127, 0),
        ("gmpp_2019_20.csv", "2019-09-30", 125, 123, 120, 0),
        ("gmpp_2020_21.csv", "2021-03-31", 184, 176, 178, 0),
        ("gmpp_2021_22.csv", "2022-03-31", 235, 221, 218, 0),
        ("gmpp_2022_23.csv", "2023-03-31", 244, 232, 214, 0),
        ("gmpp_2023_24.csv", "2024-03-31", 227, 215, 199, 0),
        ("gmpp_2024_25.csv", "2025-03-31", 213, 196, 155 + 28, 213 - 4),
        ("gmpp_2025_26.csv", "2026-03-31", 189, 172, 139 + 23, 185 - 5),
    ];

    [Fact]
    public async Task All_copies_are_read_whole_whatever_the_order_they_are_given_in()
    {
        var trial = new Trial(MappingFile.Find("gmpp"));
        var files = RealRegister.Files.Reverse().ToList();

        var report = await trial.TakeInAsync(files);

        report.Files.SelectMany(f => f.Problems).ShouldBeEmpty();
        report.Files.Select(f => f.Outcome).ShouldAllBe(o => o == FileOutcome.TakenIn);
        report.Rows.ShouldBe(2_356);
        report.Files
            .Select(f => (f.File, $"{f.PositionAt:yyyy-MM-dd}", f.Rows, f.Usable.Ratings, f.Usable.Finishes, f.Usable.Owners))
            .ShouldBe(Expected);
    }

    [Fact]
    public async Task The_same_copies_again_record_nothing()
    {
        var trial = new Trial(MappingFile.Find("gmpp"));
        await trial.TakeInAsync(RealRegister.Files);

        var again = await trial.TakeInAsync(RealRegister.Files);

        again.Files.Select(f => f.Outcome).ShouldAllBe(o => o == FileOutcome.TakenInBefore);
        again.Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_programme_split_in_three_and_then_reduced_to_one_is_told_so()
    {
        var trial = new Trial(MappingFile.Find("gmpp"));
        await trial.TakeInAsync(RealRegister.Files);

        string[] Running(int year, int month, int day) =>
        [
            .. trial.Ledger.Programmes
                .Select(p => p.On(new DateOnly(year, month, day)))
                .Where(p => p.Open && (p.Title.StartsWith("HS2", StringComparison.Ordinal) || p.Title.StartsWith("High Speed Rail", StringComparison.Ordinal)))
                .Select(p => p.Title)
                .Order(StringComparer.Ordinal),
        ];

        // It only loses programmes: what became of them is not observed, and never “dropped 0”.
        var on = new DateOnly(2026, 4, 1);
        var board = BoardReport.Compute(
            [.. trial.Ledger.Programmes.Select(ProgrammeFacts.Of)], trial.Ledger.Organisation,
            new(Knowledge.Recorded(long.MaxValue, on)));
        var drops = board.Figures.Single(f => f.Name == "dropRateYear");
        (drops.Value, drops.Denominator, drops.NotObserved).ShouldBe((null, 0, board.Header.Programmes));

        Running(2013, 12, 31).ShouldBe(["High Speed Rail Programme"]);
        Running(2020, 1, 1).ShouldBe(["High Speed Rail Programme (HS2)"]);
        Running(2021, 12, 31).ShouldBe(["HS2 Phase 2b", "HS2 Phase1", "HS2 Phase2a"]);
        Running(2023, 12, 31).ShouldBe(["HS2 Phase 1", "HS2 Phase 2a", "HS2 Phase 2b Western Leg"]);
        Running(2026, 4, 1).ShouldBe(["HS2 PHASE I"]);
        trial.Ledger.Programme("DFT_0041_2021-Q1").Latest.State.ShouldBe(ProgrammeState.LeftRegister);
        trial.Ledger.Programme("DFT_0041_2021-Q1").Latest.Since.ShouldBe(new DateOnly(2024, 3, 31));
    }
}
