using Portfolio.App.Import;
using Portfolio.App.Import.Reading;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Tests.Import;

public sealed class BadRowTests
{
    private static readonly string[] Rows =
    [
        "A-1,One,MKT,2027-01-01,12.5,Green,",
        "A-2,Two,MKT,next year,12.5,Green,",
        "A-3,Three,MKT,2027-01-01,plenty,Blue,4711",
        "bad id!,Four,MKT,,,Green,",
        "A-5,,MKT,,,Green,",
    ];

    [Fact]
    public async Task Every_problem_names_file_row_column_what_was_found_and_what_was_expected()
    {
        var report = await new Trial(SmallRegister.Mapping).TakeInAsync([SmallRegister.Copy(2024, Rows)]);

        report.Files[0].Problems.Select(p => p.Sentence).ShouldBe(
        [
            "small-2024.csv, row 3, column “Finish”: found “next year”; expected a date as yyyy-MM-dd or d/M/yyyy or d/M/yy",
            "small-2024.csv, row 4, column “Budget (£m)”: found “plenty”; expected an amount such as 4600, £29.48m or £12,743.00",
            "small-2024.csv, row 4, column “Rating”: found “Blue”; expected a rating on the scale RAG5@1 (Green, Amber/Green, Amber, Amber/Red, Red)",
            "small-2024.csv, row 4, column “Owner”: found “4711”; expected names of persons, joint owners set apart by a comma or “and”",
            "small-2024.csv, row 5, column “Id”: found “bad id!”; expected an id of 2 to 60 letters, digits or - _ . /, without spaces",
            "small-2024.csv, row 6, column “Title”: empty; expected a title of 1 to 300 characters",
        ], ignoreOrder: true);
        (report.Rows, report.Files[0].BadRows).ShouldBe((5, 4));
        report.MayBeRecorded(skipBadRows: false).ShouldBeFalse();
        report.MayBeRecorded(skipBadRows: true).ShouldBeTrue();
    }

    [Fact]
    public async Task In_a_transposed_file_a_problem_names_the_column_first()
    {
        var report = await new Trial(SmallRegister.Mapping).TakeInAsync(
            [SmallRegister.Text("small-2024.csv", "Title,One,Two\nDepartment,MKT,MKT\nFinish,2027-01-01,soon\n")]);

        report.Files[0].Problems.Single().Sentence.ShouldBe(
            "small-2024.csv, column 3, row “Finish”: found “soon”; expected a date as yyyy-MM-dd or d/M/yyyy or d/M/yy");
    }

    [Fact]
    public async Task A_bad_row_is_still_listed_so_that_its_programme_does_not_count_as_gone()
    {
        var trial = new Trial(SmallRegister.Mapping);
        await trial.TakeInAsync([SmallRegister.Copy(2024, "A-1,One,MKT,,,Green,", "A-2,Two,MKT,,,Green,")]);
        await trial.TakeInAsync([SmallRegister.Copy(2025, "A-1,One,MKT,soon,,Green,")], skipBadRows: true);

        trial.Ledger.Programme("A-1").Latest.State.ShouldBe(ProgrammeState.Active);
        trial.Ledger.Programme("A-2").Latest.State.ShouldBe(ProgrammeState.LeftRegister);
    }

    [Fact]
    public async Task Where_a_row_cannot_be_told_nobody_counts_as_gone()
    {
        var trial = new Trial(SmallRegister.Mapping);
        await trial.TakeInAsync([SmallRegister.Copy(2024, "A-1,One,MKT,,,Green,", "A-2,Two,MKT,,,Green,")]);
        var report = await trial.TakeInAsync([SmallRegister.Copy(2025, "A-1,One,MKT,,,Green,", ",,MKT,,,Green,")], skipBadRows: true);

        trial.Ledger.Programme("A-2").Latest.State.ShouldBe(ProgrammeState.Active);
        report.Files[0].Remarks.Select(r => r.Sentence).ShouldContain(
            "1 row cannot be told, so that nobody knows which programmes are no longer listed; none is recorded as gone.");
    }

    [Fact]
    public async Task A_cell_that_may_be_left_out_is_and_a_remark_says_so()
    {
        var trial = new Trial(SmallRegister.MappingWith("formats: [yyyy-MM-dd] }", "formats: [yyyy-MM-dd], unreadable: Remark }"));
        var report = await trial.TakeInAsync([SmallRegister.Text("small-2024.csv", "Id,Title,Start\nA-1,One,1/012/2014\n")]);

        report.Problems.ShouldBe(0);
        report.Files[0].Remarks.Select(r => r.Sentence).ShouldContain(
            "small-2024.csv, row 2, column “Start”: found “1/012/2014”; expected a date as yyyy-MM-dd; left out.");
        ((ProgrammeRegistered)trial.Ledger.Programme("A-1").Latest.Opening!).StartedOn.ShouldBeNull();
    }

    [Fact]
    public async Task Beyond_a_thousand_problems_are_counted_and_not_listed()
    {
        var rows = Enumerable.Range(1, 1_200).Select(i => $"A-{i},T {i},MKT,soon,,Green,").ToArray();
        var report = await new Trial(SmallRegister.Mapping).TakeInAsync([SmallRegister.Copy(2024, rows)]);

        (report.Files[0].ProblemCount, report.Files[0].Problems.Count).ShouldBe((1_200, Findings.Listed));
        ImportWords.Lines(report).ShouldContain("  … and 1180 more problems; --json lists the first 1000.");
    }

    [Theory]
    [InlineData("other.csv", "other.csv: the mapping cannot tell by the file’s name what day it speaks of: import it alone and say --position-at DATE.")]
    [InlineData("small-2025.csv", "small-2025.csv: small-2025.csv speaks of 2025-03-31 too; give one file for a day.")]
    public async Task Every_file_needs_a_day_of_its_own(string name, string sentence)
    {
        var report = await new Trial(SmallRegister.Mapping).TakeInAsync(
        [
            SmallRegister.Copy(2025, "A-1,One,MKT,,,Green,"),
            SmallRegister.Text(name, SmallRegister.Header + "\nA-2,Two,MKT,,,Green,\n"),
        ]);

        report.Files.SelectMany(f => f.Problems).Single().Sentence.ShouldBe(sentence);
        report.MayBeRecorded(skipBadRows: true).ShouldBeFalse();
    }

    [Fact]
    public async Task A_day_that_lies_ahead_is_refused()
    {
        var report = await new Trial(SmallRegister.Mapping).TakeInAsync(
            [SmallRegister.Copy(2025, "A-1,One,MKT,,,Green,")], positionAt: Trial.Today.AddDays(1));

        report.Files[0].Problems.Single().Sentence.ShouldBe("small-2025.csv: it speaks of 2026-11-23, which lies ahead.");
    }

    [Fact]
    public async Task A_file_that_breaks_off_is_refused_as_a_whole()
    {
        RegisterFile cut = SmallRegister.Text("small-2024.csv", SmallRegister.Header + "\nA-1,One,MKT,,,Green,\nA-2,\"Two");
        var report = await new Trial(SmallRegister.Mapping).TakeInAsync([cut], skipBadRows: true);

        report.Files[0].Outcome.ShouldBe(FileOutcome.Refused);
        report.MayBeRecorded(skipBadRows: true).ShouldBeFalse();
    }
}
