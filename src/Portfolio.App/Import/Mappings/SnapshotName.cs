namespace Portfolio.App.Import.Mappings;

/// <summary>Tells by a file's name what day it speaks of.</summary>
public sealed record SnapshotName
{
    /// <summary>The beginning of the name, without regard to case.</summary>
    public string File { get; init; } = "";

    /// <summary>The sheet of that workbook that speaks of the day, where a workbook has a sheet for each; left out, the file as a whole.</summary>
    public string? Sheet { get; init; }

    /// <summary>The day the file speaks of.</summary>
    public DateOnly PositionAt { get; init; }
}
