using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Portfolio.App.Export;
using Portfolio.Reports.Figures;
using TableColumn = Portfolio.Reports.Figures.TableColumn;

namespace Portfolio.App.Tests.Export;

public sealed class XlsxExportTests
{
    [Fact]
    public void Cells_are_typed_and_a_text_is_never_a_formula()
    {
        object?[] row =
        [
            null, "plain", "=HYPERLINK(\"https://evil.example\")", new DateOnly(2026, 3, 31), new DateOnly(1899, 5, 1), 12L, 0.25, 2_500_000.5m,
            123_456_789_012_345_678.9m, true, "bell\u0007, _x0041_, 🚀 and\r\nline", double.NaN.ToString(CultureInfo.InvariantCulture),
        ];
        var kinds = row.Select((_, i) => new TableColumn($"c{i}", $"Column {i}", i == 6 ? CellKind.Share : CellKind.Text));

        var sheet = Written(new ExportTable("cells", "Cells", [.. kinds], [row]));

        var cells = sheet.Descendants<Row>().Single(r => !r.InnerText.StartsWith("Column 0", StringComparison.Ordinal)).Elements<Cell>().ToList();
        cells.Select(c => c.DataType?.Value).ShouldBe(
        [
            null, CellValues.InlineString, CellValues.InlineString, null, CellValues.InlineString, null, null, null,
            CellValues.InlineString, CellValues.Boolean, CellValues.InlineString, CellValues.InlineString,
        ]);

        // 31 March 2026 is the 46112th day from 31 December 1899, with the leap day of 1900 that never was.
        cells.Select(c => c.InnerText).ShouldBe(
        [
            "", "plain", "=HYPERLINK(\"https://evil.example\")", "46112", "1899-05-01", "12", "0.25", "2500000.5",
            "123456789012345678.9", "1", "bell_x0007_, _x005F_x0041_, 🚀 and_x000D_\nline", "NaN",
        ]);
        cells.Select(c => c.StyleIndex?.Value ?? 0).ShouldBe([0u, 0, 5, 2, 0, 0, 4, 3, 0, 0, 0, 0]);
        sheet.Descendants<CellFormula>().ShouldBeEmpty();
    }

    [Fact]
    public void What_does_not_fit_into_a_sheet_is_refused_and_not_cut_off()
    {
        Should.Throw<ExportTooLargeException>(() => Written(Of([[new string('x', 32_768)]]))).Message
            .ShouldBe("A text has 32768 characters, and a cell of a sheet takes 32767: take csv, which has no such bound.");
        Should.Throw<ExportTooLargeException>(() => XlsxExport.Write(Stream.Null, [Of(Enumerable.Repeat<object?[]>([null], 1_048_576))], CancellationToken.None)).Message
            .ShouldBe("“Rows” has more rows than a sheet takes (1,048,576): take csv, which has no such bound.");
    }

    // Not by the memory of the process, in which other tests run too: by what of the table can still be reached and what of the file has left.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_long_table_is_held_neither_in_rows_nor_in_the_file_that_is_made_of_it(bool xlsx)
    {
        using var file = new MemoryStream();
        var early = new List<WeakReference>();
        var (reachable, left) = (0, 0L);
        var table = Of(Rows());

        _ = xlsx ? XlsxExport.Write(file, [table], CancellationToken.None) : CsvExport.Write(file, table, CancellationToken.None);

        reachable.ShouldBe(0, "of the rows written long ago");
        left.ShouldBeGreaterThan(file.Length * 8 / 10);

        IEnumerable<object?[]> Rows()
        {
            for (var i = 0; i < 20_000; i++)
            {
                yield return NewRow(i, early);
            }

            GC.Collect();
            (reachable, left) = (early.Count(r => r.IsAlive), file.Length);
        }
    }

    // In a method of its own, so that no frame holds the row.
    private static object?[] NewRow(int i, List<WeakReference> early)
    {
        object?[] row = [$"row {i}", i, (long)i, null, new DateOnly(2026, 1, 1), 1.5m, "a", "b", true, 0.5];
        if (i < 10_000)
        {
            early.Add(new WeakReference(row));
            early.Add(new WeakReference(row[0]));
        }

        return row;
    }

    private static ExportTable Of(IEnumerable<object?[]> rows) =>
        new("rows", "Rows", [.. Enumerable.Range(0, 10).Select(i => new TableColumn($"c{i}", $"Column {i}", CellKind.Text))], rows);

    // Valid by the library, which knows the schema of the format.
    private static Worksheet Written(ExportTable table)
    {
        using var file = new MemoryStream();
        XlsxExport.Write(file, [table], CancellationToken.None);
        using var workbook = SpreadsheetDocument.Open(file, isEditable: false);
        new OpenXmlValidator().Validate(workbook).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
        return (Worksheet)workbook.WorkbookPart!.WorksheetParts.Single().Worksheet.CloneNode(deep: true);
    }
}
