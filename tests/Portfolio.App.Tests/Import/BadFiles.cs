using System.IO.Compression;
using System.Text;
using Portfolio.App.Tests.Import.Workbooks;

namespace Portfolio.App.Tests.Import;

/// <summary>Files that no register is, made systematically; each with a word for what is bad about it.</summary>
internal static class BadFiles
{
    private const string Header = "Id,Title,Department,Finish,Budget (£m),Rating,Owner";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static IEnumerable<(string What, byte[] Bytes)> All => [.. Texts(), .. Cells(), .. CutOff(), .. Flipped(), .. Packages()];

    /// <summary>As a spreadsheet program makes it.</summary>
    public static byte[] GoodWorkbook()
    {
        using var maker = new WorkbookMaker();
        return maker.Sheet("Register", [["Id", "Title", "Finish"], .. Enumerable.Range(1, 40).Select(i => new object?[] { $"A-{i}", $"Title {i}", "2027-01-01" })]).Bytes();
    }

    private static IEnumerable<(string, byte[])> Texts()
    {
        yield return ("empty", []);
        yield return ("one zero", [0]);
        yield return ("zeros", new byte[10_000]);
        yield return ("a mark alone", [0xEF, 0xBB, 0xBF]);
        yield return ("a wide mark alone", [0xFF, 0xFE]);
        yield return ("half a wide character", [0xFF, 0xFE, 0x41]);
        yield return ("a mark that lies", [0xEF, 0xBB, 0xBF, 0xFF, 0xC0, 0x80]);
        yield return ("line ends alone", "\r\n\r\n\n\n\r"u8.ToArray());
        yield return ("blanks", Encoding.UTF8.GetBytes(new string(' ', 100_000)));
        yield return ("no table", "MZ\u0090 this is not a table"u8.ToArray());
        yield return ("a picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[100]]);
        yield return ("other columns", "a,b,c\n1,2,3\n"u8.ToArray());
        yield return ("a quotation mark that never ends", Encoding.UTF8.GetBytes($"{Header}\nA-1,\"One,MKT,,,,\n{string.Concat(Enumerable.Repeat("x,y\n", 10_000))}"));
        yield return ("a header twice", Encoding.UTF8.GetBytes("Id,Title,Title\nA-1,One,Two\n"));
        yield return ("a million columns", Encoding.UTF8.GetBytes($"{Header}\n{new string(',', 1_000_000)}\n"));
        yield return ("a million columns in the header", Encoding.UTF8.GetBytes($"{Header}{new string(',', 1_000_000)}\nA-1,One\n"));
        yield return ("a cell without end", Encoding.UTF8.GetBytes($"{Header}\nA-1,{new string('x', 200_000)}\n"));
        yield return ("a record without end", Encoding.UTF8.GetBytes($"{Header}\nA-1{string.Concat(Enumerable.Repeat($",{new string('x', 50_000)}", 200))}\n"));
        yield return ("zeros in a cell", Encoding.UTF8.GetBytes($"{Header}\nA-1,One\0,MKT,,,,\n"));
        yield return ("UTF-32", Encoding.UTF32.GetPreamble().Concat(Encoding.UTF32.GetBytes($"{Header}\nA-1,One,MKT,soon,,,\n")).ToArray());
        yield return ("UTF-16 from the other end", Encoding.BigEndianUnicode.GetBytes($"{Header}\nA-1,One,MKT,soon,,,\n"));
        yield return ("half a surrogate pair", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes($"{Header}\nA-1,One,MKT,"), 0x00, 0xD8, .. Encoding.Unicode.GetBytes(",,,\n")]);
        yield return ("UTF-7", "+AFQAaQB0AGwAZQ-\n+AE8AbgBl-\n"u8.ToArray());
        yield return ("EBCDIC", [0xC9, 0x84, 0x6B, 0xE3, 0x89, 0xA3, 0x93, 0x85, 0x25]);
    }

