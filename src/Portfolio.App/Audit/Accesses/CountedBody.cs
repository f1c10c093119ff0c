using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace Portfolio.App.Audit.Accesses;

/// <summary>An answer's body that counts its bytes on their way; nothing is copied.</summary>
/// <param name="atItsEnd">
/// Called with their number before the last of an answer that says its length goes out: when the caller has it all, this has
/// been done. Any other answer ends only when its request does.
/// </param>
internal sealed class CountedBody(IHttpResponseBodyFeature inner, HttpResponse response, Action<long> atItsEnd) : IHttpResponseBodyFeature
{
    private CountedWriter? _writer;
    private Stream? _stream;

    public long Bytes { get; private set; }

    public PipeWriter Writer => _writer ??= new CountedWriter(inner.Writer, this);

    public Stream Stream => _stream ??= Writer.AsStream(leaveOpen: true);

    public void DisableBuffering() => inner.DisableBuffering();

    public Task StartAsync(CancellationToken cancellationToken = default) => inner.StartAsync(cancellationToken);

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default)
    {
        Bytes += count ?? (new FileInfo(path).Length - offset);
        SeeWhetherItEnds();
        return inner.SendFileAsync(path, offset, count, cancellationToken);
    }

    public Task CompleteAsync() => inner.CompleteAsync();

    private void SeeWhetherItEnds()
    {
        if (Bytes >= response.ContentLength)
        {
            atItsEnd(Bytes);
        }
    }

    private sealed class CountedWriter(PipeWriter inner, CountedBody counts) : PipeWriter
    {
        public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

        public override long UnflushedBytes => inner.UnflushedBytes;

        public override void Advance(int bytes)
        {
            counts.Bytes += bytes;
            inner.Advance(bytes);
        }

        public override Memory<byte> GetMemory(int sizeHint = 0) => inner.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) => inner.GetSpan(sizeHint);

        public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
        {
            counts.Bytes += source.Length;
            counts.SeeWhetherItEnds();
            return inner.WriteAsync(source, cancellationToken);
        }

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
        {
            counts.SeeWhetherItEnds();
            return inner.FlushAsync(cancellationToken);
        }

        public override void CancelPendingFlush() => inner.CancelPendingFlush();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);

        public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);
    }
}
