using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Portfolio.App.Import.Reading;

namespace Portfolio.App.Tests.Import.Workbooks;

/// <summary>Makes workbooks as spreadsheet programs write them: shared texts, number formats, formulas with what they came to.</summary>
internal sealed class WorkbookMaker : IDisposable
{
    private readonly MemoryStream _bytes = new();
    private readonly SpreadsheetDocument _document;
    private readonly WorkbookPart _workbook;
    private readonly List<string> _texts = [];
    private readonly List<string> _formats = ["General"];

    public WorkbookMaker(bool from1904 = false)
    {
        _document = SpreadsheetDocument.Create(_bytes, SpreadsheetDocumentType.Workbook);
        _workbook = _document.AddWorkbookPart();
        _workbook.Workbook = new Workbook(new WorkbookProperties { Date1904 = from1904 ? true : null }, new Sheets());
    }

    /// <summary>A number with its number format.</summary>
    public sealed record Styled(double Number, string Format);

    /// <summary>A formula and what it came to; null: it was never computed.</summary>
    public sealed record Formula(string Text, object? Value);

    /// <summary>An error, as <c>#REF!</c>.</summary>
    public sealed record Fault(string Name);

    /// <param name="merged">For example <c>A1:C1</c>.</param>
    public WorkbookMaker Sheet(string name, object?[][] rows, string[]? merged = null, bool hidden = false)
    {
        var part = _workbook.AddNewPart<WorksheetPart>();
        var data = new SheetData();
        for (var r = 0; r < rows.Length; r++)
        {
            var row = new Row { RowIndex = (uint)r + 1 };
            row.Append(rows[r].Select((value, c) => (value, c)).Where(v => v.value is not null).Select(v => Made(v.value!, $"{(char)('A' + v.c)}{r + 1}")));
            data.Append(row);
        }

        part.Worksheet = new Worksheet(data);
        if (merged is not null)
        {
            part.Worksheet.Append(new MergeCells(merged.Select(m => new MergeCell { Reference = m })));
        }

        var sheets = _workbook.Workbook.GetFirstChild<Sheets>()!;
        sheets.Append(new Sheet
        {
            Name = name,
            SheetId = (uint)sheets.Count() + 1,
            Id = _workbook.GetIdOfPart(part),
            State = hidden ? SheetStateValues.Hidden : null,
        });
        return this;
    }

    public byte[] Bytes()
    {
        _workbook.AddNewPart<SharedStringTablePart>().SharedStringTable =
            new SharedStringTable(_texts.Select(t => new SharedStringItem(new Text(t) { Space = SpaceProcessingModeValues.Preserve })));
        _workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
            new NumberingFormats(_formats.Select((f, i) => new NumberingFormat { NumberFormatId = (uint)(164 + i), FormatCode = f })),
            new Fonts(new Font()),
            new Fills(new Fill()),
            new Borders(new Border()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(_formats.Select((_, i) => new CellFormat { NumberFormatId = (uint)(164 + i), ApplyNumberFormat = true })));
        _document.Dispose();
        return _bytes.ToArray();
    }

    public RegisterFile File(string name) => SmallRegister.Bytes(name, Bytes());

    public void Dispose()
    {
        _document.Dispose();
        _bytes.Dispose();
    }

    private Cell Made(object value, string reference)
    {
        var cell = value switch
        {
            string text => Shared(text),
            double number => new Cell { CellValue = new CellValue(number) },
            int number => new Cell { CellValue = new CellValue(number) },
            bool yes => new Cell { CellValue = new CellValue(yes ? "1" : "0"), DataType = CellValues.Boolean },
            Styled styled => new Cell { CellValue = new CellValue(styled.Number), StyleIndex = Format(styled.Format) },
            Fault fault => new Cell { CellValue = new CellValue(fault.Name), DataType = CellValues.Error },
            Formula { Value: string text } => new Cell { CellValue = new CellValue(text), DataType = CellValues.String },
            Formula { Value: null } => new Cell(),
            Formula formula => Made(formula.Value!, reference),
            _ => throw new ArgumentException($"No cell is made of {value}.", nameof(value)),
        };
        cell.CellReference = reference;
        if (value is Formula { Text: var formulaText })
        {
            cell.CellFormula = new CellFormula(formulaText);
        }

        return cell;
    }

    private Cell Shared(string text)
    {
        _texts.Add(text);
        return new Cell { CellValue = new CellValue(_texts.Count - 1), DataType = CellValues.SharedString };
    }

    private uint Format(string format)
    {
        if (!_formats.Contains(format))
        {
            _formats.Add(format);
        }

        return (uint)_formats.IndexOf(format);
    }
}
