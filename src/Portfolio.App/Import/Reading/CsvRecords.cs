using System.Buffers;
using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Portfolio.App.Import.Reading;

/// <summary>The records of a CSV file one after another, at flat memory.</summary>
public sealed class CsvRecords : IDisposable
{
    /// <summary>No cell of a register is longer; one that is comes from a quote that was never closed.</summary>
    public const int LongestCell = 100_000;

    private static readonly SearchValues<char> Meaningless = SearchValues.Create(
    [
        .. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Select(c => (char)c).Except(['\r', '\n', '\t']),
    ]);

    private readonly string _file;
    private readonly QuoteCount _text;
    private readonly CsvParser _parser;

    public CsvRecords(RegisterFile file, FileFacts facts)
    {
        _file = file.Name;
        using (var sample = new StreamReader(file.Open(), facts.Encoding))
        {
            var start = new char[65536];
            Delimiter = Reading.Delimiter.Of(start.AsSpan(0, sample.ReadBlock(start)));
        }

        _text = new QuoteCount(new StreamReader(file.Open(), facts.Encoding));
        _parser = new CsvParser(_text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = Delimiter.ToString(),
            BadDataFound = null,
            IgnoreBlankLines = false,
            MaxFieldSize = LongestCell,
        });
    }

    public char Delimiter { get; }

    /// <summary>The record last read, counted from 1.</summary>
    public int Number { get; private set; }

    /// <summary>How many characters without meaning were shown as U+FFFD so far.</summary>
    public int Replaced { get; private set; }

    /// <summary>The next record, or null at the end.</summary>
    /// <exception cref="UnreadableFileException">A cell is beyond all length, or the file ends inside a quoted cell.</exception>
    public string[]? Read()
    {
        try
        {
            if (_parser.Read())
            {
                Number++;
                return Clean(_parser.Record!);
            }
        }
        catch (MaxFieldSizeException fault)
        {
            throw new UnreadableFileException(new(
                _file, Number + 1, null, null,
                $"a cell is longer than {LongestCell:N0} characters: is a quotation mark missing?"), fault);
        }

        return _text.Quotes % 2 == 0
            ? null
            : throw new UnreadableFileException(new(
                _file, Number, null, null,
                "the file ends inside a quoted cell: it is cut off, or a quotation mark is missing."));
    }

    public void Dispose()
    {
        _parser.Dispose();
        _text.Dispose();
    }

    // Control characters, and the bytes that mean nothing in Windows-1252, which are decoded as such: none can be kept.
    private string[] Clean(string[] cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i].AsSpan().IndexOfAny(Meaningless) >= 0)
            {
                cells[i] = string.Create(cells[i].Length, cells[i], static (to, from) =>
                {
                    for (var c = 0; c < from.Length; c++)
                    {
                        to[c] = Meaningless.Contains(from[c]) ? '\uFFFD' : from[c];
                    }
                });
                Replaced += cells[i].AsSpan().Count('\uFFFD');
            }
        }

        return cells;
    }

    /// <summary>Counts quotation marks as they pass: in a whole CSV file they are even.</summary>
    private sealed class QuoteCount(TextReader text) : TextReader
    {
        public long Quotes { get; private set; }

        public override int Read(char[] buffer, int index, int count)
        {
            var read = text.Read(buffer, index, count);
            Quotes += buffer.AsSpan(index, read).Count('"');
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                text.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
