using System.Globalization;
using System.Net;
using CsvHelper;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Portfolio.App.Access;
using Portfolio.App.Reports;
using Portfolio.App.Tests.Verbs;
using Portfolio.App.Tests.Web;

namespace Portfolio.App.Tests.Export;

public sealed class ExportEndpointTests(ExportEndpointTests.Site site) : IClassFixture<ExportEndpointTests.Site>
{
    private const string Register =
        """"
        code,title,state,since,department,accounts,segment,sponsor,jointSponsors,deputy,lead,originalFinish,plannedFinish,rebaselines,budget,currency,priceBasis,status,statusScale,statusPeriod,openItems,waitingItems,cadence,asOf,version
        CRM-2,One view of the customer,Active,2026-01-06,MKT,,,Ada Moss,,,,2099-03-31,2099-03-31,0,,,,,,,0,0,,2026-06-30,5
        FORMULA,"'=cmd|'/c calc'!A0, ""quoted""",Proposed,2026-01-07,MKT,,,,,,,,,0,,,,,,,0,0,,2026-06-30,1

        """";

    [Fact]
    public async Task The_register_is_a_row_for_each_programme_and_its_name_says_of_which_day_and_position()
    {
        using var answer = await site.Reader.GetAsync("/api/export/register?asOf=2026-06-30", TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe($"register-2026-06-30-at-{site.Web.Node.Node.View.Position}.csv");
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        System.Text.Encoding.UTF8.GetString(bytes[3..]).ShouldBe(Register.ReplaceLineEndings("\r\n"));
    }

    [Fact]
    public async Task The_verb_gives_the_same_and_reports_too()
    {
        (await VerbAsync("register", "--as-of", "2026-06-30")).TrimStart('\uFEFF').ReplaceLineEndings("\n").ShouldBe(Register);
        (await VerbAsync("register", "--as-of", "2026-06-30", "--format", "json")).ShouldContain("""{"code":"CRM-2","title":"One view of the customer","state":"Active","since":"2026-01-06",""");
        (await VerbAsync("stalls")).TrimStart('\uFEFF').ShouldStartWith("figure,title,value,");
        (await ProgramRun.RunOnAsync(site.Web.Node.ConnectionString, ["export", "stalls", "--as-of", "soon"])).Error.TrimEnd().ShouldBe("--as-of: asOf is a day, such as 2026-03-31.");

        async Task<string> VerbAsync(params string[] arguments)
        {
            var (code, output, error) = await ProgramRun.RunOnAsync(site.Web.Node.ConnectionString, ["export", .. arguments]);
            code.ShouldBe(0, error);
            return output;
        }
    }

    [Fact]
    public async Task A_workbook_has_the_register_typed_and_a_sheet_that_says_what_it_is()
    {
        using var workbook = await WorkbookAsync("/api/export/register?format=xlsx&asOf=2026-06-30");

        var position = site.Web.Node.Node.View.Position;
        SheetsOf(workbook).Keys.ShouldBe(["register", "about"]);
        var rows = SheetsOf(workbook)["register"].Descendants<Row>().ToList();
        rows.Select(r => r.Elements<Cell>().First().InnerText).ShouldBe(["Code", "CRM-2", "FORMULA"]);
        rows[1].Elements<Cell>().ElementAt(12).InnerText.ShouldBe("72775", "the planned finish as the number of its day");
        rows[2].Elements<Cell>().ElementAt(1).InnerText.ShouldBe("=cmd|'/c calc'!A0, \"quoted\"");
        SheetsOf(workbook)["about"].Descendants<Row>().Select(r => string.Join('|', r.Elements<Cell>().Select(c => c.InnerText))).ShouldBe(
        [
            "What|Value", "Title|Register", "As of|46203", $"Known at position|{position}",
            $"Known on|{site.Web.Node.Node.Today.DayNumber - new DateOnly(1899, 12, 30).DayNumber}",
            "Basis|recorded: what the ledger can prove", $"Address|/api/export/register?format=xlsx&asOf=2026-06-30&knownAt={position}",
        ]);
    }

    [Fact]
    public async Task Its_address_gives_the_same_again_whether_it_came_over_HTTP_or_by_the_verb()
    {
        var output = Path.Combine(Directory.CreateTempSubdirectory("portfolio-export-").FullName, "register.xlsx");
        (await ProgramRun.RunOnAsync(site.Web.Node.ConnectionString, "export", "register", "--format", "xlsx", "--as-of", "2026-06-30", "--department", "MKT", "--output", output))
            .ExitCode.ShouldBe(0);
        Directory.GetFiles(Path.GetDirectoryName(output)!).ShouldBe([output]);
        using var byTheVerb = SpreadsheetDocument.Open(output, isEditable: false);
        using var overHttp = await WorkbookAsync("/api/export/register?format=xlsx&asOf=2026-06-30&department=MKT");

        AddressOf(overHttp).ShouldBe($"/api/export/register?format=xlsx&asOf=2026-06-30&knownAt={site.Web.Node.Node.View.Position}&department=MKT");
        AddressOf(byTheVerb).ShouldBe(AddressOf(overHttp));

        static string AddressOf(SpreadsheetDocument workbook) => SheetsOf(workbook)["about"].Descendants<Row>()
            .Select(r => r.Elements<Cell>().Select(c => c.InnerText).ToList()).Single(r => r[0] == "Address")[1];
    }

    [Fact]
    public async Task Every_report_is_a_valid_workbook_with_all_its_tables()
    {
        foreach (var report in ReportCatalogue.All)
        {
            using var workbook = await WorkbookAsync($"/api/reports/{report.Name}?format=xlsx");
            var sheets = SheetsOf(workbook).Keys.ToList();
            sheets[0].ShouldBe("figures");
            sheets[^1].ShouldBe("about");
            sheets.ShouldAllBe(s => s.Length <= 31);
        }
    }

    [Fact]
    public async Task Every_table_of_every_report_is_the_same_in_CSV_and_in_the_workbook_of_its_day_and_position_and_holds_no_formula()
    {
        var position = site.Web.Node.Node.View.Position;
        foreach (var report in ReportCatalogue.All)
        {
            using var workbook = await WorkbookAsync($"/api/reports/{report.Name}?format=xlsx&asOf=2026-06-30");
            foreach (var (table, sheet) in SheetsOf(workbook))
            {
                sheet.Descendants<CellFormula>().ShouldBeEmpty($"{report.Name} {table}");
                if (table == "about")
                {
                    sheet.Descendants<Row>().Select(r => r.InnerText).ShouldContain($"Known at position{position}");
                    continue;
                }

                using var answer = await site.Reader.GetAsync($"/api/reports/{report.Name}?format=csv&table={table}&asOf=2026-06-30", TestContext.Current.CancellationToken);
                answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{report.Name} {table}");
                answer.Content.Headers.ContentDisposition!.FileName!.ShouldContain($"2026-06-30-at-{position}");
                using var csv = new CsvParser(new StringReader(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), CultureInfo.InvariantCulture);
                var rows = new List<string[]>();
                while (csv.Read())
                {
                    rows.Add(csv.Record!);
                }

                rows.Count.ShouldBe(sheet.Descendants<Row>().Count(), $"{report.Name} {table}");
                rows.SelectMany(r => r).Where(c => c is ['=' or '@', ..]).ShouldBeEmpty($"{report.Name} {table}");
            }
        }
    }

    [Theory]
    [InlineData("/api/export/register?format=pdf", "format is csv or xlsx.")]
    [InlineData("/api/export/register?department=MOON", "There is no department “MOON”.")]
    [InlineData("/api/export/register?colour=blue", "There is no parameter “colour”; there are asOf, knownAt, basis, saidBy, department, format.")]
    [InlineData("/api/reports/board?format=xlsx&table=figures", "table goes with format=csv.")]
    [InlineData("/api/reports/board?format=xlsx&limit=5", "limit goes with format=json; a table is always whole.")]
    public async Task An_odd_parameter_is_refused_by_name(string path, string sentence)
    {
        using var answer = await site.Reader.GetAsync(path, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await WebRun.JsonOf(answer)).GetProperty("title").GetString().ShouldBe(sentence);
    }

    private static Dictionary<string, Worksheet> SheetsOf(SpreadsheetDocument workbook) => workbook.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>()
        .ToDictionary(s => s.Name!.Value!, s => ((WorksheetPart)workbook.WorkbookPart.GetPartById(s.Id!.Value!)).Worksheet);

    private async Task<SpreadsheetDocument> WorkbookAsync(string path)
    {
        var file = new MemoryStream(await site.Reader.GetByteArrayAsync(path, TestContext.Current.CancellationToken));
        var workbook = SpreadsheetDocument.Open(file, isEditable: false);
        new OpenXmlValidator().Validate(workbook).Select(e => $"{path} {e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
        return workbook;
    }

    /// <summary>A programme that runs, and one whose title a spreadsheet would run.</summary>
    public sealed class Site : IAsyncLifetime
    {
        internal WebRun Web { get; private set; } = null!;

        internal HttpClient Reader { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Web = await WebRun.StartAsync();
            using var pmo = Web.As(Roles.Pmo);
            await Web.BeginCrmAsync(pmo);
            (await WebRun.PostAsync(pmo, "/api/programmes", """{"code":"FORMULA","title":"=cmd|'/c calc'!A0, \"quoted\"","department":"MKT","effectiveOn":"2026-01-07"}"""))
                .StatusCode.ShouldBe(HttpStatusCode.Created);
            Reader = Web.As(Roles.Leadership);
        }

        public async ValueTask DisposeAsync()
        {
            Reader.Dispose();
            await Web.DisposeAsync();
        }
    }
}
