using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;
using Portfolio.App.Node;

namespace Portfolio.App.Audit.Accesses;

/// <summary>
/// An answer that is logged, in a place that was taken for it: counts its bytes on their way, copying nothing, and hands over
/// its entry before the last of an answer that says its length goes out. When the caller has it all, this has been done: his
/// next one could stand in front of it on the log otherwise. Any other answer ends only when its request does.
/// </summary>
internal sealed class LoggedAnswer(HttpContext context, AccessLog log, PortfolioNode node, TimeProvider clock) : IHttpResponseBodyFeature
{
    private readonly IHttpResponseBodyFeature _inner = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
    private readonly DateTimeOffset _at = clock.GetUtcNow();
    private readonly long _began = clock.GetTimestamp();
    private CountedWriter? _writer;
    private Stream? _stream;
    private long _bytes;
    private bool _starts, _handedOver;

    /// <summary>What its endpoint tells of it.</summary>
    public AccessNote Note { get; } = new();

    public PipeWriter Writer => _writer ??= new CountedWriter(_inner.Writer, this);

    public Stream Stream => _stream ??= Writer.AsStream(leaveOpen: true);

    /// <summary>Hands the entry over, unless that has been done.</summary>
    public void HandOver(int status)
    {
        if (!_handedOver)
        {
            _handedOver = true;
            log.Add(Entry(status));
        }
    }

    public void DisableBuffering() => _inner.DisableBuffering();

    public Task StartAsync(CancellationToken cancellationToken = default)
    {
        SeeWhetherItGoesOn();
        return _inner.StartAsync(cancellationToken);
    }

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default)
    {
        Sending(count ?? (new FileInfo(path).Length - offset));
        return _inner.SendFileAsync(path, offset, count, cancellationToken);
    }

    public Task CompleteAsync() => _inner.CompleteAsync();

    private void Sending(long bytes)
    {
        SeeWhetherItGoesOn();
        _bytes += bytes;
        if (_bytes >= context.Response.ContentLength)
        {
            HandOver(AccessRecorder.StatusOf(context));
        }
    }

    // Open for weeks perhaps, and without an end if the program is killed: that it began has an entry of its own.
    private void SeeWhetherItGoesOn()
    {
        if (!_starts)
        {
            _starts = true;
            if (context.Response.ContentType?.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase) is true)
            {
                log.AddBegun(Entry(AccessRecorder.StatusOf(context)) with { Kind = AccessKind.Begun, Bytes = 0 });
            }
        }
    }

    private AccessEntry Entry(int status) =>
        AccessRecorder.EntryOf(context, node, _at, clock.GetElapsedTime(_began), status, _bytes, Note);

    private sealed class CountedWriter(PipeWriter inner, LoggedAnswer answer) : PipeWriter
    {
        public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

        public override long UnflushedBytes => inner.UnflushedBytes;

        public override void Advance(int bytes)
        {
            answer._bytes += bytes;
            inner.Advance(bytes);
        }

        public override Memory<byte> GetMemory(int sizeHint = 0) => inner.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) => inner.GetSpan(sizeHint);

        public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
        {
            answer.Sending(source.Length);
            return inner.WriteAsync(source, cancellationToken);
        }

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
        {
            answer.Sending(0);
            return inner.FlushAsync(cancellationToken);
        }

        public override void CancelPendingFlush() => inner.CancelPendingFlush();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);

        public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);
    }
}
