using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Portfolio.App.Checkpoints;

namespace Portfolio.App.Audit.Proving;

/// <summary>Signed checkpoints as text, and the keys that verify them.</summary>
internal static class CheckpointEndpoints
{
    public static void Map(RouteGroupBuilder audit)
    {
        audit.MapGet("/checkpoint", NewestAsync)
            .WithSummary("The newest signed checkpoint, a C2SP signed note, as text.").Produces<string>(200, "text/plain").ProducesProblem(503);
        audit.MapPost("/checkpoint", SignAsync)
            .WithSummary("Signs where the ledger stands now, keeps that, sends it on, and answers with it: 200, or 202 where it could not be sent within ten seconds and goes later by itself.")
            .Produces<string>(200, "text/plain").Produces<string>(202, "text/plain").ProducesProblem(503);
        audit.MapGet("/checkpoint/keys", Keys)
            .WithSummary("The public keys that verify checkpoints, old ones too, as PEM. Who verifies keeps them on his own side.").Produces<string>(200, "application/x-pem-file").ProducesProblem(503);
    }

    private static async Task<IResult> NewestAsync([FromServices] CheckpointPublisher? publisher, CancellationToken cancellation)
    {
        var (signed, fault) = await CurrentCheckpoint.NewestAsync(publisher, cancellation);
        return signed is null ? CurrentCheckpoint.Problem(fault!) : Results.Text(signed.Note, MediaTypeNames.Text.Plain);
    }

    private static async Task<IResult> SignAsync([FromServices] CheckpointPublisher? publisher, CancellationToken cancellation)
    {
        var (signed, waits, fault) = await CurrentCheckpoint.SentNowAsync(publisher, cancellation);
        return signed is null
            ? CurrentCheckpoint.Problem(fault!)
            : Results.Text(signed.Note, MediaTypeNames.Text.Plain, statusCode: waits ? StatusCodes.Status202Accepted : StatusCodes.Status200OK);
    }

    private static async Task<IResult> Keys([FromServices] CheckpointPublisher? publisher, CancellationToken cancellation)
    {
        // The first checkpoint makes the key.
        var (signed, fault) = await CurrentCheckpoint.NewestAsync(publisher, cancellation);
        return signed is null
            ? CurrentCheckpoint.Problem(fault!)
            : Results.File(
                System.Text.Encoding.ASCII.GetBytes(string.Concat(publisher!.Keys.Select(k => k.Pem))),
                "application/x-pem-file", $"{signed.Checkpoint.LedgerId}.pem");
    }
}
