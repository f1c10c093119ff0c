using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace Portfolio.App.Import.Reading.Workbooks;

/// <summary>
/// The rows of a sheet, one after another: values as the workbook holds them, formulas by what they last came to. A cell
/// that is merged downwards says the same in each of its rows.
/// </summary>
internal sealed class SheetRecords : IRecords
{
    private const int MostMerged = 100_000;

    private readonly string _name;
    private readonly SheetOutline _sheet;
    private readonly ImportLimits _limits;
    private readonly IExcelDataReader _reader;
    private readonly Dictionary<int, NumberLook> _looks = [];
    private readonly Dictionary<int, List<CellRange>> _mergedFrom = [];
    private readonly List<(CellRange Range, string Text, CellKind Kind)> _merged = [];
    private int _row = -1;

    static SheetRecords() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public SheetRecords(RegisterFile file, SheetOutline sheet, string name, ImportLimits limits)
    {
        (_name, _sheet, _limits) = (name, sheet, limits);
        var stream = file.Open();
        try
        {
            _reader = Guarded(() => ExcelReaderFactory.CreateOpenXmlReader(stream));
            Guarded(() => Find(sheet.Name));
        }
        catch
        {
            _reader?.Dispose();
            stream.Dispose();
            throw;
        }

        var merged = _reader.MergeCells ?? [];
        if (merged.Length > MostMerged)
        {
            throw new UnreadableFileException(name, $"it has {merged.Length:N0} merged cells; at most {MostMerged:N0} are taken.");
        }

        foreach (var range in merged.Where(m => m.ToRow > m.FromRow))
        {
            (_mergedFrom.TryGetValue(range.FromRow, out var begun) ? begun : _mergedFrom[range.FromRow] = []).Add(range);
        }
    }

    public int Replaced { get; private set; }

    public TableRecord? Read()
    {
        if (!Guarded(_reader.Read))
        {
            return null;
        }

        if (++_row >= _limits.Rows)
        {
            throw new UnreadableFileException(
                _name, $"it has more than {_limits.Rows:N0} rows, the most that are taken ({ImportLimits.Setting(nameof(_limits.Rows))} says how many).");
        }

        if (_reader.FieldCount > _limits.Columns)
        {
            throw new UnreadableFileException(
                _name, $"it has {_reader.FieldCount:N0} columns; at most {_limits.Columns:N0} are taken ({ImportLimits.Setting(nameof(_limits.Columns))} says how many).");
        }

        var (cells, kinds) = (new string[_reader.FieldCount], new CellKind[_reader.FieldCount]);
        for (var i = 0; i < cells.Length; i++)
        {
            (cells[i], kinds[i]) = Cell(i);
        }

        FillDown(cells, kinds);
        return new TableRecord(_row + 1, cells, kinds);
    }

    public void Dispose() => _reader.Dispose();

    private bool Find(string sheet)
    {
        while (_reader.Name != sheet)
        {
            if (!_reader.NextResult())
            {
                throw new UnreadableFileException(_name, $"its sheet “{sheet}” cannot be found.");
            }
        }

        return true;
    }

    private (string Text, CellKind Kind) Cell(int column)
    {
        switch (_reader.GetValue(column))
        {
            case null:
                return (_sheet.Faults.GetValueOrDefault((_row, column), ""), CellKind.Text);
            case string text:
                return (Clean(text), CellKind.Text);
            case bool yes:
                return (yes ? "TRUE" : "FALSE", CellKind.Text);
            case DateTime at:
                return (at.ToString(at.TimeOfDay == default ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), CellKind.Day);
            case double number:
                return (Look(column).Show(number), CellKind.Number);
            case int whole:
                return (Look(column).Show(whole), CellKind.Number);
            case var other:
                return (Clean(Convert.ToString(other, CultureInfo.InvariantCulture) ?? ""), CellKind.Text);
        }
    }

    private NumberLook Look(int column)
    {
        var index = _reader.GetNumberFormatIndex(column);
        return _looks.TryGetValue(index, out var look)
            ? look
            : _looks[index] = NumberLook.Of(_reader.GetNumberFormatString(column) ?? "");
    }

    private string Clean(string text)
    {
        if (text.Length > _limits.CellCharacters)
        {
            throw new UnreadableFileException(new(_name, _row + 1, null, null, $"a cell is longer than {_limits.CellCharacters:N0} characters."));
        }

        var (clean, replaced) = ControlCharacters.Replace(text);
        Replaced += replaced;
        return clean;
    }

    private void FillDown(string[] cells, CellKind[] kinds)
    {
        _merged.RemoveAll(m => m.Range.ToRow < _row);
        foreach (var (range, text, kind) in _merged)
        {
            if (range.FromColumn < cells.Length && cells[range.FromColumn].Length == 0)
            {
                (cells[range.FromColumn], kinds[range.FromColumn]) = (text, kind);
            }
        }

        if (_mergedFrom.Remove(_row, out var begun))
        {
            if (_merged.Count + begun.Count > _limits.Columns)
            {
                throw new UnreadableFileException(new(_name, _row + 1, null, null, "its merged cells lie one upon the other."));
            }

            _merged.AddRange(begun.Where(r => r.FromColumn < cells.Length).Select(r => (r, cells[r.FromColumn], kinds[r.FromColumn])));
        }
    }

    // The file is a stranger's: whatever the reader of workbooks stumbles over is a fault of the file.
    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is not (UnreadableFileException or OutOfMemoryException or OperationCanceledException))
        {
            throw new UnreadableFileException(
                _name, $"it cannot be read {(_row < 0 ? "as a workbook" : $"behind row {_row + 1}")}: open it in a spreadsheet program, save it again and import that.", fault);
        }
    }
}
