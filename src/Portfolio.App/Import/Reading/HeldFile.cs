using Microsoft.Win32.SafeHandles;

namespace Portfolio.App.Import.Reading;

/// <summary>
/// A copy of something that was sent, on disk and yet without a name: it is gone with whoever holds it, also where the
/// program is killed. Read at several places at once.
/// </summary>
internal sealed class HeldFile : IDisposable
{
    private readonly SafeFileHandle _file;

    private HeldFile(SafeFileHandle file) => _file = file;

    public static async Task<HeldFile> OfAsync(Stream from, CancellationToken cancellation)
    {
        var path = Path.Combine(Path.GetTempPath(), $"portfolio-import-{Guid.NewGuid():N}");
        var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            // Nameless before there is anything in it.
            File.Delete(path);
            var (buffer, at) = (new byte[81920], 0L);
            for (int read; (read = await from.ReadAsync(buffer, cancellation)) > 0; at += read)
            {
                await RandomAccess.WriteAsync(file, buffer.AsMemory(0, read), at, cancellation);
            }

            return new(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>From the beginning, to be read at any place.</summary>
    public Stream Open() => new Reader(_file);

    public void Dispose() => _file.Dispose();

    private sealed class Reader(SafeFileHandle file) : Stream
    {
        private readonly long _length = RandomAccess.GetLength(file);

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => _length;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = RandomAccess.Read(file, buffer, Position);
            Position += read;
            return read;
        }

        public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
        {
            SeekOrigin.Begin => 0,
            SeekOrigin.Current => Position,
            _ => _length,
        };

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
