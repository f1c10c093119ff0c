using Portfolio.App.Import.Mappings;

namespace Portfolio.App.Import.Reading;

/// <summary>Reads a register's file as rows of raw cells: the table of a text file, or the sheets of a workbook one after another.</summary>
public sealed class RegisterReader : IDisposable
{
    private readonly TableFile _file;

    private RegisterReader(TableFile file, Mapping mapping, IReadOnlyList<RegisterTable> tables, IReadOnlyList<string> leftOut) =>
        (_file, Mapping, Tables, LeftOut) = (file, mapping, tables, leftOut);

    public Mapping Mapping { get; }

    public FileFacts Facts => _file.Facts;

    /// <summary>What stands between the cells of a text file; null in a workbook.</summary>
    public char? Delimiter => _file.Delimiter;

    /// <summary>At least one.</summary>
    public IReadOnlyList<RegisterTable> Tables { get; }

    /// <summary>Sheets of a workbook that are not the register's, with the reason.</summary>
    public IReadOnlyList<string> LeftOut { get; }

    public bool Transposed => Tables[0].Transposed;

    /// <summary>How many characters without meaning were shown as U+FFFD in the rows read so far.</summary>
    public int Replaced => Tables.Sum(t => t.Replaced);

    /// <summary>Looks at all the bytes and finds the headers.</summary>
    /// <exception cref="UnreadableFileException">It cannot be read as this register.</exception>
    public static RegisterReader Open(RegisterFile file, Mapping mapping, ImportLimits? limits = null)
    {
        var opened = TableFile.Open(file, mapping, limits ?? ImportLimits.Default);
        var found = opened.Tables.Select(t => RegisterTable.Of(t, mapping)).ToList();
        var problems = found.Select(f => f.Problem).OfType<Problem>().ToList();
        var tables = found.Select(f => f.Table).OfType<RegisterTable>().ToList();
        if (problems.Count > 0 && (opened.Chosen || tables.Count == 0))
        {
            tables.ForEach(t => t.Dispose());
            throw new UnreadableFileException(problems[0]);
        }

        return new(opened, mapping, tables, [.. problems.Select(p => $"Left out: {p.Sentence}"), .. opened.Hidden.Select(h => $"Left out: the sheet “{h}” is hidden; name it in the mapping if it counts.")]);
    }

    /// <summary>Lets go of the file, where its rows were not read.</summary>
    public void Dispose()
    {
        foreach (var table in Tables)
        {
            table.Dispose();
        }
    }

    /// <summary>The rows, each once, in the file's order; wholly blank ones are left out.</summary>
    /// <exception cref="UnreadableFileException">The file breaks off.</exception>
    public IEnumerable<RawRow> Rows() => Tables.SelectMany(t => t.Rows());
}
