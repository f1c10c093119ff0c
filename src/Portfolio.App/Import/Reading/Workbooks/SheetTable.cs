namespace Portfolio.App.Import.Reading.Workbooks;

/// <summary>A sheet as a table.</summary>
internal sealed class SheetTable(RegisterFile file, WorkbookOutline workbook, SheetOutline sheet, string name, ImportLimits limits) : ITable
{
    public string Name => name;

    public DateSystem Dates => workbook.Dates;

    public IRecords Open() => new SheetRecords(file, sheet, name, limits);

    /// <summary>
    /// The sheets that count, as tables: the one that the file was given for, those that the mapping names, or else all that
    /// are shown; and the names of those that are hidden, where none was named.
    /// </summary>
    /// <exception cref="UnreadableFileException">There is no such sheet, or none at all.</exception>
    public static (IReadOnlyList<ITable> Tables, IReadOnlyList<string> Hidden) Of(RegisterFile file, IReadOnlyList<string> chosen, ImportLimits limits)
    {
        var workbook = WorkbookLook.Of(file, limits);
        var wanted = file.Sheet is { } only ? [only] : chosen;
        var counted = wanted.Count == 0
            ? [.. workbook.Sheets.Where(s => !s.Hidden)]
            : wanted.Select(name => workbook.Sheets.FirstOrDefault(s => s.Name.Trim().Equals(name.Trim(), StringComparison.OrdinalIgnoreCase))
                ?? throw new UnreadableFileException(
                    file.Name, $"it has no sheet “{name}”; its sheets are {string.Join(", ", workbook.Sheets.Select(s => $"“{s.Name}”"))}.")).ToList();
        if (counted.Count == 0)
        {
            throw new UnreadableFileException(file.Name, "it has no sheet that is shown.");
        }

        var several = workbook.Sheets.Count(s => !s.Hidden) > 1;
        return (
            [.. counted.Select(s => new SheetTable(file, workbook, s, several ? $"{file.Name} [{s.Name}]" : file.Name, limits))],
            wanted.Count > 0 ? [] : [.. workbook.Sheets.Where(s => s.Hidden).Select(s => s.Name)]);
    }
}
