using Portfolio.App.Import.Reading;

namespace Portfolio.App.Tests.Import.Workbooks;

/// <summary>How people lay out a register in a workbook.</summary>
public sealed class WorkbookShapeTests
{
    private static readonly object?[] Header = ["Id", "Title", "Department", "Rating"];

    [Fact]
    public async Task Every_sheet_that_is_shown_and_has_the_columns_counts_and_the_others_are_told()
    {
        using var maker = new WorkbookMaker();
        maker.Sheet("North", [Header, ["A-1", "One", "MKT", "Green"]])
            .Sheet("Read me", [["This register is kept by the PMO."]])
            .Sheet("South", [["Department", "Rating", "Title", "Id"], ["OPS", "Red", "Two", "A-2"]])
            .Sheet("Old", [Header, ["A-3", "Three", "MKT", "Green"]], hidden: true);
        var trial = new Trial(SmallRegister.Mapping);

        var report = await trial.TakeInAsync([maker.File("small-2024.xlsx")]);

        trial.Ledger.Programmes.Select(p => (p.Latest.Code, p.Latest.Department)).ShouldBe([("A-1", "MKT"), ("A-2", "OPS")], ignoreOrder: true);
        report.Files[0].Remarks.Select(r => r.Sentence).ShouldContain(
            "Left out: small-2024.xlsx [Read me]: there is no column for title (“title” or “programme title”): is this a file of SMALL, and the mapping the right one?");
        report.Files[0].Remarks.Select(r => r.Sentence).ShouldContain("Left out: the sheet “Old” is hidden; name it in the mapping if it counts.");
    }

    [Fact]
    public async Task A_mapping_chooses_sheets_hidden_ones_too_and_each_has_to_be_there()
    {
        using var maker = new WorkbookMaker();
        maker.Sheet("North", [Header, ["A-1", "One", "MKT", "Green"]]).Sheet("Old", [Header, ["A-3", "Three", "MKT", "Green"]], hidden: true);
        var file = maker.File("small-2024.xlsx");
        var trial = new Trial(SmallRegister.MappingWith("blank: [n/a]", "blank: [n/a]\nsheets: [old]"));

        await trial.TakeInAsync([file]);
        var missing = await new Trial(SmallRegister.MappingWith("blank: [n/a]", "blank: [n/a]\nsheets: [West]")).TakeInAsync([file]);

        trial.Ledger.Programmes.Select(p => p.Latest.Code).ShouldBe(["A-3"]);
        missing.Files[0].Problems.Single().Sentence.ShouldBe("small-2024.xlsx: it has no sheet “West”; its sheets are “North”, “Old”.");
    }

    [Fact]
    public async Task A_sheet_for_each_day_is_a_copy_for_each_day()
    {
        using var maker = new WorkbookMaker();
        maker.Sheet("2025", [Header, ["A-1", "One", "MKT", "Red"]]).Sheet("2024", [Header, ["A-1", "One", "MKT", "Green"], ["A-2", "Two", "MKT", "Green"]]);
        var trial = new Trial(SmallRegister.MappingWith(
            "  - { file: small-2024, positionAt: 2024-03-31 }",
            "  - { file: years, sheet: \"2024\", positionAt: 2024-03-31 }\n  - { file: years, sheet: \"2025\", positionAt: 2025-03-31 }"));

        var report = await trial.TakeInAsync([maker.File("years.xlsx")]);

        report.Files.Select(f => (f.File, f.PositionAt, f.Left)).ShouldBe(
            [("years.xlsx [2024]", SmallRegister.First, 0), ("years.xlsx [2025]", SmallRegister.Second, 1)]);
        trial.Ledger.Programme("A-1").Latest.Statuses.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Two_sheets_that_list_one_programme_are_told_with_both_places()
    {
        using var maker = new WorkbookMaker();
        maker.Sheet("North", [Header, ["A-1", "One", "MKT", "Green"]]).Sheet("South", [Header, [null], ["a-1", "Uno", "MKT", "Red"]]);

        var report = await new Trial(SmallRegister.Mapping).TakeInAsync([maker.File("small-2024.xlsx")]);

        report.Files[0].Problems.Single().Sentence.ShouldBe(
            "small-2024.xlsx [South], row 3: “Uno” is A-1, which row 2 of small-2024.xlsx [North] is already; a programme is listed once.");
    }

    [Fact]
    public void Headers_over_several_lines_are_read_together_and_merged_ones_stand_over_each_column()
    {
        using var maker = new WorkbookMaker();
        maker.Sheet(
            "Register",
            [
                ["Register of programmes, March 2024"],
                ["Programme", null, "Department", "Schedule", null, "Cost"],
                ["Id", "Title", null, "Start\n(planned)", "Finish", "Budget"],
                ["A-1", "One", "MKT", "2024-01-01", "2027-01-01", 12.5],
            ],
            merged: ["A1:F1", "A2:B2", "C2:C3", "D2:E2"]);

        var mapping = SmallRegister.MappingWith("finish: { headers: [finish, planned finish]", "finish: { headers: [schedule finish]");
        var reader = RegisterReader.Open(maker.File("small-2024.xlsx"), mapping);

        var row = reader.Rows().Single();
        new[] { RegisterField.Id, RegisterField.Title, RegisterField.Department, RegisterField.Start, RegisterField.Finish, RegisterField.Budget }
            .Select(f => row[f]).ShouldBe(["A-1", "One", "MKT", "2024-01-01", "2027-01-01", "12.5"]);
        row.Columns.HeaderOf(RegisterField.Finish).ShouldBe("Schedule Finish");
    }

    [Fact]
    public void Headers_over_several_lines_are_read_in_a_text_file_too()
    {
        var mapping = SmallRegister.MappingWith("finish: { headers: [finish, planned finish]", "finish: { headers: [schedule finish]");
        var reader = RegisterReader.Open(
            SmallRegister.Text("a.csv", ",,Baseline,,Schedule,\nId,Title,Finish,Note,Finish,Note\nA-1,One,1,2,3,4\n"), mapping);

        reader.Rows().Select(r => (r.Number, r[RegisterField.Title], r[RegisterField.Finish])).ShouldBe([(3, "One", "3")]);
    }

    [Fact]
    public void A_cell_merged_downwards_says_the_same_in_each_of_its_rows()
    {
        using var maker = new WorkbookMaker();
        maker.Sheet(
            "Register",
            [Header, ["A-1", "One", "MKT", "Green"], ["A-2", "Two", null, "Green"], ["A-3", "Three", null, "Green"], ["A-4", "Four", null, "Green"]],
            merged: ["C2:C4"]);

        var reader = RegisterReader.Open(maker.File("small-2024.xlsx"), SmallRegister.Mapping);

        reader.Rows().Select(r => (r.Number, r[RegisterField.Department])).ShouldBe([(2, "MKT"), (3, "MKT"), (4, "MKT"), (5, "")]);
    }

    [Fact]
    public void A_sheet_may_hold_a_programme_per_column()
    {
        using var maker = new WorkbookMaker();
        maker.Sheet("Register", [["Title", "One", "Two"], ["Department", "MKT", "OPS"], ["Finish", 46112, new WorkbookMaker.Styled(46112, "d mmm yyyy")]]);

        var reader = RegisterReader.Open(maker.File("small-2024.xlsx"), SmallRegister.Mapping);

        reader.Transposed.ShouldBeTrue();
        reader.Rows().Select(r => (r.Number, r[RegisterField.Department], r.KindOf(RegisterField.Finish)))
            .ShouldBe([(2, "MKT", CellKind.Number), (3, "OPS", CellKind.Day)]);
    }
}
