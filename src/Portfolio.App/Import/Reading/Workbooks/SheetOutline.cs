namespace Portfolio.App.Import.Reading.Workbooks;

/// <summary>A sheet of a workbook, as a first look shows it.</summary>
/// <param name="Part">The part of the package that holds it.</param>
/// <param name="Hidden">It is not shown to whoever opens the workbook.</param>
internal sealed record SheetOutline(string Name, string Part, bool Hidden)
{
    /// <summary>
    /// What cells without a value show, by row and column from 0: an error, or that their formula was never computed.
    /// </summary>
    public IReadOnlyDictionary<(int Row, int Column), string> Faults { get; init; } = new Dictionary<(int, int), string>();
}
