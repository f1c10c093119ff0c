using System.IO.Compression;
using Portfolio.App.Import.Reading;

namespace Portfolio.App.Tests.Import.Workbooks;

/// <summary>Workbooks whose parts lie elsewhere than usual, so that a look by their names would miss them.</summary>
public sealed class HiddenPartTests
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Huge = "<sheetData><row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row></sheetData>";

    private static readonly ImportLimits Small = new() { UnpackedBytes = 4 << 20, SharedTextBytes = 1 << 16, Rows = 1_000, Columns = 50, CellCharacters = 1_000 };

    [Theory]
    [InlineData("x/s.xml")]
    [InlineData("/elsewhere/s.xml")]
    public void A_sheet_is_looked_through_wherever_it_lies(string target) =>
        Refusal((target[0] == '/' ? target[1..] : $"xl/{target}", Sheet(Huge)), ("xl/_rels/workbook.xml.rels", Relations(("rId1", "worksheet", target))))
            .ShouldBe("small-2024.xlsx: a sheet has a cell ZZZZZZ1; at most 50 columns are taken (Portfolio__Import__Columns says how many).");

    [Fact]
    public void A_sheet_that_is_none_is_refused() =>
        Refusal(("xl/x/s.xml", "<chart/>"), ("xl/_rels/workbook.xml.rels", Relations(("rId1", "worksheet", "x/s.xml"))))
            .ShouldBe("small-2024.xlsx: its sheet “S” holds no table of cells: open it in a spreadsheet program, save it again and import that.");

    [Fact]
    public void A_binary_sheet_in_the_place_of_one_is_refused() =>
        Refusal(("xl/worksheets/s.bin", "x"), ("xl/_rels/workbook.xml.rels", Relations(("rId1", "worksheet", "worksheets/s.bin"))))
            .ShouldBe("small-2024.xlsx: it has a binary sheet: save it as an Excel workbook (.xlsx) and import that.");

    [Fact]
    public void Two_parts_of_one_name_are_a_damage() =>
        Refusal(("xl/worksheets/sheet1.xml", Sheet("<sheetData/>")), ("XL/worksheets/Sheet1.xml", Sheet(Huge)), ("xl/_rels/workbook.xml.rels", Relations(("rId1", "worksheet", "worksheets/sheet1.xml"))))
            .ShouldStartWith("small-2024.xlsx: the workbook is cut off or damaged");

    [Theory]
    [InlineData("<t>", "</t>", true)]
    [InlineData("<t x=\"", "\"/>", true)]
    [InlineData("<t>", "</t>", false)]
    public void What_fills_the_memory_is_refused_under_whatever_name(string before, string after, bool texts)
    {
        var much = $"{before}{new string('x', 1 << 20)}{after}";
        var part = texts ? $"<sst xmlns=\"{Main}\"><si>{much}</si></sst>" : Sheet($"<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is>{much}</is></c></row></sheetData>");

        Refusal(("xl/t/texts.xml", part), ("xl/_rels/workbook.xml.rels", Relations(("rId2", "sharedStrings", "t/texts.xml"))))
            .ShouldBe(texts
                ? "small-2024.xlsx: its texts would have more than 65,536 bytes, the most that are taken (Portfolio__Import__SharedTextBytes says how many); save the table as CSV if it is meant."
                : "small-2024.xlsx: a cell is longer than 1,000 characters, the most that are taken (Portfolio__Import__CellCharacters says how many).");
    }

    [Fact]
    public void Merged_cells_without_end_are_refused_before_they_are_held() =>
        Refusal(
            ("xl/worksheets/sheet1.xml", Sheet($"<sheetData/><mergeCells>{string.Concat(Enumerable.Repeat("<mergeCell ref=\"A1:B2\"/>", 100_001))}</mergeCells>")),
            ("xl/_rels/workbook.xml.rels", Relations(("rId1", "worksheet", "worksheets/sheet1.xml"))))
            .ShouldBe("small-2024.xlsx: a sheet has more than 100,000 merged cells or 20,000 column widths, the most that are taken.");

    [Fact]
    public void A_sheet_of_charts_does_not_count()
    {
        var bytes = Package(
            $"<sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"Chart\" sheetId=\"2\" r:id=\"rId2\"/>",
            [
                ("xl/worksheets/sheet1.xml", Sheet("<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Title</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>One</t></is></c></row></sheetData>")),
                ("xl/chartsheets/sheet1.xml", $"<chartsheet xmlns=\"{Main}\"/>"),
                ("xl/_rels/workbook.xml.rels", Relations(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "chartsheet", "chartsheets/sheet1.xml"))),
            ]);

        var rows = RegisterReader.Open(SmallRegister.Bytes("small-2024.xlsx", bytes), SmallRegister.Mapping, Small).Rows().ToList();

        rows.ShouldHaveSingleItem()[RegisterField.Title].ShouldBe("One");
    }

    private static string Refusal(params (string Name, string Content)[] parts) => Should.Throw<UnreadableFileException>(() => RegisterReader.Open(
        SmallRegister.Bytes("small-2024.xlsx", Package("<sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/>", parts)), SmallRegister.Mapping, Small).Rows().Count()).Problem.Sentence;

    private static string Sheet(string content) => $"<worksheet xmlns=\"{Main}\">{content}</worksheet>";

    private static string Relations(params (string Id, string Type, string Target)[] all) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(all.Select(r => $"<Relationship Id=\"{r.Id}\" Type=\"{Relation}/{r.Type}\" Target=\"{r.Target}\"/>"))}</Relationships>";

    private static byte[] Package(string sheets, IEnumerable<(string Name, string Content)> parts)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts.Append(("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relation}\"><sheets>{sheets}</sheets></workbook>")))
            {
                using var text = new StreamWriter(archive.CreateEntry(name, CompressionLevel.SmallestSize).Open());
                text.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
