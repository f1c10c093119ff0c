namespace Portfolio.App.Import.Reading;

/// <summary>
/// A CSV text as it passes: counts its quotation marks, which are even in a whole one, and stops at a record beyond all
/// length before a parser holds it.
/// </summary>
internal sealed class WatchedText(TextReader text, string file, char quote, ImportLimits limits) : TextReader
{
    private long _passed;
    private long _recordFrom;

    public long Quotes { get; private set; }

    public override int Read(char[] buffer, int index, int count)
    {
        var read = text.Read(buffer, index, count);
        var block = buffer.AsSpan(index, read);
        for (var at = 0; block[at..].IndexOfAny(quote, '\r', '\n') is >= 0 and var next; at += next + 1)
        {
            if (block[at + next] == quote)
            {
                Quotes++;
            }
            else if (Quotes % 2 == 0)
            {
                _recordFrom = _passed + at + next;
            }
        }

        _passed += read;
        return _passed - _recordFrom <= limits.RecordCharacters
            ? read
            : throw new UnreadableFileException(
                file, $"a record is longer than {limits.RecordCharacters:N0} characters: is it a table, and is a quotation mark missing?");
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
