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

    /// <summary>One of the ledger as it now stands, signed and kept. It is sent on with the next that is published.</summary>
    public static async Task<(SignedCheckpoint? Signed, string? Fault)> NowAsync(CheckpointPublisher? publisher, CancellationToken cancellation)
    {
        if (publisher is null)
        {
            return (null, NoPlace);
        }

        try
        {
            return (await publisher.SignAsync(cancellation), null);
        }
        catch (Exception fault) when (fault is LedgerDamagedException or IOException or TimeoutException or UnauthorizedAccessException)
        {
            return (null, fault.Message);
        }
    }

    /// <summary>As <see cref="NowAsync"/>, and sent on by itself within <see cref="CheckpointSender.AtOnce"/>; what waits is the timer’s.</summary>
    /// <returns>Waits: it is kept, and will be sent, but was not yet.</returns>
    public static async Task<(SignedCheckpoint? Signed, bool Waits, string? Fault)> SentNowAsync(
        CheckpointPublisher? publisher, CancellationToken cancellation)
    {
        var (signed, fault) = await NowAsync(publisher, cancellation);
        var waits = signed is not null && publisher?.Sender is { } sender && !await sender.SendAtOnceAsync(signed, cancellation);
        return (signed, waits, fault);
    }

    public static IResult Problem(string fault) =>
        Problems.Of(StatusCodes.Status503ServiceUnavailable, "checkpoint-is-signed", fault, []);
}
