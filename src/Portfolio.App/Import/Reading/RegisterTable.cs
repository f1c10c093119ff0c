using Portfolio.App.Import.Mappings;

namespace Portfolio.App.Import.Reading;

/// <summary>
/// A table of a register: its headers found. A programme may stand in a row or, transposed, in a column: whichever way more
/// of the mapping's headers are found. Rows are streamed at flat memory; a transposed table is held whole.
/// </summary>
public sealed class RegisterTable : IDisposable
{
    /// <summary>A transposed table is held whole, and has a record for each field and each line of notes.</summary>
    private const int LongestTransposed = 2_000;

    private readonly ITable _table;
    private readonly int _headersEndAt;
    private BegunRecords? _begun;

    private RegisterTable(ITable table, Columns columns, int headersEndAt, BegunRecords? begun) =>
        (_table, Columns, _headersEndAt, _begun) = (table, columns, headersEndAt, begun);

    /// <summary>What problems and events call it.</summary>
    public string Name => _table.Name;

    public DateSystem Dates => _table.Dates;

    public Columns Columns { get; }

    public bool Transposed => _headersEndAt == 0;

    /// <summary>How many characters without meaning were shown as U+FFFD in the rows read so far.</summary>
    public int Replaced { get; private set; }

    /// <summary>The table with its headers, or why it cannot be this register's.</summary>
    public static (RegisterTable? Table, Problem? Problem) Of(ITable table, Mapping mapping)
    {
        var records = table.Open();
        try
        {
            var read = new List<TableRecord>();
            while (read.Count < LongestTransposed && records.Read() is { } record)
            {
                read.Add(record);
            }

            var (found, problem) = Of(table, mapping, read, new(records, read));
            if (found?._begun is null)
            {
                records.Dispose();
            }

            return (found, problem);
        }
        catch
        {
            records.Dispose();
            throw;
        }
    }

    private static (RegisterTable? Table, Problem? Problem) Of(ITable table, Mapping mapping, List<TableRecord> read, BegunRecords begun)
    {
        List<string[]> first = [.. read.Take(Headers.EarlyRecords + Headers.MostLines).Select(r => r.Cells)];
        List<string> firstCells = [.. read.Select(r => r.Cells.FirstOrDefault(""))];
        var (columns, endsAt) = Headers.Find(mapping, first);
        if (Columns.Match(mapping, firstCells) is var column && column.Found > columns.Found)
        {
            (columns, endsAt) = (column, 0);
        }

        return Missing(table.Name, mapping, columns) is { } problem ? (null, problem) : (new(table, columns, endsAt, endsAt == 0 ? null : begun), null);
    }

    /// <summary>The rows, each once, in the table's order; wholly blank ones are left out.</summary>
    /// <exception cref="UnreadableFileException">The table breaks off.</exception>
    public IEnumerable<RawRow> Rows() => (Transposed ? InColumns() : InRows()).Where(r => !r.Blank);

    public void Dispose() => Interlocked.Exchange(ref _begun, null)?.Dispose();

    private IEnumerable<RawRow> InRows()
    {
        using var records = Interlocked.Exchange(ref _begun, null) ?? _table.Open();
        for (var read = 0; records.Read() is { } record; read++)
        {
            Replaced = records.Replaced;
            if (read >= _headersEndAt)
            {
                yield return new RawRow(record.Number, record.Cells, this, record.Kinds);
            }
        }
    }

    private IEnumerable<RawRow> InColumns()
    {
        using var records = _table.Open();
        var all = new List<TableRecord>();
        while (records.Read() is { } record)
        {
            if (all.Count == LongestTransposed)
            {
                throw new UnreadableFileException(new(
                    Name, record.Number, null, null,
                    $"a file with a programme per column has at most {LongestTransposed:N0} records."));
            }

            all.Add(record);
        }

        Replaced = records.Replaced;
        var width = all.Max(r => r.Cells.Length);
        for (var column = 1; column < width; column++)
        {
            var at = column;
            yield return new RawRow(
                column + 1,
                [.. all.Select(r => at < r.Cells.Length ? r.Cells[at] : "")],
                this,
                [.. all.Select(r => at < r.Kinds?.Length ? r.Kinds[at] : CellKind.Text)]);
        }
    }

    private static Problem? Missing(string name, Mapping mapping, Columns columns)
    {
        if (columns.Ambiguous is [var twice, ..])
        {
            return new(name, null, null, null, $"more than one column is headed “{twice} …”; give each its own header.");
        }

        if (columns.At.FirstOrDefault(f => f.Value.LacksSome) is { Value: { } parts } partly)
        {
            return new(name, null, null, null, $"{Columns.NameOf(partly.Key)} is put together of several columns, of which not all are there (“{string.Join("”, “", parts.Wanted)}”).");
        }

        var lacking = Columns.Wanted(mapping)
            .Where(w => !columns.Has(w.Field) && (w.Wanted[0].Required || w.Field is RegisterField.Title or RegisterField.ChangedOn or RegisterField.Changed or RegisterField.Became || (w.Field == RegisterField.Id && mapping.History is not null)))
            .Select(w => $"{Columns.NameOf(w.Field)} (“{string.Join("” or “", w.Wanted[0].Headers)}”)")
            .ToList();
        return lacking.Count == 0
            ? null
            : new(name, null, null, null,
                $"there is no column for {string.Join(", ", lacking)}: is this a file of {mapping.Register}, and the mapping the right one?");
    }
}
