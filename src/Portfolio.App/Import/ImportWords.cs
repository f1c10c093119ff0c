using System.Globalization;

namespace Portfolio.App.Import;

/// <summary>An import's report as lines of text.</summary>
public static class ImportWords
{
    /// <summary>More rows of a preview, problems, remarks or names than this are counted and left to <c>--json</c>.</summary>
    private const int Shown = 20;

    public static IEnumerable<string> Lines(ImportReport report)
    {
        foreach (var line in report.Files.SelectMany(f => Lines(f, report.Preview)))
        {
            yield return line;
        }

        yield return "";
        yield return (report.Preview, report.Recorded) switch
        {
            (true, _) => $"Preview: nothing was recorded. {Total(report)}",
            (_, true) when report.Cancelled => $"Cancelled. {Total(report)} The same files again go on with it; receipt: {report.Import}.",
            (_, true) when report.Events.Count == 0 => "Nothing is new: nothing was recorded.",
            (_, true) => $"Recorded. {Total(report)} Receipt: {report.Import}.",
            _ => $"Nothing was recorded: {Count(report.Problems, "problem")} first to be mended{(report.Files.Any(f => f.Outcome == FileOutcome.Refused) ? "" : ", or left out with --skip-bad-rows")}.",
        };
    }

    private static IEnumerable<string> Lines(FileReport file, bool preview)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{file.File}  {file.PositionAt:yyyy-MM-dd}  {Outcome(file)}");
        if (file.Outcome is FileOutcome.TakenIn or FileOutcome.Cancelled)
        {
            var usable = file.Usable;
            yield return $"  {file.Rows} programmes: {usable.Ratings} rated, {usable.Finishes} with a finish, {usable.Budgets} with a budget, {usable.Owners} with an owner’s name";
            yield return $"  {Events(file.Events)}; {file.Unchanged} otherwise unchanged, {file.Left} no longer listed, {file.BadRows} refused";
        }

        IEnumerable<string> details =
        [
            .. Some(file.Preview ?? [], file.PreviewCount, "row", preview ? InWords : _ => ""),
            .. Some(file.Problems, file.ProblemCount, "problem", p => $"✗ {p.Sentence}"),
            .. Some(file.Remarks, file.RemarkCount, "remark", r => r.Row is { } row ? $"· {(file.Transposed ? "column" : "row")} {row}: {r.Sentence}" : $"· {r.Sentence}"),
            .. Some(file.NameVariants, file.NameVariants.Count, "name", v => $"? row {v.Row}, {v.Programme}: “{v.Name}” and “{v.KnownAs}” {(v.TakenAsOne ? "are taken as one person" : "look alike and are kept as two")}; please confirm"),
            .. Some(file.NearMatches, file.NearMatches.Count, "likely rename", n => $"? “{n.Title}” may be {n.FormerCode}, “{n.FormerTitle}” ({n.Why}); if so, say --same \"{n.Named}={n.FormerCode}\", or put it into the mapping"),
        ];
        foreach (var line in details)
        {
            yield return $"  {line}";
        }
    }

    private static string Outcome(FileReport file) => file.Outcome switch
    {
        FileOutcome.TakenIn => $"({file.Encoding}{(file.Transposed ? ", a programme per column" : "")})",
        FileOutcome.Cancelled => "was cancelled on the way",
        FileOutcome.TakenInBefore => "was taken in before: nothing to record",
        _ => "refused",
    };

    private static string InWords(RowPreview row) =>
        $"{(row.Row is { } number ? $"row {number}" : "no longer listed")}  {row.Code}  “{row.Title}”: {(row.Records.Count == 0 ? "nothing" : string.Join("; ", row.Records))}";

    private static IEnumerable<string> Some<T>(IReadOnlyList<T> all, int count, string what, Func<T, string> words)
    {
        foreach (var one in all.Take(Shown))
        {
            yield return words(one);
        }

        if (count > Shown)
        {
            yield return $"… and {Count(count - Shown, $"more {what}")}; --json lists {(all.Count == count ? "all" : $"the first {all.Count}")}.";
        }
    }

    private static string Total(ImportReport report) =>
        $"{Count(report.Files.Count, "file")}, {Count(report.Rows, "row")}, {Events(report.Events)}.";

    private static string Events(IReadOnlyDictionary<string, int> events) => events.Count == 0
        ? "no events"
        : string.Join(", ", events.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Value} {e.Key}")));

    private static string Count(int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
