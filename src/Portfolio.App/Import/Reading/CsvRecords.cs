using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Portfolio.App.Import.Reading;

/// <summary>The records of a CSV file one after another, at flat memory.</summary>
public sealed class CsvRecords : IRecords
{
    private readonly string _file;
    private readonly ImportLimits _limits;
    private readonly WatchedText _text;
    private readonly CsvParser _parser;
    private int _number;

    public CsvRecords(RegisterFile file, FileFacts facts, TextForm form, ImportLimits limits)
    {
        (_file, _limits) = (file.Name, limits);
        Delimiter = form.Delimiter ?? Found(file, facts, form.Quote);
        _text = new WatchedText(new StreamReader(file.Open(), facts.Encoding!), file.Name, form.Quote, limits);
        _parser = new CsvParser(_text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = Delimiter.ToString(),
            Quote = form.Quote,
            Escape = form.Quote,
            BadDataFound = null,
            IgnoreBlankLines = false,
            MaxFieldSize = limits.CellCharacters,
        });
    }

    public char Delimiter { get; }

    public int Replaced { get; private set; }

    public TableRecord? Read()
    {
        try
        {
            if (_parser.Read())
            {
                _number++;
                return new TableRecord(_number, Clean(Taken(_parser.Record!)));
            }
        }
        catch (MaxFieldSizeException fault)
        {
            throw new UnreadableFileException(new(
                _file, _number + 1, null, null,
                $"a cell is longer than {_limits.CellCharacters:N0} characters: is a quotation mark missing?"), fault);
        }

        return _text.Quotes % 2 == 0
            ? null
            : throw new UnreadableFileException(new(
                _file, _number, null, null,
                "the file ends inside a quoted cell: it is cut off, or a quotation mark is missing."));
    }

    public void Dispose()
    {
        _parser.Dispose();
        _text.Dispose();
    }

    private static char Found(RegisterFile file, FileFacts facts, char quote)
    {
        using var sample = new StreamReader(file.Open(), facts.Encoding!);
        var start = new char[65536];
        return Reading.Delimiter.Of(start.AsSpan(0, sample.ReadBlock(start)), quote);
    }

    private string[] Taken(string[] cells)
    {
        if (_number > _limits.Rows)
        {
            throw new UnreadableFileException(
                _file, $"it has more than {_limits.Rows:N0} rows, the most that are taken ({ImportLimits.Setting(nameof(_limits.Rows))} says how many).");
        }

        return cells.Length <= _limits.Columns
            ? cells
            : throw new UnreadableFileException(new(
                _file, _number, null, null,
                $"it has {cells.Length:N0} cells; at most {_limits.Columns:N0} columns are taken ({ImportLimits.Setting(nameof(_limits.Columns))} says how many)."));
    }

    private string[] Clean(string[] cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            (cells[i], var replaced) = ControlCharacters.Replace(cells[i]);
            Replaced += replaced;
        }

        return cells;
    }
}
