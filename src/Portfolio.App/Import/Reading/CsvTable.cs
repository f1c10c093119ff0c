namespace Portfolio.App.Import.Reading;

/// <summary>The table that a text file is.</summary>
internal sealed class CsvTable(RegisterFile file, FileFacts facts, TextForm form, ImportLimits limits) : ITable
{
    public string Name => file.Name;

    public DateSystem Dates => DateSystem.From1900;

    public IRecords Open() => new CsvRecords(file, facts, form, limits);
}
