using System.Globalization;
using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Names;
using Portfolio.App.Import.Reading;

namespace Portfolio.App.Import.Drafts;

/// <summary>Looks at a file without a mapping: which row holds the headers, and what its columns probably are.</summary>
public static class ColumnLooks
{
    private const int Looked = 500;
    private const int Samples = 3;

    /// <summary>.NET formats of days, the likelier ones first; where a day could be a month, the day comes first.</summary>
    private static readonly string[] DateFormats =
    [
        "yyyy-MM-dd", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "d/M/yy", "M/d/yyyy", "yyyy/MM/dd", "d MMM yyyy", "d MMMM yyyy", "d-MMM-yy",
        "d-MMM-yyyy", "MMM d, yyyy", "yyyyMMdd", "yyyy-MM-dd HH:mm:ss",
    ];

    private static readonly (RegisterField Field, string[] Words)[] Usual =
    [
        (RegisterField.Id, ["id", "programme id", "project id", "code", "ref", "reference", "programme code", "project code", "number"]),
        (RegisterField.Title, ["title", "programme", "project", "name", "programme name", "project name", "programme title", "initiative"]),
        (RegisterField.Department, ["department", "directorate", "division", "business unit", "unit", "function", "team"]),
        (RegisterField.Description, ["description", "purpose", "aims", "objective", "scope"]),
        (RegisterField.Start, ["start", "planned start", "begin", "kick off"]),
        (RegisterField.Finish, ["finish", "end", "planned finish", "planned end", "due", "go live", "target date", "completion date", "forecast end"]),
        (RegisterField.Budget, ["budget", "cost", "whole life cost", "total cost", "approved budget"]),
        (RegisterField.Status, ["rag", "rating", "status rag", "overall status", "confidence", "health"]),
        (RegisterField.Narrative, ["commentary", "comment", "narrative", "status report", "update"]),
        (RegisterField.Owner, ["owner", "sponsor", "sro", "senior responsible owner", "accountable", "lead"]),
        (RegisterField.State, ["state", "stage", "lifecycle", "status", "phase"]),
    ];

    // What a header says with these, wherever in it they stand: registers name their columns in whole sentences.
    private static readonly (RegisterField Field, string[] Words)[] Anywhere =
    [
        (RegisterField.Id, ["id"]),
        (RegisterField.Start, ["start date"]),
        (RegisterField.Finish, ["end date", "finish date"]),
        (RegisterField.Budget, ["whole life cost", "whole life costs"]),
        (RegisterField.Status, ["confidence assessment", "rag rating"]),
        (RegisterField.Narrative, ["departmental commentary", "status commentary"]),
    ];

    /// <summary>The columns of the file's first table, in their order; those without a header are left out.</summary>
    /// <exception cref="UnreadableFileException">The file cannot be read.</exception>
    public static IReadOnlyList<ColumnLook> Of(RegisterFile file, ImportLimits limits)
    {
        var table = TableFile.Open(file, new Mapping(), limits).Tables[0];
        using var records = table.Open();
        var first = new List<TableRecord>();
        while (first.Count < Looked && records.Read() is { } record)
        {
            first.Add(record);
        }

        var header = HeaderIn(first);
        if (first.Count == 0)
        {
            return [];
        }

        var taken = new HashSet<RegisterField>();
        return
        [
            .. first[header].Cells
                .Select((h, column) => (Header: Wording.OneLine(h), column))
                .Where(h => h.Header.Length > 0)
                .Select(h => Look(h.Header, h.column, first.Skip(header + 1), taken)),
        ];
    }

    /// <summary>Which of the first records holds the headers: the earliest of those with most cells filled.</summary>
    internal static int HeaderIn(IEnumerable<TableRecord> first) => first.Take(Headers.EarlyRecords)
        .Select((r, i) => (i, Filled: r.Cells.Count(c => !string.IsNullOrWhiteSpace(c))))
        .OrderByDescending(r => r.Filled).ThenBy(r => r.i).Select(r => r.i).FirstOrDefault();

    private static ColumnLook Look(string header, int column, IEnumerable<TableRecord> rows, HashSet<RegisterField> taken)
    {
        var values = rows
            .Where(r => column < r.Cells.Length && !string.IsNullOrWhiteSpace(r.Cells[column]))
            .Select(r => (Text: r.Cells[column].Trim(), Kind: column < r.Kinds?.Length ? r.Kinds[column] : CellKind.Text))
            .ToList();
        var days = values.Count > 0 && values.TrueForAll(v => v.Kind == CellKind.Day);
        IReadOnlyList<string> formats = values.Count == 0 || days ? [] : [.. DateFormats.Where(f => values.TrueForAll(v => IsDay(v.Text, f))).Take(1)];
        var kind = values.Count == 0 ? "empty"
            : days || formats.Count > 0 ? "date"
            : values.TrueForAll(v => v.Kind == CellKind.Number || IsNumber(v.Text)) ? "number"
            : "text";
        var plain = Wording.Normalise(header);

        // Of what it says, the longest words count; each field is one column’s, the first that says it.
        var field = Usual.SelectMany(u => u.Words.Where(w => Wording.BeginsWith(plain, w)).Select(w => (u.Field, w.Length)))
            .Concat(Anywhere.SelectMany(u => u.Words.Where(w => Wording.Holds(plain, w)).Select(w => (u.Field, w.Length))))
            .OrderByDescending(said => said.Length)
            .Select(said => (RegisterField?)said.Field)
            .FirstOrDefault();
        field = field is { } named && taken.Contains(named) ? null : field;
        if (field is { } found)
        {
            taken.Add(found);
        }

        return new(header, [.. values.Select(v => Wording.Shortened(v.Text, 40)).Distinct().Take(Samples)], kind, formats, field) { Column = column };
    }

    private static bool IsDay(string text, string format) =>
        DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsNumber(string text) =>
        decimal.TryParse(text.TrimStart('£', '€', '$', ' '), NumberStyles.Number, CultureInfo.InvariantCulture, out _);
}
