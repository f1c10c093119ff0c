using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Portfolio.App.Export;

/// <summary>
/// The parts of a workbook beside its sheets. They are put into the archive one after another as they are written: the
/// library’s own package holds all of them in memory until the end.
/// </summary>
internal static class XlsxPackage
{
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Main = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    public static string SheetEntry(int number) => $"xl/worksheets/sheet{number}.xml";

    /// <summary>Closes the workbook, once all its sheets are in.</summary>
    public static void Finish(ZipArchive zip, IReadOnlyList<string> sheets)
    {
        using (var styles = Open(zip, "xl/styles.xml"))
        {
            XlsxStyles.Sheet().Save(styles);
        }

        using (var workbook = Open(zip, "xl/workbook.xml"))
        {
            new Workbook(new Sheets(sheets.Select((name, i) => new Sheet { Id = $"s{i + 1}", SheetId = (uint)i + 1, Name = name }))).Save(workbook);
        }

        Text(zip, "xl/_rels/workbook.xml.rels", Related(
            [.. sheets.Select((_, i) => ($"s{i + 1}", "worksheet", $"worksheets/sheet{i + 1}.xml")), ("styles", "styles", "styles.xml")]));
        Text(zip, "_rels/.rels", Related([("workbook", "officeDocument", "xl/workbook.xml")]));
        Text(zip, "[Content_Types].xml", Types(sheets.Count));
    }

    public static Stream Open(ZipArchive zip, string name) => zip.CreateEntry(name, CompressionLevel.Fastest).Open();

    private static string Related(IEnumerable<(string Id, string Type, string Target)> related) =>
        $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(related.Select(r => $"""<Relationship Id="{r.Id}" Type="{Relationships}/{r.Type}" Target="{r.Target}"/>"""))}</Relationships>""";

    private static string Types(int sheets)
    {
        var parts = Enumerable.Range(1, sheets).Select(i => (Part: SheetEntry(i), Type: "worksheet")).Append((Part: "xl/styles.xml", Type: "styles")).Append((Part: "xl/workbook.xml", Type: "sheet.main"));
        return $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{string.Concat(parts.Select(p => $"""<Override PartName="/{p.Part}" ContentType="{Main}.{p.Type}+xml"/>"""))}</Types>""";
    }

    private static void Text(ZipArchive zip, string name, string xml)
    {
        using var part = new StreamWriter(Open(zip, name), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        part.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""");
        part.Write(xml);
    }
}
