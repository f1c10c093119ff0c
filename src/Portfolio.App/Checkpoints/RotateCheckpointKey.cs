using System.Text.Json;
using Portfolio.App.Administration;
using Portfolio.App.Node;
using Portfolio.Domain;

namespace Portfolio.App.Checkpoints;

/// <summary>
/// Changes the key that signs checkpoints. The new one goes on the record, and a last checkpoint that includes that event is
/// signed by both, so that whoever trusts the former key can come to trust the new one. Broken off, it is gone on with by
/// the next call, whoever makes it; what is on the record by then is not recorded again.
/// </summary>
public static class RotateCheckpointKey
{
    /// <exception cref="ActNotRecordedException">It could not be recorded; the former key signs on.</exception>
    public static async Task<CheckpointKeyRotated> RunAsync(
        PortfolioNode node, CheckpointPlace place, Actor actor, CancellationToken cancellation)
    {
        var keys = new KeyFolder(place.Keys);
        using var alone = await keys.RotationAsync(cancellation);
        using var former = await keys.SignerAsync(cancellation);
        using var next = await keys.NextAsync(cancellation);
        var rotated = new CheckpointKeyRotated(former.Public.Name, next.Public.Name, Convert.ToBase64String(next.Public.Encoded.AsSpan()));
        if (!await IsRecordedAsync(node, rotated, cancellation))
        {
            // Under a key of its own: one that was sent before, and whose answer got lost, may be recorded only now.
            var envelope = new Envelope(actor) { Key = CommandKey.Of($"rotate-checkpoint-key/{rotated.Next}", rotated.PublicKey) };
            await node.RecordActAsync(AdministrationStreams.Ledger, new NewFact(rotated, []), envelope, cancellation);
        }

        // Sent on by whoever publishes next: that a receiver is away does not keep the former key.
        using (var publisher = new CheckpointPublisher(node.Ledger, place))
        {
            await publisher.SignAsync(cancellation, next);
        }

        await keys.TurnAsync(cancellation);
        return rotated;
    }

    // From the ledger itself: another node may have recorded it, and this one not heard of it yet.
    private static async Task<bool> IsRecordedAsync(PortfolioNode node, CheckpointKeyRotated rotated, CancellationToken cancellation) =>
        (await node.Ledger.Reader.ReadStreamAsync(AdministrationStreams.Ledger, 0, cancellation)).Any(e =>
            e.Type == nameof(CheckpointKeyRotated)
            && JsonSerializer.Deserialize(e.Data, EventJson.Default.CheckpointKeyRotated) == rotated);
}
