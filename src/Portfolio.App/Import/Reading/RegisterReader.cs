using Portfolio.App.Import.Mappings;

namespace Portfolio.App.Import.Reading;

/// <summary>
/// Reads a register's file as rows of raw cells. A programme may stand in a row or, transposed, in a column: whichever way
/// more of the mapping's headers are found. Rows are streamed at flat memory; a transposed file is held whole.
/// </summary>
public sealed class RegisterReader
{
    /// <summary>A header row stands among this many first records; titles and notes may stand above it.</summary>
    private const int EarlyRecords = 20;

    /// <summary>A transposed file is held whole, and has a record for each field and each line of notes.</summary>
    private const int LongestTransposed = 2_000;

    private readonly RegisterFile _file;
    private readonly int _headerAt;

    private RegisterReader(
        RegisterFile file, Mapping mapping, FileFacts facts, char delimiter, Columns columns, int headerAt) =>
        (_file, Mapping, Facts, Delimiter, Columns, _headerAt) = (file, mapping, facts, delimiter, columns, headerAt);

    public Mapping Mapping { get; }

    public FileFacts Facts { get; }

    public char Delimiter { get; }

    public Columns Columns { get; }

    public bool Transposed => _headerAt == 0;

    /// <summary>Looks at all the bytes and finds the headers.</summary>
    /// <exception cref="UnreadableFileException">It cannot be read as this register.</exception>
    public static RegisterReader Open(RegisterFile file, Mapping mapping)
    {
        var facts = FileFacts.Of(file);
        using var records = new CsvRecords(file, facts);
        var (best, headerAt, found) = (Columns.Match(mapping, []), 0, 0);
        var firstCells = new List<string>();
        while (firstCells.Count < LongestTransposed && records.Read() is { } record)
        {
            firstCells.Add(record.FirstOrDefault(""));
            if (records.Number <= EarlyRecords && Columns.Match(mapping, record) is var row && row.Found > found)
            {
                (best, headerAt, found) = (row, records.Number, row.Found);
            }
        }

        if (Columns.Match(mapping, firstCells) is var column && column.Found > found)
        {
            (best, headerAt) = (column, 0);
        }

        return Missing(file, mapping, best) is { } problem
            ? throw new UnreadableFileException(problem)
            : new(file, mapping, facts, records.Delimiter, best, headerAt);
    }

    /// <summary>How many characters without meaning were shown as U+FFFD in the rows read so far.</summary>
    public int Replaced { get; private set; }

    /// <summary>The programmes, each once, in the file's order; wholly blank ones are left out.</summary>
    /// <exception cref="UnreadableFileException">The file breaks off.</exception>
    public IEnumerable<RawRow> Rows() => (Transposed ? InColumns() : InRows()).Where(r => !r.Blank);

    private IEnumerable<RawRow> InRows()
    {
        using var records = new CsvRecords(_file, Facts);
        while (records.Read() is { } record)
        {
            Replaced = records.Replaced;
            if (records.Number > _headerAt)
            {
                yield return new RawRow(records.Number, record, Columns);
            }
        }
    }

    private IEnumerable<RawRow> InColumns()
    {
        using var records = new CsvRecords(_file, Facts);
        var all = new List<string[]>();
        while (records.Read() is { } record)
        {
            if (all.Count == LongestTransposed)
            {
                throw new UnreadableFileException(new(
                    _file.Name, records.Number, null, null,
                    $"a file with a programme per column has at most {LongestTransposed:N0} records."));
            }

            all.Add(record);
        }

        Replaced = records.Replaced;
        var width = all.Max(r => r.Length);
        for (var column = 1; column < width; column++)
        {
            yield return new RawRow(column + 1, [.. all.Select(r => column < r.Length ? r[column] : "")], Columns);
        }
    }

    private static Problem? Missing(RegisterFile file, Mapping mapping, Columns columns)
    {
        if (columns.Ambiguous is [var twice, ..])
        {
            return new(file.Name, null, null, null, $"more than one column is headed “{twice} …”; give each its own header.");
        }

        var lacking = Columns.Wanted(mapping)
            .Where(w => !columns.Has(w.Field) && (w.Field == RegisterField.Title || w.Wanted[0].Required))
            .Select(w => $"{w.Field.ToString().ToLowerInvariant()} (“{string.Join("” or “", w.Wanted[0].Headers)}”)")
            .ToList();
        return lacking.Count == 0
            ? null
            : new(file.Name, null, null, null,
                $"there is no column for {string.Join(", ", lacking)}: is this a file of {mapping.Register}, and the mapping the right one?");
    }
}
