namespace Portfolio.App.Import.Reading.Workbooks;

/// <summary>A part of a workbook while it is unpacked: counts what comes out, and stops where it is too much.</summary>
/// <param name="count">Told of every block; throws when it is too much.</param>
internal sealed class CappedStream(Stream inner, Action<int> count) : Stream
{
    private long _since;
    private long _most = long.MaxValue;
    private Action _tooMuch = () => { };

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>How much may come from here on.</summary>
    /// <param name="tooMuch">Throws when more does.</param>
    public void AtMost(long bytes, Action tooMuch) => (_since, _most, _tooMuch) = (0, bytes, tooMuch);

    /// <summary>Counts from here again.</summary>
    public void Again() => _since = 0;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        count(read);
        if ((_since += read) > _most)
        {
            _tooMuch();
        }

        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
