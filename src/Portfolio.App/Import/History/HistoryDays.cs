using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Reading;

namespace Portfolio.App.Import.History;

/// <summary>The rows of a history, understood, a day at a time.</summary>
internal sealed class HistoryDays(Mapping mapping, ChangeWords words, TimeZoneInfo zone, FileTally tally)
{
    /// <summary>More rows of one day are taken in portions: what is of one programme on one day then counts row by row.</summary>
    private const int MostRowsOfADay = 50_000;

    /// <summary>The last day of all that were read; null before the first.</summary>
    public DateOnly? Last { get; private set; }

    /// <summary>Rows of one day that stand together, at most so many.</summary>
    /// <exception cref="UnreadableFileException">The file breaks off.</exception>
    public IEnumerable<IReadOnlyList<HistoryRow>> Of(RegisterReader reader)
    {
        HistoryReader? rows = null;
        RegisterTable? table = null;
        var day = new List<HistoryRow>();
        foreach (var raw in reader.Rows())
        {
            if (raw.Table != table)
            {
                table = raw.Table;
                rows = new(mapping, words, table, zone, tally.Findings);
            }

            tally.Read();
            if (rows!.Read(raw) is not { } row)
            {
                tally.Bad(raw.Table.Name, raw.Number);
                continue;
            }

            if (day.Count > 0 && (day[^1].On != row.On || day.Count == MostRowsOfADay))
            {
                yield return day;
                day = [];
            }

            day.Add(row);
            Last = Last > row.On ? Last : row.On;
        }

        if (day.Count > 0)
        {
            yield return day;
        }
    }
}
