using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Portfolio.App.Export;

/// <summary>How cells look, by the index that a cell names.</summary>
internal static class XlsxStyles
{
    public const uint Plain = 0, Heading = 1, Day = 2, Money = 3, Share = 4, Quoted = 5;

    private const uint DayFormat = 164, ShareFormat = 165;

    public static Stylesheet Sheet() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = DayFormat, FormatCode = "yyyy\\-mm\\-dd" },
            new NumberingFormat { NumberFormatId = ShareFormat, FormatCode = "0.0%" })
        { Count = 2 },
        new Fonts(new Font(), new Font(new Bold())) { Count = 2 },
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })) { Count = 2 },
        new Borders(new Border()) { Count = 1 },
        new CellFormats(
            new CellFormat(),
            new CellFormat { FontId = 1, ApplyFont = true },
            Numbers(DayFormat),
            Numbers(4), // #,##0.00
            Numbers(ShareFormat),
            new CellFormat { QuotePrefix = true })
        { Count = 6 });

    private static CellFormat Numbers(UInt32Value format) => new() { NumberFormatId = format, ApplyNumberFormat = true };
}
