using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Portfolio.Reports.Figures;

namespace Portfolio.App.Export;

/// <summary>
/// A value as a typed cell: a day is a day and a number a number. A text is a text, never a formula, and stays one when
/// somebody edits the cell.
/// </summary>
internal static class XlsxCell
{
    // Of a sheet’s cell.
    private const int LongestText = 32_767;

    // Before that day, spreadsheets count 1900 as a leap year or cannot count at all.
    private static readonly DateOnly FirstDay = new(1900, 3, 1);

    /// <exception cref="ExportTooLargeException">A text is longer than a cell can be.</exception>
    public static Cell Of(object? value, CellKind kind) => value switch
    {
        null => new Cell(),
        string text => TextCell(text, FormulaGuard.IsNeeded(text) ? XlsxStyles.Quoted : XlsxStyles.Plain),
        bool yes => new Cell { DataType = CellValues.Boolean, CellValue = new CellValue(yes ? "1" : "0") },
        DateOnly day when day >= FirstDay => Number(day.DayNumber - new DateOnly(1899, 12, 30).DayNumber, XlsxStyles.Day),
        DateOnly day => TextCell(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), XlsxStyles.Plain),
        decimal amount when (decimal)(double)amount == amount => Number(amount, XlsxStyles.Money),

        // A sheet’s numbers have fifteen digits: what has more stays what it is as a text.
        decimal amount => TextCell(amount.ToString(CultureInfo.InvariantCulture), XlsxStyles.Plain),
        double number when double.IsFinite(number) => Number(number, kind == CellKind.Share ? XlsxStyles.Share : XlsxStyles.Plain),
        IFormattable number => Number(number, XlsxStyles.Plain),
        _ => throw new InvalidOperationException($"A table holds a {value.GetType().Name}."),
    };

    public static Cell Heading(string text) => TextCell(text, XlsxStyles.Heading);

    private static Cell Number(IFormattable number, uint style) => new()
    {
        StyleIndex = style,
        CellValue = new CellValue(number.ToString(null, CultureInfo.InvariantCulture)),
    };

    private static Cell TextCell(string text, uint style)
    {
        if (text.Length > LongestText)
        {
            throw new ExportTooLargeException(
                $"A text has {text.Length} characters, and a cell of a sheet takes {LongestText}: take csv, which has no such bound.");
        }

        return new Cell
        {
            StyleIndex = style,
            DataType = CellValues.InlineString,
            InlineString = new InlineString(new Text(Escaped(text)) { Space = SpaceProcessingModeValues.Preserve }),
        };
    }

    // What XML cannot hold is written as _x0007_, and so is what looks like that.
    private static string Escaped(string text)
    {
        StringBuilder? escaped = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                escaped?.Append(text, i, 2);
                i++;
            }
            else if (text[i] == '\r' || !XmlConvert.IsXmlChar(text[i]) || IsEscape(text.AsSpan(i)))
            {
                escaped ??= new StringBuilder(text, 0, i, text.Length + 16);
                escaped.Append(CultureInfo.InvariantCulture, $"_x{(int)text[i]:X4}_");
            }
            else
            {
                escaped?.Append(text[i]);
            }
        }

        return escaped?.ToString() ?? text;
    }

    private static bool IsEscape(ReadOnlySpan<char> text) =>
        text is ['_', 'x', var a, var b, var c, var d, '_', ..]
        && char.IsAsciiHexDigit(a) && char.IsAsciiHexDigit(b) && char.IsAsciiHexDigit(c) && char.IsAsciiHexDigit(d);
}
