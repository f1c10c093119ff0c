using System.IO.Pipelines;
using Microsoft.Net.Http.Headers;

namespace Portfolio.App.Reports;

/// <summary>
/// A report as JSON, written as it is kept: compressed once for all who take it so. It says itself how it is encoded, so that
/// the compression of other answers need not look at it.
/// </summary>
internal sealed class SharedJson(LatestReports.Answer answer) : IResult
{
    private const string Gzip = "gzip";

    public Task ExecuteAsync(HttpContext context)
    {
        var (request, response) = (context.Request.Headers, context.Response);
        var headers = response.Headers;
        headers.ETag = answer.ETag;
        headers.CacheControl = "private, no-cache";
        headers.Vary = "Accept-Encoding";
        if (request.IfNoneMatch.Holds(answer.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = "application/json";
        var body = answer.Json;
        if (Takes(request.AcceptEncoding.ToString()))
        {
            headers.ContentEncoding = Gzip;
            body = answer.Gzip;
        }

        response.ContentLength = body.Length;
        var started = response.StartAsync(context.RequestAborted);
        return started.IsCompletedSuccessfully ? Write(response.BodyWriter, body, context.RequestAborted) : WriteAsync(started, context, body);
    }

    private static async Task WriteAsync(Task started, HttpContext context, ReadOnlyMemory<byte> body)
    {
        await started;
        await Write(context.Response.BodyWriter, body, context.RequestAborted);
    }

    // In one piece, which the connection sends at once: by itself it takes a large answer apart into many small ones. Mostly it
    // has gone out then, and nothing need be made to wait.
    private static Task Write(PipeWriter writer, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        body.Span.CopyTo(writer.GetSpan(body.Length));
        writer.Advance(body.Length);
        var flushed = writer.FlushAsync(cancellation);
        if (!flushed.IsCompletedSuccessfully)
        {
            return flushed.AsTask();
        }

        flushed.GetAwaiter().GetResult();
        return Task.CompletedTask;
    }

    private static bool Takes(string encodings)
    {
        if (!encodings.Contains(Gzip, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        // Some say of each how much they want it, and 0 is not at all.
        return !encodings.Contains(';', StringComparison.Ordinal)
            || (StringWithQualityHeaderValue.TryParseList([encodings], out var asked)
                && asked.Any(e => e.Value.Equals(Gzip, StringComparison.OrdinalIgnoreCase) && e.Quality != 0));
    }
}
