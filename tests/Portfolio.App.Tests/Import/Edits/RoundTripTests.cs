using System.Globalization;
using System.Text;
using CsvHelper;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Portfolio.App.Administration;
using Portfolio.App.Export;
using Portfolio.App.Import;
using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Reading;
using Portfolio.App.Node;
using Portfolio.App.Simulate;
using Portfolio.App.Tests.Node;
using Portfolio.Domain.Programmes;
using Portfolio.Fixtures;
using Portfolio.Reports.Knowing;
using RegisterTable = Portfolio.App.Export.RegisterTable;

namespace Portfolio.App.Tests.Import.Edits;

/// <summary>The register as it is exported, edited in a spreadsheet or not, and imported again.</summary>
public sealed class RoundTripTests(RoundTripTests.Site site) : IClassFixture<RoundTripTests.Site>
{
    private PortfolioNode Node => site.Node;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_register_that_nobody_edited_gives_no_difference(bool xlsx)
    {
        foreach (var knowledge in new[]
        {
            Knowledge.Recorded(Node.View.Position, Node.Today),
            Knowledge.Recorded(Node.View.Position, Node.Today, new DateOnly(2024, 6, 30)),
            Knowledge.Recorded(Node.View.Position / 2, Node.DayOf(Node.View.Log[Node.View.Position / 2].RecordedAt)),
        })
        {
            var (file, rows) = Exported(knowledge, xlsx);

            var report = await ImportAsync(file, preview: true);

            report.Files.Single().Problems.Select(p => p.Sentence).ShouldBeEmpty();
            report.Events.ShouldBeEmpty();
            rows.ShouldBeGreaterThan(10);
            (report.Rows, report.Unchanged, report.Files.Single().RemarkCount).ShouldBe(((int)rows, (int)rows, 0));
        }
    }

