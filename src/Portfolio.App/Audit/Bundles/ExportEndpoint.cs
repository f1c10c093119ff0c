using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Portfolio.App.Audit.Accesses;
using Portfolio.App.Audit.Proving;
using Portfolio.App.Checkpoints;
using Portfolio.App.Node;
using Portfolio.App.Web;
using Portfolio.Ledger.Bundles;
using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Audit.Bundles;

/// <summary>The audit bundle as a ZIP file, streamed as it is read.</summary>
internal static class ExportEndpoint
{
    public static void Map(RouteGroupBuilder audit) => audit.MapGet("/export", ExportAsync)
        .WithSummary("An audit bundle as a ZIP file: all events, or those of one stream, each with its inclusion proof; with a checkpoint signed now, the keys, and how to verify it without this program.")
        .Produces<Stream>(200, "application/zip").ProducesProblem(400).ProducesProblem(503)
        .Takes(new QueryParameter("stream", "One stream by its whole name, or a programme by its code; left out, all events.", Example: "programme/CRM-2"));

    private static async Task<IResult> ExportAsync(
        HttpContext context, PortfolioNode node, [FromServices] CheckpointPublisher? publisher, CancellationToken cancellation)
    {
        var read = new AuditQueryReader(context.Request.Query, ["stream"], node, node.View);
        var (stream, prefix) = read.Stream();
        if (read.Fault is { } fault)
        {
            return Problems.BadParameter(fault.Parameter, fault.Sentence);
        }

        if (prefix)
        {
            return Problems.BadParameter("stream", "A bundle holds one stream or all events: give the stream’s whole name, or none.");
        }

        // Nobody waits for a receiver of checkpoints that does not answer.
        var (signed, trouble) = await CurrentCheckpoint.NowAsync(publisher, cancellation);
        return signed is null
            ? CurrentCheckpoint.Problem(trouble!)
            : new Bundle(node, stream, signed, publisher!.Keys);
    }

    private sealed class Bundle(
        PortfolioNode node, string? stream, SignedCheckpoint signed, IReadOnlyCollection<CheckpointKey> keys) : IResult
    {
        public async Task ExecuteAsync(HttpContext context)
        {
            // The framework closes each file of a ZIP by a synchronous write.
            if (context.Features.Get<IHttpBodyControlFeature>() is { } control)
            {
                control.AllowSynchronousIO = true;
            }

            var part = stream is null ? "" : $"-{stream.Replace('/', '-')}";
            context.Response.ContentType = "application/zip";
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"audit-bundle{part}-at-{signed.Checkpoint.Size}.zip\"";
            await using var zip = await BundleFiles.IntoZipAsync(context.Response.Body, context.RequestAborted);
            context.NoteRows(await BundleExport.WriteAsync(
                node.Ledger, stream, signed, keys, zip, progress: null, context.RequestAborted));
        }
    }
}
