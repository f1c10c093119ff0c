using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Npgsql;
using Portfolio.App.Access;
using Portfolio.App.Node;

namespace Portfolio.App.Audit.Feed;

/// <summary>
/// The log to one reader as server-sent events, in order, for as long as the reader stays. Nothing is kept for the reader
/// but the position: what a slow one has not taken is read from the log when there is room, and one that comes back goes on
/// after the last id it saw. One whose key has expired or was revoked is let go.
/// </summary>
internal sealed class EventStream(
    PortfolioNode node, EventFrames frames, Callers callers, EventInterest interest, StreamPlace after, int history, TimeSpan heartbeat,
    TimeProvider clock, CancellationToken stopping) : IResult
{
    // Written before the reader's connection is asked whether there is room for more.
    private const int Chunk = 32 * 1024;

    // Looked through before a reader with a narrow interest is told how far.
    private const int Look = 4096;

    public async Task ExecuteAsync(HttpContext context)
    {
        // A program that stops does not wait for readers to leave: they come back when it serves again.
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var (response, cancellation) = (context.Response, ended.Token);
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        response.BodyWriter.Write(": events\n\n"u8);
        var position = after.Position;
        try
        {
            await response.BodyWriter.FlushAsync(cancellation);

            // Where the ledger was restored, positions mean other events: the reader is let go, and told when it comes back.
            while (node.View is var view && view.History == history && !after.IsAheadOf(view) && !after.IsLeftBehind(view)
                && await MayStayAsync(context, cancellation))
            {
                position = await SendAsync(response.BodyWriter, view, position, cancellation);
                if (position >= view.Position)
                {
                    await WaitAsync(context, view, position, cancellation);
                }
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The reader has gone, or is let go; it resumes by the last id it saw.
        }
        catch (Exception fault) when (ReferenceEquals(fault, node.Broken))
        {
            // Nothing newer will ever be known here: the reader comes back, perhaps to a node that knows more.
        }
    }

    private async Task<bool> MayStayAsync(HttpContext context, CancellationToken cancellation)
    {
        try
        {
            return await callers.AreStillValidAsync(context.User, cancellation);
        }
        catch (NpgsqlException)
        {
            // Nothing new can come from a database that does not answer; it is asked again when it does.
            return true;
        }
    }

    /// <summary>Sends some of what lies behind a position; gives how far it has come.</summary>
    private async Task<long> SendAsync(PipeWriter writer, View view, long position, CancellationToken cancellation)
    {
        var (waiting, told) = (0, position);
        foreach (var e in view.Log.After(position, Look))
        {
            position = e.Position;
            if (!interest.Admits(e, view))
            {
                continue;
            }

            var frame = frames.Of(e, view);
            writer.Write(frame.Span);
            told = position;
            if ((waiting += frame.Length) >= Chunk)
            {
                await writer.FlushAsync(cancellation);
                waiting = 0;
            }
        }

        // So that a reader who wants little does not begin far back.
        if (position - told >= Look)
        {
            writer.Write(Mark(view, position));
        }

        await writer.FlushAsync(cancellation);
        return position;
    }

    /// <summary>Until there is more, or the reader may stay no longer.</summary>
    private async Task WaitAsync(HttpContext context, View view, long position, CancellationToken cancellation)
    {
        var writer = context.Response.BodyWriter;
        var more = node.MoreAsync(position, history, cancellation);
        while (true)
        {
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            if (await Task.WhenAny(more, Task.Delay(heartbeat, clock, enough.Token)) == more)
            {
                await enough.CancelAsync();
                await more;
                return;
            }

            if (!await MayStayAsync(context, cancellation))
            {
                return;
            }

            writer.Write(Mark(view, position));
            await writer.FlushAsync(cancellation);
        }
    }

    // A comment, and an id without an event: the reader's last id moves on, and no event is fired.
    private byte[] Mark(View view, long position)
    {
        // Of what this node has yet to read nobody but the reader knows the incarnation.
        var place = position > view.Position ? after : StreamPlace.At(view, position);
        return Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $": at {position}\nid: {place}\n\n"));
    }
}
