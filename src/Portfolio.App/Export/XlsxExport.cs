using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Portfolio.Reports.Figures;
using TableColumn = Portfolio.Reports.Figures.TableColumn;

namespace Portfolio.App.Export;

/// <summary>Tables as a workbook, a sheet each, written a row at a time: a million cells take no more memory than ten.</summary>
public static class XlsxExport
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // Of a sheet, its heading included.
    private const int MostRows = 1_048_576;

    /// <returns>How many rows all tables had.</returns>
    /// <exception cref="ExportTooLargeException">A table does not fit into a sheet.</exception>
    public static long Write(Stream to, IReadOnlyList<ExportTable> tables, CancellationToken cancellation)
    {
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        var rows = 0L;
        for (var i = 0; i < tables.Count; i++)
        {
            using var part = XlsxPackage.Open(zip, XlsxPackage.SheetEntry(i + 1));
            using var xml = OpenXmlWriter.Create(part);
            rows += Write(xml, tables[i], cancellation);
        }

        XlsxPackage.Finish(zip, [.. tables.Select(t => t.Name)]);
        return rows;
    }

    private static long Write(OpenXmlWriter xml, ExportTable table, CancellationToken cancellation)
    {
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement(new Worksheet());
        xml.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        { WorkbookViewId = 0 }));
        xml.WriteElement(new Columns(table.Columns.Select((c, i) => new Column
        {
            Min = (uint)i + 1,
            Max = (uint)i + 1,
            Width = WidthOf(c),
            CustomWidth = true,
        })));
        xml.WriteStartElement(new SheetData());
        xml.WriteElement(new Row(table.Columns.Select(c => XlsxCell.Heading(c.Title))));
        var rows = 0L;
        foreach (var row in table.Rows)
        {
            cancellation.ThrowIfCancellationRequested();
            if (++rows >= MostRows)
            {
                throw new ExportTooLargeException(string.Create(
                    CultureInfo.InvariantCulture, $"“{table.Title}” has more rows than a sheet takes ({MostRows:N0}): take csv, which has no such bound."));
            }

            xml.WriteStartElement(new Row());
            for (var i = 0; i < row.Count; i++)
            {
                xml.WriteElement(XlsxCell.Of(row[i], table.Columns[i].Kind));
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteElement(new AutoFilter { Reference = $"A1:{ColumnName(table.Columns.Count)}{rows + 1}" });
        xml.WriteEndElement();
        return rows;
    }

    private static double WidthOf(TableColumn column) => Math.Max(column.Title.Length + 4, column.Kind is CellKind.Text or CellKind.Person ? 24 : 12);

    private static string ColumnName(int number) => number <= 26
        ? $"{(char)('A' + number - 1)}"
        : $"{ColumnName((number - 1) / 26)}{(char)('A' + ((number - 1) % 26))}";
}
