using Portfolio.Domain;

namespace Portfolio.Reports.Comparing;

/// <summary>A row of a report's table, by what it is about.</summary>
internal readonly record struct SoughtRow(string Table, ValueList<object?> Key);

/// <summary>Rows that are looked for in a report again and again, each with a number.</summary>
internal sealed class SoughtRows
{
    // By table, so that the many rows of one are found by what they are about alone.
    private readonly Dictionary<string, Dictionary<ValueList<object?>, int>> _tables = new(StringComparer.Ordinal);

    /// <param name="rows">In the order of their numbers; one that comes again has the number that it had.</param>
    public SoughtRows(IEnumerable<SoughtRow> rows)
    {
        foreach (var (table, key) in rows)
        {
            if (!_tables.TryGetValue(table, out var keys))
            {
                _tables[table] = keys = [];
            }

            if (keys.TryAdd(key, Count))
            {
                Count++;
            }
        }
    }

    public int Count { get; private set; }

    /// <summary>The number of one that is sought.</summary>
    public int this[SoughtRow row] => _tables[row.Table][row.Key];

    /// <summary>The numbers of those that a report has.</summary>
    public IEnumerable<int> In(Report report)
    {
        foreach (var table in _tables.Count == 0 ? [] : report.Lists())
        {
            if (!_tables.TryGetValue(table.Name, out var keys))
            {
                continue;
            }

            foreach (var key in table.Keys())
            {
                if (keys.TryGetValue(key, out var number))
                {
                    yield return number;
                }
            }
        }
    }
}
