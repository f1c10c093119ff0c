using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Names;
using Portfolio.App.Import.Reading;

namespace Portfolio.App.Import.Drafts;

/// <summary>Looks through a file whose rows are dated changes, before anybody has said what they mean.</summary>
public static class HistoryLooks
{
    /// <summary>A column with more wordings than this says no kinds of change.</summary>
    public const int MostWordings = 100;

    /// <summary>More values of one wording are not listed: they are facts of their own, and not stages or phases.</summary>
    private const int MostValues = 100;

    private static readonly (string Role, string[] Words)[] Usual =
    [
        ("id", ["id", "programme", "project", "code", "key", "proposal", "kep", "item", "ref", "issue"]),
        ("day", ["changed at", "changed on", "day", "date", "when", "time", "merged at", "updated at", "created"]),
        ("field", ["field", "what changed", "changed", "attribute", "property", "what"]),
        ("from", ["from", "old", "was", "before", "previous"]),
        ("to", ["to", "new", "became", "after", "value", "now"]),
    ];

    /// <summary>Which column probably is what, by the headers: its place among the looks, or null.</summary>
    /// <param name="role">id, day, field, from or to.</param>
    public static int? Guess(IReadOnlyList<ColumnLook> looks, string role)
    {
        var words = Usual.First(u => u.Role == role).Words;
        var plain = looks.Select(l => Wording.Normalise(l.Header)).ToList();
        return words.Select(w => plain.FindIndex(p => p == w || Wording.BeginsWith(p, w))).Where(i => i >= 0).Select(i => (int?)i).FirstOrDefault();
    }

    /// <summary>The wordings of what changed, those of most rows first; null where there are too many.</summary>
    /// <param name="field">The column of what changed.</param>
    /// <param name="to">The column of what it became.</param>
    /// <exception cref="UnreadableFileException">The file cannot be read.</exception>
    public static IReadOnlyList<WordingLook>? Wordings(RegisterFile file, int field, int? to, ImportLimits limits)
    {
        var table = TableFile.Open(file, new Mapping(), limits).Tables[0];
        using var records = table.Open();
        var first = new List<TableRecord>();
        while (first.Count < Headers.EarlyRecords && records.Read() is { } record)
        {
            first.Add(record);
        }

        var found = new Dictionary<string, (int Rows, HashSet<string> Became, bool More)>(StringComparer.OrdinalIgnoreCase);
        foreach (var record in first.Skip(ColumnLooks.HeaderIn(first) + 1).Concat(Rest(records)))
        {
            if (Cell(record, field) is { Length: > 0 } wording)
            {
                var (rows, became, more) = found.GetValueOrDefault(wording, (0, [], false));
                var value = to is { } column ? Cell(record, column) : "";
                more |= value.Length > 0 && became.Count == MostValues && !became.Contains(value);
                if (value.Length > 0 && became.Count < MostValues)
                {
                    became.Add(value);
                }

                found[wording] = (rows + 1, became, more);
                if (found.Count > MostWordings)
                {
                    return null;
                }
            }
        }

        return [.. found.OrderByDescending(f => f.Value.Rows).Select(f => new WordingLook(f.Key, f.Value.Rows, [.. f.Value.Became], f.Value.More))];
    }

    private static IEnumerable<TableRecord> Rest(IRecords records)
    {
        while (records.Read() is { } record)
        {
            yield return record;
        }
    }

    private static string Cell(TableRecord record, int column) => column < record.Cells.Length ? Wording.Shortened(record.Cells[column], 120) : "";
}
