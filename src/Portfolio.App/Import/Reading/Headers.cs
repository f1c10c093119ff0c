using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Names;

namespace Portfolio.App.Import.Reading;

/// <summary>
/// Finds the headers among the first records of a table. They may go over up to three lines, of which the upper ones stand
/// over several columns: a blank cell of those says what the one on its left says.
/// </summary>
internal static class Headers
{
    /// <summary>Headers begin among this many first records; titles and notes may stand above them.</summary>
    public const int EarlyRecords = 20;

    /// <summary>More lines than this no header has.</summary>
    public const int MostLines = 3;

    /// <summary>The columns found, and the record that ends the headers, counted from 1; 0 where nothing was found.</summary>
    public static (Columns Columns, int EndsAt) Find(Mapping mapping, IReadOnlyList<string[]> first)
    {
        var (best, endsAt) = (Columns.Match(mapping, []), 0);
        for (var lines = 1; lines <= MostLines; lines++)
        {
            for (var from = 0; from < Math.Min(EarlyRecords, first.Count - lines + 1); from++)
            {
                var columns = lines == 1
                    ? Columns.Match(mapping, first[from])
                    : Columns.Match(mapping, Joined(first, from, lines), first[from + lines - 1]);
                if (columns.Found > best.Found || (columns.Found == best.Found && columns.At.Count > best.At.Count))
                {
                    (best, endsAt) = (columns, from + lines);
                }
            }
        }

        return (best, endsAt);
    }

    private static string[] Joined(IReadOnlyList<string[]> records, int from, int lines)
    {
        var joined = new string[records.Skip(from).Take(lines).Max(r => r.Length)];
        for (var column = 0; column < joined.Length; column++)
        {
            var parts = Enumerable.Range(from, lines)
                .Select(line => line == from + lines - 1 ? At(records[line], column) : Over(records[line], column))
                .Where(p => p.Length > 0);
            joined[column] = string.Join(' ', parts.Distinct(StringComparer.OrdinalIgnoreCase));
        }

        return joined;
    }

    private static string At(string[] record, int column) => column < record.Length ? Wording.OneLine(record[column]) : "";

    private static string Over(string[] record, int column)
    {
        for (var at = Math.Min(column, record.Length - 1); at >= 0; at--)
        {
            if (Wording.OneLine(record[at]) is { Length: > 0 } text)
            {
                return text;
            }
        }

        return "";
    }
}