    private static IEnumerable<(string, byte[])> Cells()
    {
        string[] days = ["soon", "2026-02-30", "0000-00-00", "99999-01-01", "-1", "1e400", "NaN", "=NOW()", "#REF!", new string('9', 400)];
        string[] amounts = ["x", "-5", "1e400", "NaN", "Infinity", "€5", "9999999999999999999999999999999", new string('9', 4_000), "0x10", "١٢٣", "=1+1", "#DIV/0!"];
        string[] ratings = ["Blue", "1", "\uFFFD"];
        string[] ids = ["x", "A 1", "A-1;drop table", new string('a', 61), "=A1"];
        string[] titles = ["", "   ", new string('t', 301), "#NAME?"];
        foreach (var (what, row) in
            days.Select(d => ("finish", $"A-1,One,MKT,\"{d}\",,,"))
                .Concat(amounts.Select(a => ("budget", $"A-1,One,MKT,,\"{a}\",,")))
                .Concat(ratings.Select(r => ("rating", $"A-1,One,MKT,,,\"{r}\",")))
                .Concat(ids.Select(i => ("id", $"\"{i}\",One,MKT,,,,")))
                .Concat(titles.Select(t => ("title", $"A-1,\"{t}\",MKT,,,,"))))
        {
            yield return ($"{what} in {row[..Math.Min(row.Length, 40)]}", Encoding.UTF8.GetBytes($"{Header}\n{row}\n"));
        }
    }

    // A text that is cut between rows is a whole one of fewer rows; a workbook is whole or damaged.
    private static IEnumerable<(string, byte[])> CutOff()
    {
        var whole = GoodWorkbook();
        for (var i = 0; i < 40; i++)
        {
            var at = whole.Length * i / 40;
            yield return ($"workbook cut off at {at}", whole[..at]);
        }

        var text = Encoding.UTF8.GetBytes($"{Header}\n\"A-1\",\"One, two\nthree\",\"MKT\",\"2027-01-01\",\"1\",\"Green\",\"Ada Moss\"\n");

        // Behind the headers alone it would be a register of nothing.
        var begins = Encoding.UTF8.GetByteCount(Header) + 2;
        for (var at = begins; at < begins + 18; at++)
        {
            yield return ($"text cut off at {at}", text[..at]);
        }
    }

    // Of the directory at the end of the archive, which is read first, and of what is packed.
    private static IEnumerable<(string, byte[])> Flipped()
    {
        var whole = GoodWorkbook();
        var random = new Random(11);
        for (var i = 0; i < 60; i++)
        {
            var bytes = (byte[])whole.Clone();
            var at = i < 30 ? bytes.Length - 1 - random.Next(22) : random.Next(bytes.Length);
            bytes[at] ^= (byte)(1 << random.Next(8));
            yield return ($"perhaps a workbook with a bit flipped at {at}", bytes);
        }
    }

