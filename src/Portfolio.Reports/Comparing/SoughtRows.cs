using System.Collections;
using Portfolio.Domain;

namespace Portfolio.Reports.Comparing;

/// <summary>A row of a report's table, by what it is about.</summary>
/// <param name="Said">What it has to say, and in which of the columns; null: whatever it says.</param>
internal readonly record struct SoughtRow(string Table, ValueList<object?> Key, (ValueList<object?> Cells, int[] Columns)? Said = null)
{
    /// <summary>Whether a row that is about the same is this one.</summary>
    public bool Is(Func<ValueList<object?>> row) => Said is not var (cells, columns) || (row() is var there && columns.All(c => Equals(cells[c], there[c])));
}

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

    /// <summary>Of each by its number, whether a report has it.</summary>
    public BitArray ThereIn(Report report)
    {
        var there = new BitArray(Count);
        foreach (var table in _tables.Count == 0 ? [] : report.Lists())
        {
            if (!_tables.TryGetValue(table.Name, out var keys))
            {
                continue;
            }

            foreach (var (at, key) in table.Keys().Index())
            {
                if (keys.TryGetValue(key, out var sought) && sought.Row.Is(() => table.Rows[at]))
                {
                    there[sought.Number] = true;
                }
            }
        }

        return there;
    }
}
