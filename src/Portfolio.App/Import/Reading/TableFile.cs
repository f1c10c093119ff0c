using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Reading.Workbooks;

namespace Portfolio.App.Import.Reading;

/// <summary>A file as the tables that it holds: one in a text file, one for each sheet in a workbook.</summary>
/// <param name="Delimiter">What stands between the cells of a text file.</param>
/// <param name="Hidden">Sheets that are not shown and were not named: left out.</param>
/// <param name="Chosen">The tables were named, by the mapping or the caller: each has to be what was expected.</param>
public sealed record TableFile(FileFacts Facts, IReadOnlyList<ITable> Tables, char? Delimiter, IReadOnlyList<string> Hidden, bool Chosen)
{
    /// <exception cref="UnreadableFileException">It holds none that can be read.</exception>
    public static TableFile Open(RegisterFile file, Mapping mapping, ImportLimits limits)
    {
        var facts = FileFacts.Of(file, mapping.Encoding, limits);
        if (facts.IsWorkbook)
        {
            var (sheets, hidden) = SheetTable.Of(file, mapping.Sheets, limits);
            return new(facts, sheets, null, hidden, file.Sheet is not null || mapping.Sheets.Count > 0);
        }

        var given = mapping.Delimiter switch
        {
            null => (char?)null,
            [var one] => one,
            _ => '\t',
        };
        var form = new TextForm(given, mapping.Quote[0]);
        using var records = new CsvRecords(file, facts, form, limits);
        return new(facts, [new CsvTable(file, facts, form with { Delimiter = records.Delimiter }, limits)], records.Delimiter, [], Chosen: true);
    }
}