    [Theory]
    [InlineData("title", "=Renamed; a \"new\" view", "ProgrammeDescribed")]
    [InlineData("department", "SALES", "ProgrammeDescribed")]
    [InlineData("segment", "Retail", "ProgrammeDescribed")]
    [InlineData("state", "OnHold", "ProgrammePutOnHold")]
    [InlineData("state", "Stalled", "ProgrammeStalled")]
    [InlineData("state", "Dropped", "ProgrammeDropped")]
    [InlineData("plannedFinish", "2031-01-31", "FinishRebaselined")]
    [InlineData("plannedFinish", "2031-01-31 00:00:00", "FinishRebaselined")]
    [InlineData("budget", "2600000", "BudgetRestated")]
    [InlineData("sponsor", "Ben Ode", "SponsorSwapped")]
    [InlineData("sponsor", "", "SponsorVacated")]
    [InlineData("deputy", "Ben Ode", "DeputySponsorNamed")]
    [InlineData("lead", "ben", "LeadChanged")]
    [InlineData("status", "Red", "StatusReported")]
    public async Task An_edited_cell_gives_just_that_change(string column, string value, string recorded)
    {
        var code = await site.BeginAsync();
        var (file, _) = Exported(Now);

        var report = await ImportAsync(Edited(file, code, (column, value)), preview: false);

        report.Files.Single().Problems.Select(p => p.Sentence).ShouldBeEmpty();
        report.Events.ShouldBe(new Dictionary<string, int> { [recorded] = 1 });
        var row = new RegisterRow(new PersonsShown(Node.People)).Of(Node.View.Programme(code).On(Node.Today), Node.Today, 1);
        var now = CsvExport.TextOf(row[RegisterRow.Columns.ToList().FindIndex(c => c.Name == column)]);
        FormulaGuard.TakeOff(now).ShouldBe(value == "ben" ? "Ben Ode" : value.Replace(" 00:00:00", "", StringComparison.Ordinal));

        // The same file again: what it changes is so already.
        (await ImportAsync(Edited(file, code, (column, value)), preview: false)).Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_workbook_that_was_edited_gives_just_the_changes_too()
    {
        var code = await site.BeginAsync();
        var (file, _) = Exported(Now, xlsx: true);

        var report = await ImportAsync(EditedWorkbook(file, code), preview: false);

        report.Files.Single().Problems.Select(p => p.Sentence).ShouldBeEmpty();
        report.Events.ShouldBe(new Dictionary<string, int> { ["FinishRebaselined"] = 1, ["ProgrammeDescribed"] = 1 });
        Node.View.Programme(code).Latest.PlannedFinish.ShouldBe(new DateOnly(2031, 1, 31));
    }

    [Theory]
    [InlineData("since", "2020-01-01", "expected “2026-01-06” as it was exported: it follows from the record")]
    [InlineData("version", "999", "expected the version as it was exported, at most 4; by what sources had said there is none")]
    [InlineData("asOf", "2999-01-01", "expected the day as it was exported")]
    [InlineData("code", "NOBODY-KNOWS", "expected the code of a programme on record: a new one is put on record by a proposal")]
    [InlineData("plannedFinish", "31/01/2031", "expected a day, such as 2026-03-31")]
    [InlineData("budget", "much", "expected an amount, such as 2500000.00")]
    [InlineData("title", "", "empty; expected a title")]
    [InlineData("sponsor", "Nobody Known", "expected the name of somebody on record: add the person first")]
    [InlineData("sponsor", "Sam Two", "expected one person, and 2 are called so: write the id, ")]
    [InlineData("state", "Proposed", "expected Stalled, OnHold, Completed or Dropped, or Active for what stands still or had ended; everything else has a command of its own")]
    [InlineData("state", "1", "expected Stalled, OnHold, Completed or Dropped, or Active for what stands still or had ended; everything else has a command of its own")]
    [InlineData("department", "MOON", "MOON")]
    public async Task What_cannot_be_taken_in_is_told_by_its_cell_and_nothing_is_recorded(string column, string value, string sentence)
    {
        var code = await site.BeginAsync();
        var before = Node.View.Position;

        var report = await ImportAsync(Edited(Exported(Now).File, code, (column, value), ("segment", "Retail")), preview: false);

        report.Recorded.ShouldBeFalse();
        report.Files.Single().Problems.Single().Sentence.ShouldContain(sentence);
        Node.View.Position.ShouldBe(before);
    }

    [Fact]
    public async Task What_others_changed_since_is_not_brought_back_and_named_where_it_was_edited_too()
    {
        var code = await site.BeginAsync();
        var (file, _) = Exported(Now);
        (await Node.ExecuteAsync(
            code, [new Describe("Theirs"), new Rebaseline(new DateOnly(2030, 5, 5))], new Envelope(NodeRun.Officer), null, TestContext.Current.CancellationToken))
            .ShouldBeOfType<Answer.Done>();

        var both = await ImportAsync(Edited(file, code, ("title", "Ours")), preview: false);
        var other = await ImportAsync(Edited(file, code, ("segment", "Retail")), preview: false);

        both.Files.Single().Problems.Single().Sentence.ShouldEndWith(
            "expected “One view” as it was exported: it was changed to “Theirs” meanwhile; export the register again");
        other.Events.ShouldBe(new Dictionary<string, int> { ["ProgrammeDescribed"] = 1 });
        var now = Node.View.Programme(code).Latest;
        (now.Title, now.PlannedFinish, now.Segment).ShouldBe(("Theirs", new DateOnly(2030, 5, 5), "Retail"));
    }

    [Fact]
    public async Task A_file_without_the_columns_that_tell_where_it_comes_from_is_refused()
    {
        var report = await ImportAsync(new RegisterFile("register.csv", () => new MemoryStream("code,title\nCRM,New"u8.ToArray())), preview: false);

        report.Files.Single().Outcome.ShouldBe(FileOutcome.Refused);
        report.Files.Single().Problems.Single().Sentence.ShouldContain("there is no column “asOf”: is this an exported register, with its first line?");
    }

    [Fact]
    public async Task A_person_who_got_a_namesake_since_or_was_erased_is_no_edit()
    {
        var code = await site.BeginAsync();
        var (first, second) = (await Node.People.AddAsync("Una Once", null, CancellationToken.None), await Node.People.AddAsync("Vera Once", null, CancellationToken.None));
        foreach (var command in new ProgrammeCommand[] { new ChangeLead(first.Id), new NameDeputySponsor(second.Id) })
        {
            (await Node.ExecuteAsync(code, [command], new Envelope(NodeRun.Officer), null, CancellationToken.None)).ShouldBeOfType<Answer.Done>();
        }

        var (file, _) = Exported(Now);
        await Node.People.AddAsync("Una Once", null, CancellationToken.None);
        (await new ErasePerson(second.Id, "Asked for").RunAsync(Node, new Envelope(NodeRun.Officer), CancellationToken.None)).Done.ShouldNotBeNull();

        var report = await ImportAsync(file, preview: true);

        report.Files.Single().Problems.Select(p => p.Sentence).ShouldBeEmpty();
        report.Events.ShouldBeEmpty();
    }

    private Knowledge Now => Knowledge.Recorded(Node.View.Position, Node.Today);

    private (RegisterFile File, long Rows) Exported(Knowledge knowledge, bool xlsx = false)
    {
        using var to = new MemoryStream();
        var table = RegisterTable.Of(Node.View, knowledge, Node.People);
        _ = xlsx
            ? XlsxExport.Write(to, [table, AboutTable.OfRegister(knowledge, null)], CancellationToken.None)
            : CsvExport.Write(to, table, CancellationToken.None);
        var bytes = to.ToArray();
        return (new RegisterFile(xlsx ? "register.xlsx" : "register.csv", () => new MemoryStream(bytes)), table.Rows.LongCount());
    }

    private Task<ImportReport> ImportAsync(RegisterFile file, bool preview) => RegisterImport.RunAsync(
        Node, NodeRun.Officer, new ImportRequest(MappingFile.Find("register"), [file], Preview: preview, IntoSample: true),
        TimeProvider.System, null, TestContext.Current.CancellationToken);

    // As a spreadsheet gives it back: other quotes, but the same cells.
    private static RegisterFile Edited(RegisterFile file, string code, params (string Column, string Value)[] cells)
    {
        using var reader = new StreamReader(file.Open());
        using var csv = new CsvParser(reader, CultureInfo.InvariantCulture);
        var text = new StringBuilder();
        string[]? header = null;
        while (csv.Read())
        {
            var record = csv.Record!.ToArray();
            header ??= record;
            foreach (var (column, value) in cells.Where(_ => record[0] == code))
            {
                record[Array.IndexOf(header, column)] = column == "title" ? FormulaGuard.Put(value) : value;
            }

            text.AppendLine(string.Join(',', record.Select(c => $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")));
        }

        return new RegisterFile(file.Name, () => new MemoryStream(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static RegisterFile EditedWorkbook(RegisterFile file, string code)
    {
        var bytes = new MemoryStream();
        file.Open().CopyTo(bytes);
        using (var workbook = SpreadsheetDocument.Open(bytes, isEditable: true))
        {
            var sheet = (WorksheetPart)workbook.WorkbookPart!.GetPartById(workbook.WorkbookPart.Workbook.Sheets!.Elements<Sheet>().First().Id!.Value!);
            var row = sheet.Worksheet.Descendants<Row>().Single(r => r.Elements<Cell>().First().InnerText == code);
            var cells = row.Elements<Cell>().ToList();
            cells[1].InlineString = new InlineString(new Text("Another title"));
            var finish = cells[RegisterRow.Columns.ToList().FindIndex(c => c.Name == "plannedFinish")];
            finish.CellValue = new CellValue((new DateOnly(2031, 1, 31).DayNumber - new DateOnly(1899, 12, 30).DayNumber).ToString(CultureInfo.InvariantCulture));
        }

        var edited = bytes.ToArray();
        return new RegisterFile(file.Name, () => new MemoryStream(edited));
    }

    /// <summary>A simulated portfolio, with what makes a register hard beside it.</summary>
    public sealed class Site : IAsyncLifetime
    {
        private int _begun;

        internal PortfolioNode Node { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            var database = await PostgresRun.CreateDatabaseAsync();
            await SampleLedger.FillAsync(database, new SimulationPlan(50, 3, 11, new DateOnly(2025, 6, 30)), null, CancellationToken.None);
            Node = await NodeRun.OpenAsync(database, sample: true);
            foreach (var (id, name) in new[] { ("ada", "Ada Moss"), ("ben", "Ben Ode"), ("sam-1", "Sam Two"), ("sam-2", "Sam Two"), ("semi", "Semi; Colon"), ("gone", "To Be Erased") })
            {
                await Node.People.AddAsync(name, id, CancellationToken.None);
            }

            await DoAsync(new Portfolio.Domain.Departments.OpenDepartment("MKT", "Marketing"));
            await DoAsync(new Portfolio.Domain.Departments.OpenDepartment("SALES", "Sales"));
            foreach (var sponsor in new[] { "sam-1", "sam-2", "semi", "gone" })
            {
                await DoAsync($"OF-{sponsor}", new Register($"OF-{sponsor}", "+1 '=odd, \"quoted\" and  spaced", "MKT"), new AppointSponsor(sponsor));
            }

            await DoAsync("OF-sam-1", new AppointSponsor("semi", SponsorRole.Joint));
            (await new ErasePerson("gone", "asked").RunAsync(Node, new Envelope(NodeRun.Officer), CancellationToken.None)).Done.ShouldNotBeNull();
        }

        /// <summary>A programme of one’s own that runs, at version 4.</summary>
        internal async Task<string> BeginAsync()
        {
            var code = $"MINE-{Interlocked.Increment(ref _begun)}";
            await DoAsync(code, new Register(code, "One view", "MKT", PlannedFinish: new DateOnly(2030, 1, 31)));
            await DoAsync(code, new AppointSponsor("ada"));
            await DoAsync(code, new ApproveBudget(new Portfolio.Domain.Money(2_500_000.50m, "EUR")));
            await DoAsync(code, new ReportStatus(new DateOnly(2025, 12, 31), "RAG3@1", "Green"));
            return code;
        }

        private async Task DoAsync(string code, params ProgrammeCommand[] commands)
        {
            var answer = await Node.ExecuteAsync(code, commands, new Envelope(NodeRun.Officer, new DateOnly(2026, 1, 6)), null, CancellationToken.None);
            answer.ShouldBeOfType<Answer.Done>((answer as Answer.Refused)?.Why[0].Sentence);
        }

        private async Task DoAsync(Portfolio.Domain.OrganisationCommand command) =>
            (await Node.ExecuteAsync(command, new Envelope(NodeRun.Officer, new DateOnly(2026, 1, 5)), CancellationToken.None)).ShouldBeOfType<Answer.Done>();

        public ValueTask DisposeAsync() => Node.DisposeAsync();
    }
}
