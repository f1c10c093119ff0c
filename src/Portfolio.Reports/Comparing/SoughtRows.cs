using Portfolio.Domain;
using Portfolio.Reports.Figures;

namespace Portfolio.Reports.Comparing;

/// <summary>A row of a report's table, by what it is about.</summary>
/// <param name="Said">The columns in which it says something that is looked at; none where it matters only whether it is there.</param>
internal readonly record struct SoughtRow(string Table, ValueList<object?> Key, ValueList<int> Said);

/// <summary>Rows that are looked for in a report again and again, each with a number.</summary>
internal sealed class SoughtRows
{
    // By table, so that the many rows of one are found by what they are about alone.
    private readonly Dictionary<string, Dictionary<ValueList<object?>, (int Number, SoughtRow Row)>> _tables = new(StringComparer.Ordinal);

    /// <param name="rows">In the order of their numbers; one that comes again has the number that it had.</param>
    public SoughtRows(IEnumerable<SoughtRow> rows)
    {
        foreach (var row in rows)
        {
            if (!_tables.TryGetValue(row.Table, out var keys))
            {
                _tables[row.Table] = keys = [];
            }

            if (keys.TryAdd(row.Key, (Count, row)))
            {
                Count++;
            }
        }
    }

    public int Count { get; private set; }

    /// <summary>The number of one that is sought.</summary>
    public int this[SoughtRow row] => _tables[row.Table][row.Key].Number;

    /// <summary>
    /// Of each by its number what a report says in it, by a hash: there are many looks at tens of thousands of rows. 0 where it has no
    /// such row.
    /// </summary>
    public long[] SaidIn(Report report)
    {
        var said = new long[Count];
        foreach (var table in _tables.Count == 0 ? [] : report.Lists())
        {
            if (!_tables.TryGetValue(table.Name, out var keys))
            {
                continue;
            }

            foreach (var (at, key) in table.Keys().Index())
            {
                if (keys.TryGetValue(key, out var sought))
                {
                    said[sought.Number] = 1 | ((long)HashOf(sought.Row.Said, table, at) << 1);
                }
            }
        }

        return said;
    }

    private static int HashOf(ValueList<int> columns, ReportTable table, int row)
    {
        var hash = default(HashCode);
        if (columns.Count > 0)
        {
            var cells = table.Rows[row];
            foreach (var column in columns.Span)
            {
                hash.Add(cells[column]);
            }
        }

        return hash.ToHashCode();
    }
}
