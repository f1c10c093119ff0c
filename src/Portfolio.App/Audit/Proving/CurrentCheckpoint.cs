using Portfolio.App.Checkpoints;
using Portfolio.App.Web;
using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Audit.Proving;

/// <summary>The ledger's signed checkpoints, or the sentence that says why there is none.</summary>
internal static class CurrentCheckpoint
{
    private const string NoPlace =
        "Checkpoints have no place here: with a PostgreSQL of one’s own, say where keys and checkpoints are kept (see the README).";

    /// <summary>The newest kept one, with the keys it was signed by one of.</summary>
    public static async Task<(SignedCheckpoint? Signed, string? Fault)> NewestAsync(CheckpointPublisher? publisher, CancellationToken cancellation)
    {
        if (publisher is null)
        {
            return (null, NoPlace);
        }

        try
        {
            return await publisher.Kept.NewestAsync(cancellation) is { } newest ? (newest, null) : (null, "No checkpoint has been signed yet.");
        }
        catch (Exception fault) when (fault is LedgerDamagedException or IOException)
        {
            return (null, fault.Message);
        }
    }

    /// <summary>One of the ledger as it now stands, signed and kept. Where it could not be sent on, it is kept all the same.</summary>
    /// <param name="send">Whether it is sent on at once, and not with the next that is.</param>
    public static async Task<(SignedCheckpoint? Signed, string? Fault)> NowAsync(
        CheckpointPublisher? publisher, CancellationToken cancellation, bool send = true)
    {
        if (publisher is null)
        {
            return (null, NoPlace);
        }

        try
        {
            return (await (send ? publisher.PublishAsync(cancellation) : publisher.SignAsync(cancellation)), null);
        }
        catch (HttpRequestException)
        {
            return await NewestAsync(publisher, cancellation);
        }
        catch (Exception fault) when (fault is LedgerDamagedException or IOException or TimeoutException or UnauthorizedAccessException)
        {
            return (null, fault.Message);
        }
    }

    public static IResult Problem(string fault) =>
        Problems.Of(StatusCodes.Status503ServiceUnavailable, "checkpoint-is-signed", fault, []);
}
