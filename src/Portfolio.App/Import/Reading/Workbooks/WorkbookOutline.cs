namespace Portfolio.App.Import.Reading.Workbooks;

/// <summary>What a first look at a workbook tells, before anything of it is believed.</summary>
/// <param name="Dates">How it counts days.</param>
/// <param name="Sheets">In the workbook’s order.</param>
internal sealed record WorkbookOutline(DateSystem Dates, IReadOnlyList<SheetOutline> Sheets);
