using Portfolio.App.Administration;
using Portfolio.App.Node;
using Portfolio.Domain;

namespace Portfolio.App.Checkpoints;

/// <summary>
/// Changes the key that signs checkpoints. The new one goes on the record, and a last checkpoint that includes that event is
/// signed by both, so that whoever trusts the former key can come to trust the new one. Broken off, it is gone on with by
/// the next call.
/// </summary>
public static class RotateCheckpointKey
{
    /// <exception cref="ActNotRecordedException">It could not be recorded; the former key signs on.</exception>
    public static async Task<CheckpointKeyRotated> RunAsync(
        PortfolioNode node, CheckpointPlace place, Actor actor, CancellationToken cancellation)
    {
        var keys = new KeyFolder(place.Keys);
        using var former = await keys.SignerAsync(cancellation);
        using var next = await keys.NextAsync(cancellation);
        var rotated = new CheckpointKeyRotated(former.Public.Name, next.Public.Name, Convert.ToBase64String(next.Public.Encoded.AsSpan()));
        await node.RecordActAsync(AdministrationStreams.Ledger, new NewFact(rotated, []), new Envelope(actor), cancellation);
        using (var publisher = new CheckpointPublisher(node.Ledger, place with { Url = null }, CheckpointServices.NewClient(), TimeProvider.System))
        {
            await publisher.PublishAsync(cancellation, next);
        }

        await keys.TurnAsync(cancellation);
        return rotated;
    }
}
