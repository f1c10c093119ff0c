using System.Globalization;
using System.IO.Compression;
using System.Security;
using CsvHelper;
using CsvHelper.Configuration;

namespace Portfolio.Benchmarks;

/// <summary>The made-up register as a workbook: days and amounts as numbers, texts in the cells.</summary>
internal static class MadeUpWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Writes it beside the text; gives its name.</summary>
    public static string Write(string folder, string csv)
    {
        var file = Path.Combine(folder, "made-up.xlsx");
        using var archive = ZipFile.Open(file, ZipArchiveMode.Create);
        Part(archive, "xl/workbook.xml", w => w.Write($"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets><sheet name=\"Register\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"));
        Part(archive, "xl/_rels/workbook.xml.rels", w => w.Write($"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"));
        Part(archive, "xl/worksheets/sheet1.xml", w => Sheet(w, csv));
        return file;
    }

    private static void Sheet(StreamWriter to, string csv)
    {
        using var text = new StreamReader(csv);
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture));
        to.Write($"<worksheet xmlns=\"{Main}\"><sheetData>");
        for (var row = 1; parser.Read(); row++)
        {
            to.Write(string.Create(CultureInfo.InvariantCulture, $"<row r=\"{row}\">"));
            for (var column = 0; column < parser.Count; column++)
            {
                to.Write(string.Create(CultureInfo.InvariantCulture, $"<c r=\"{(char)('A' + column)}{row}\"{Value(parser[column])}</c>"));
            }

            to.Write("</row>");
        }

        to.Write("</sheetData></worksheet>");
    }

    private static string Value(string cell) =>
        DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? string.Create(CultureInfo.InvariantCulture, $"><v>{day.DayNumber - new DateOnly(1899, 12, 30).DayNumber}</v>")
            : decimal.TryParse(cell, CultureInfo.InvariantCulture, out var number)
                ? string.Create(CultureInfo.InvariantCulture, $"><v>{number}</v>")
                : $" t=\"inlineStr\"><is><t>{SecurityElement.Escape(cell)}</t></is>";

    private static void Part(ZipArchive archive, string name, Action<StreamWriter> write)
    {
        using var part = new StreamWriter(archive.CreateEntry(name, CompressionLevel.Fastest).Open());
        write(part);
    }
}
