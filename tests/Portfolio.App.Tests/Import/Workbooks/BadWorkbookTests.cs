using System.IO.Compression;
using System.Text;
using Portfolio.App.Import.Reading;

namespace Portfolio.App.Tests.Import.Workbooks;

/// <summary>Files of strangers: each is read, or refused with a sentence, and never more is unpacked than is allowed.</summary>
public sealed class BadWorkbookTests
{
    private const string Damaged = "small-2024.xlsx: the workbook is cut off or damaged: open it in a spreadsheet program, save it again and import that.";

    private static readonly ImportLimits Small = new() { FileBytes = 1 << 20, UnpackedBytes = 1 << 20, SharedTextBytes = 1 << 18, Rows = 1_000, Columns = 50 };

    [Fact]
    public void A_small_file_that_unpacks_to_very_much_is_refused_before_it_is_unpacked()
    {
        var bomb = Package(("xl/media/image1.png", new string('x', 64 << 20)));

        bomb.Length.ShouldBeLessThan(1 << 20);
        Refusal(bomb, Small).ShouldBe(
            "small-2024.xlsx: unpacked it would have more than 1,048,576 bytes, the most that are taken (Portfolio__Import__UnpackedBytes says how many); save the table as CSV if it is meant.");
    }

    [Fact]
    public void Texts_that_would_fill_the_memory_are_refused()
    {
        var texts = $"<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>{new string('x', 1 << 19)}</t></si></sst>";

        Refusal(Package(("xl/sharedStrings.xml", texts)), Small).ShouldStartWith("small-2024.xlsx: its texts would have more than 262,144 bytes");
    }

    [Theory]
    [InlineData("<row r=\"2147483647\"><c r=\"A2147483647\"><v>1</v></c></row>", "a sheet has a row 2,147,483,647; at most 1,000 rows are taken (Portfolio__Import__Rows says how many).")]
    [InlineData("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>", "a sheet has a cell XFD1; at most 50 columns are taken (Portfolio__Import__Columns says how many).")]
    public void A_sheet_that_only_says_it_is_huge_is_refused(string rows, string sentence) =>
        Refusal(Package(("xl/worksheets/sheet1.xml", Sheet(rows))), Small).ShouldBe($"small-2024.xlsx: {sentence}");

    [Theory]
    [InlineData("<row r=\"2\"/><row r=\"1\"/>")]
    [InlineData("<row r=\"1\"><c r=\"A1\"><v>1</v></c>")]
    [InlineData("<row r=\"x\"/>")]
    public void A_sheet_that_is_not_well_formed_is_damaged(string rows) =>
        Refusal(Package(("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>")), Small)
            .ShouldBe(Damaged);

    [Fact]
    public void Entities_are_not_expanded()
    {
        var laughs = "<!DOCTYPE w [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>" + Sheet("<row r=\"1\"><c r=\"A1\"><v>&b;</v></c></row>");

        Refusal(Package(("xl/worksheets/sheet1.xml", laughs)), Small).ShouldBe(Damaged);
    }

    [Theory]
    [InlineData("xl/workbook.bin", "it is a binary workbook (.xlsb): save it as an Excel workbook (.xlsx) and import that.")]
    [InlineData("content.xml", "it is an OpenDocument file (.ods): save it as an Excel workbook (.xlsx) or as CSV and import that.")]
    [InlineData("word/document.xml", "it is an archive, but not of a workbook: give the spreadsheet itself, as .xlsx or CSV.")]
    public void Other_archives_are_told_by_what_they_hold(string part, string sentence)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntry(part);
        }

        Refusal(bytes.ToArray(), Small).ShouldBe($"small-2024.xlsx: {sentence}");
    }

    [Fact]
    public void A_workbook_under_a_password_and_an_old_one_are_told_apart()
    {
        byte[] container = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[1016]];

        Refusal([.. container, .. Encoding.Unicode.GetBytes("EncryptedPackage")], Small).ShouldStartWith("small-2024.xlsx: it is protected by a password:");
        Refusal(container, Small).ShouldStartWith("small-2024.xlsx: it is a workbook of Excel 97 to 2003 (.xls)");
    }

    [Fact]
    public void Other_files_are_told_whatever_they_are_called()
    {
        Refusal([0x50, 0x4B, 0x05, 0x06, .. new byte[18]], Small).ShouldBe("small-2024.xlsx: it is an empty archive, not a workbook.");
        Refusal("%PDF-1.7"u8.ToArray(), Small).ShouldStartWith("small-2024.xlsx: it is a PDF");
        Refusal([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0x0D], Small).ShouldStartWith("small-2024.xlsx: it holds zero bytes");
        Refusal(new byte[(1 << 20) + 1], Small).ShouldBe(
            "small-2024.xlsx: it has more than 1,048,576 bytes, the most that are taken (Portfolio__Import__FileBytes says how many).");
    }

    [Fact]
    public void Wherever_a_workbook_is_cut_off_or_altered_it_is_read_or_refused_in_a_sentence()
    {
        var whole = Good();
        for (var cut = 4; cut < whole.Length; cut += Math.Max(1, whole.Length / 60))
        {
            Refusal(whole[..cut], Small).ShouldBe(Damaged, $"cut off at {cut}");
            var altered = (byte[])whole.Clone();
            for (var i = 0; i < 8 && cut + i < altered.Length; i++)
            {
                altered[cut + i] ^= 0x5A;
            }

            Should.NotThrow(() => ReadOrRefused(altered), $"altered at {cut}");
        }
    }

    private static byte[] Good()
    {
        using var maker = new WorkbookMaker();
        return maker.Sheet("Register", [["Id", "Title", "Finish"], .. Enumerable.Range(1, 40).Select(i => new object?[] { $"A-{i}", $"Title {i}", 46112 + i })]).Bytes();
    }

    private static void ReadOrRefused(byte[] bytes)
    {
        try
        {
            RegisterReader.Open(SmallRegister.Bytes("small-2024.xlsx", bytes), SmallRegister.Mapping, Small).Rows().Count().ShouldBeLessThanOrEqualTo(1_000);
        }
        catch (UnreadableFileException fault)
        {
            fault.Problem.Sentence.ShouldStartWith("small-2024.xlsx");
        }
    }

    private static string Refusal(byte[] bytes, ImportLimits limits) => Should.Throw<UnreadableFileException>(
        () => RegisterReader.Open(SmallRegister.Bytes("small-2024.xlsx", bytes), SmallRegister.Mapping, limits).Rows().Count()).Problem.Sentence;

    private static string Sheet(string rows) =>
        $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>";

    private static byte[] Package(params (string Name, string Content)[] parts)
    {
        const string workbook =
            """
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>
            """;
        const string relations =
            """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>
            """;
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts.Concat([("xl/workbook.xml", workbook), ("xl/_rels/workbook.xml.rels", relations)]))
            {
                using var text = new StreamWriter(archive.CreateEntry(name, CompressionLevel.SmallestSize).Open());
                text.Write(content.Trim());
            }
        }

        return bytes.ToArray();
    }
}
