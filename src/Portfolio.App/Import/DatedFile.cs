using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Reading;

namespace Portfolio.App.Import;

/// <summary>A file and the day it speaks of.</summary>
/// <param name="PositionAt">Null if it cannot be told.</param>
/// <param name="Problem">Why the file cannot be taken in, if it is known already.</param>
public sealed record DatedFile(RegisterFile File, DateOnly? PositionAt, Problem? Problem = null)
{
    /// <summary>Files given together in any order, in the order of their days.</summary>
    /// <param name="positionAt">The day of the only file, where the caller says it.</param>
    public static IReadOnlyList<DatedFile> InOrder(
        Mapping mapping, IReadOnlyList<RegisterFile> files, DateOnly? positionAt, DateOnly today)
    {
        var dated = files.SelectMany(f => Sheets(mapping, f, positionAt)).Select(f => Dated(mapping, f, positionAt, today)).OrderBy(f => f.PositionAt ?? DateOnly.MaxValue).ToList();
        return
        [
            .. dated.Select((file, i) =>
                file is { Problem: null, PositionAt: { } day } && i > 0 && dated[i - 1].PositionAt == day
                    ? file with
                    {
                        Problem = new(file.File.Label, null, null, null,
                            $"{dated[i - 1].File.Label} speaks of {day:yyyy-MM-dd} too; give one file for a day."),
                    }
                    : file),
        ];
    }

    // A workbook may have a sheet for each day: each counts as a copy of its own.
    private static List<RegisterFile> Sheets(Mapping mapping, RegisterFile file, DateOnly? positionAt)
    {
        var sheets = mapping.Snapshots
            .Where(s => s.Sheet is not null && file.Name.StartsWith(s.File, StringComparison.OrdinalIgnoreCase))
            .Select(s => s.Sheet)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(s => file with { Sheet = s })
            .ToList();
        return sheets.Count == 0 || positionAt is not null || file.Sheet is not null ? [file] : sheets;
    }

    private static DatedFile Dated(Mapping mapping, RegisterFile file, DateOnly? positionAt, DateOnly today)
    {
        var day = positionAt ?? mapping.Snapshots
            .Where(s => file.Name.StartsWith(s.File, StringComparison.OrdinalIgnoreCase)
                && (s.Sheet is null || s.Sheet.Equals(file.Sheet, StringComparison.OrdinalIgnoreCase)))
            .OrderByDescending(s => s.File.Length)
            .FirstOrDefault()?.PositionAt;
        return day switch
        {
            null => new(file, null, new(
                file.Label, null, null, null,
                "the mapping cannot tell by the file’s name what day it speaks of: import it alone and say --position-at DATE.")),
            _ when day > today => new(file, day, new(
                file.Label, null, null, null, $"it speaks of {day:yyyy-MM-dd}, which lies ahead.")),
            _ => new(file, day),
        };
    }
}