    private static IEnumerable<(string, byte[])> Packages()
    {
        string Sheet(string content, string before = "") => $"{before}<worksheet xmlns=\"{Main}\">{content}</worksheet>";
        (string, string) Cell(string cell) => ("xl/worksheets/sheet1.xml", Sheet($"<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Title</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>Finish</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>One</t></is></c>{cell}</row></sheetData>"));
        yield return ("an archive in an archive", Package(("xl/embeddings/a.zip", Encoding.Latin1.GetString(Package(("b", new string('x', 1 << 20)))))));
        yield return ("a bomb", Package(("xl/media/a.png", new string('x', 40 << 20))));
        yield return ("a bomb of texts", Package(("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\"><si><t>{new string('x', 20 << 20)}</t></si></sst>")));
        yield return ("a bomb of styles", Package(("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\">{string.Concat(Enumerable.Repeat("<xf/>", 4 << 20))}</styleSheet>")));
        yield return ("very many parts", Package([.. Enumerable.Range(0, 10_100).Select(i => ($"p/{i}", ""))]));
        yield return ("a huge dimension", Package(("xl/worksheets/sheet1.xml", Sheet("<dimension ref=\"A1:XFD1048576\"/><sheetData/>"))));
        yield return ("a row far away", Package(("xl/worksheets/sheet1.xml", Sheet("<sheetData><row r=\"2147483647\"/></sheetData>"))));
        yield return ("a column far away", Package(Cell("<c r=\"ZZZZZZ2\"><v>1</v></c>")));
        yield return ("rows in no order", Package(("xl/worksheets/sheet1.xml", Sheet("<sheetData><row r=\"2\"/><row r=\"1\"/></sheetData>"))));
        yield return ("deep XML", Package(("xl/worksheets/sheet1.xml", Sheet(string.Concat(Enumerable.Repeat("<a>", 200_000))))));
        yield return ("entities", Package(("xl/worksheets/sheet1.xml", Sheet("<sheetData><row r=\"1\"><c r=\"A1\"><v>&b;</v></c></row></sheetData>", "<!DOCTYPE w [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>"))));
        yield return ("an entity from outside", Package(("xl/workbook.xml", "<!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><workbook>&a;</workbook>")));
        yield return ("a type definition from outside", Package(("xl/sharedStrings.xml", "<!DOCTYPE sst SYSTEM \"http://localhost:9/x.dtd\"><sst/>")));
        yield return ("no sheets", Package(("xl/workbook.xml", $"<workbook xmlns=\"{Main}\"/>")));
        yield return ("a sheet that is not there", Package(("xl/_rels/workbook.xml.rels", Relations("worksheets/none.xml"))));
        yield return ("a sheet outside", Package(("xl/_rels/workbook.xml.rels", Relations("../../etc/passwd.xml"))));
        yield return ("a text that is not there", Package(Cell("<c r=\"B2\" t=\"s\"><v>999999999</v></c>")));
        yield return ("a text of no number", Package(Cell("<c r=\"B2\" t=\"s\"><v>x</v></c>")));
        yield return ("a number of no number", Package(Cell("<c r=\"B2\"><v>1e999999</v></c>")));
        yield return ("perhaps a style that is not there", Package(Cell("<c r=\"B2\" s=\"4294967295\"><v>1</v></c>")));
        yield return ("perhaps a day beyond all", Package(Cell("<c r=\"B2\" t=\"d\"><v>99999-99-99</v></c>")));
        yield return ("merged with everything", Package(("xl/worksheets/sheet1.xml", Sheet("<sheetData><row r=\"1\"><c r=\"A1\"/></row></sheetData><mergeCells><mergeCell ref=\"A1:XFD1048576\"/><mergeCell ref=\"B2\"/><mergeCell ref=\"::\"/></mergeCells>"))));
        yield return ("XML in UTF-16 that says UTF-8", Package(("xl/worksheets/sheet1.xml", "\uFEFF<?xml version=\"1.0\" encoding=\"utf-16\"?><worksheet/>")));
        yield return ("an encoding that nobody knows", Package(("xl/worksheets/sheet1.xml", "<?xml version=\"1.0\" encoding=\"x-none\"?><worksheet/>")));
        yield return ("control characters", Package(Cell("<c r=\"B2\" t=\"inlineStr\"><is><t>&#0;</t></is></c>")));
        yield return ("half a surrogate pair in a workbook", Package(Cell("<c r=\"B2\" t=\"inlineStr\"><is><t>&#xD800;</t></is></c>")));
    }

    private static string Relations(string target) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{Relation}/worksheet\" Target=\"{target}\"/></Relationships>";

    private static byte[] Package(params (string Name, string Content)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts
                .Append(("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relation}\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"))
                .Append(("xl/_rels/workbook.xml.rels", Relations("worksheets/sheet1.xml")))
                .DistinctBy(p => p.Item1))
            {
                using var text = new StreamWriter(archive.CreateEntry(name, CompressionLevel.Fastest).Open());
                text.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
