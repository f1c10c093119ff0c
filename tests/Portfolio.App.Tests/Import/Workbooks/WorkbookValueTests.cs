using Portfolio.App.Import.Reading;
using Portfolio.Domain;
using static Portfolio.App.Tests.Import.Workbooks.WorkbookMaker;

namespace Portfolio.App.Tests.Import.Workbooks;

/// <summary>What cells of a workbook come to.</summary>
public sealed class WorkbookValueTests
{
    private static readonly object?[] Header = ["Id", "Title", "Department", "Finish", "Budget (£m)", "Rating", "Owner"];

    // By hand: day 46112 of the system from 1900 is 31 March 2026 (46112 = 45658, which is 1 January 2025, + 365 + 89).
    [Theory]
    [InlineData(false, 46112)]
    [InlineData(true, 46112 - 1462)]
    public async Task A_day_is_a_number_in_either_date_system_with_a_date_format_or_bare(bool from1904, double day)
    {
        using var maker = new WorkbookMaker(from1904);
        maker.Sheet("Register",
        [
            Header,
            ["A-1", "Formatted", "MKT", new Styled(day, "dd/mm/yyyy"), 12.5, "Green"],
            ["A-2", "Bare", "MKT", day, 12.5, "Green"],
            ["A-3", "With a time", "MKT", new Styled(day + 0.75, "yyyy-mm-dd hh:mm"), 12.5, "Green"],
            ["A-4", "Computed", "MKT", new Formula("DATE(2026,3,31)", new Styled(day, "d mmm yy")), 12.5, "Green"],
            ["A-5", "A text", "MKT", "31/03/2026", 12.5, "Green"],
        ]);
        var trial = new Trial(SmallRegister.Mapping);

        var report = await trial.TakeInAsync([maker.File("small-2024.xlsx")]);

        report.Files[0].Problems.ShouldBeEmpty();
        trial.Ledger.Programmes.Select(p => p.Latest.PlannedFinish).ShouldBe(Enumerable.Repeat<DateOnly?>(new(2026, 3, 31), 5));
        report.Files[0].Encoding.ShouldBe("XLSX");
    }

    [Fact]
    public async Task A_bare_number_that_is_no_day_of_our_time_is_not_taken_for_one()
    {
        using var maker = new WorkbookMaker();
        maker.Sheet("Register", [Header, ["A-1", "A year", "MKT", 2027, 12.5, "Green"], ["A-2", "Below", "MKT", -1, 12.5, "Green"]]);

        var report = await new Trial(SmallRegister.Mapping).TakeInAsync([maker.File("small-2024.xlsx")]);

        report.Files[0].Problems.Select(p => p.Sentence).ShouldBe(
        [
            "small-2024.xlsx, row 2, column “Finish”: found “2027”; expected a date as yyyy-MM-dd or d/M/yyyy or d/M/yy",
            "small-2024.xlsx, row 3, column “Finish”: found “-1”; expected a date as yyyy-MM-dd or d/M/yyyy or d/M/yy",
        ]);
    }

    [Theory]
    [InlineData(4600, "General", 4_600_000_000)]
    [InlineData(29.48, "£#,##0.00", 29_480_000)]
    [InlineData(29.48, "_-[$£-809]* #,##0.00_-", 29_480_000)]
    [InlineData(29_480_000, "£0.00,,\"m\"", 29_480_000)]
    [InlineData(29_480_000, "#,##0.0,,", 29_480_000)]
    [InlineData(750_000, "0,", 750_000)]
    [InlineData(29.48, "£0.00\"m\"", 29_480_000)]
    [InlineData(0.1 + 0.2, "0.0", 300_000)]
    [InlineData(12_743, "#,##0;[Red]-#,##0", 12_743_000_000)]
    public async Task Money_is_what_its_number_format_shows_with_all_its_digits(double number, string format, decimal amount)
    {
        using var maker = new WorkbookMaker();
        maker.Sheet("Register", [Header, ["A-1", "One", "MKT", null, new Styled(number, format), "Green"]]);
        var trial = new Trial(SmallRegister.Mapping);

        await trial.TakeInAsync([maker.File("small-2024.xlsx")]);

        trial.Ledger.Programme("A-1").Latest.Budget.ShouldBe(new Money(amount, "GBP"));
    }

    [Theory]
    [InlineData(0.25, "0%", "25%")]
    [InlineData(12, "[$€-407] #,##0", "€12")]
    [InlineData(-3, "£0", "-£3")]
    public async Task What_a_format_makes_of_a_number_is_not_taken_for_another_thing(double number, string format, string found)
    {
        using var maker = new WorkbookMaker();
        maker.Sheet("Register", [Header, ["A-1", "One", "MKT", null, new Styled(number, format), "Green"]]);

        var report = await new Trial(SmallRegister.Mapping).TakeInAsync([maker.File("small-2024.xlsx")]);

        report.Files[0].Problems.Single().Found.ShouldBe(found);
    }

    [Fact]
    public async Task A_cell_that_could_not_be_computed_is_a_problem_that_says_why()
    {
        using var maker = new WorkbookMaker();
        maker.Sheet("Register",
        [
            Header,
            ["A-1", "One", "MKT", new Fault("#REF!"), 12.5, "Green"],
            ["A-2", "Two", "MKT", null, new Formula("B2*2", null), "Green"],
            ["A-3", new Formula("Sheet9!A1", new Fault("#DIV/0!")), "MKT", null, 12.5, "Green"],
            ["A-4", "Four", "MKT", null, 12.5, "Green", new Formula("IF(1,\"\")", "")],
        ]);

        var report = await new Trial(SmallRegister.Mapping).TakeInAsync([maker.File("small-2024.xlsx")]);

        report.Files[0].Problems.Where(p => p.Expected.StartsWith("a value", StringComparison.Ordinal)).Select(p => p.Sentence).ShouldBe(
        [
            "small-2024.xlsx, row 2, column “Finish”: found “#REF!”; expected a value; this is a reference to a cell that is gone",
            "small-2024.xlsx, row 3, column “Budget (£m)”: found “#NOT COMPUTED!”; expected a value; this is a formula that was never computed: open the file in a spreadsheet program and save it",
            "small-2024.xlsx, row 4, column “Title”: found “#DIV/0!”; expected a value; this is a division by zero",
        ]);
        report.Files[0].BadRows.ShouldBe(3);
    }

    [Fact]
    public async Task An_error_that_was_exported_into_a_text_file_is_one_there_too()
    {
        var report = await new Trial(SmallRegister.Mapping).TakeInAsync([SmallRegister.Copy(2024, "A-1,#REF!,MKT,,,Green,")]);

        report.Files[0].Problems.Single().Sentence.ShouldBe(
            "small-2024.csv, row 2, column “Title”: found “#REF!”; expected a value; this is a reference to a cell that is gone");
    }

    [Theory]
    [InlineData("0.00\" months\"", 3, "3")]
    [InlineData("0.0%", 0.125, "12.5%")]
    [InlineData("\\m0", 3, "3")]
    [InlineData("#,##0,,,\"bn\"", 2_500_000_000, "2.5bn")]
    [InlineData("General", 1e300, "1E+300")]
    [InlineData("General", 29.480000000000004, "29.48")]
    public void A_number_is_shown_without_rounding_and_with_what_changes_its_meaning(string format, double number, string shown) =>
        NumberLook.Of(format).Show(number).ShouldBe(shown);
}
