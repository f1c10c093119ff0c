using Portfolio.App.Administration;
using Portfolio.App.Postgres;
using Portfolio.Ledger;
using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Checkpoints;

/// <summary>
/// Makes checkpoints of a ledger: signs where it stands, keeps that in a folder, and sends it on. It never signs what the
/// newest kept one does not agree with. Appending does not wait for it.
/// </summary>
/// <param name="sender">Null: nothing is sent on, but by whoever publishes next with one.</param>
public sealed class CheckpointPublisher(LedgerDatabase ledger, CheckpointPlace place, CheckpointSender? sender = null) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    // Longer than whoever asks for one sends, for that one does not send what waits.
    private static readonly TimeSpan Turn = CheckpointSender.AtOnce + TimeSpan.FromSeconds(5);

    /// <summary>The keys that verify this ledger's checkpoints, old ones too.</summary>
    public IReadOnlyCollection<CheckpointKey> Keys => new KeyFolder(place.Keys).Public();

    public KeptCheckpoints Kept => place.Kept();

    /// <summary>What sends checkpoints on; null where nothing does.</summary>
    public CheckpointSender? Sender => sender;

    /// <summary>
    /// As <see cref="SignAsync"/>, and it has been sent on, with whatever was kept before and could not be sent. Where another
    /// program is sending all that waits, that is left to it: what it does not come upon goes with the next call.
    /// </summary>
    /// <exception cref="LedgerDamagedException">The ledger is not the continuation of what was vouched for; nothing is signed.</exception>
    /// <exception cref="HttpRequestException">It is kept, and could not be sent; the next call tries again.</exception>
    public async Task<SignedCheckpoint> PublishAsync(CancellationToken cancellation)
    {
        var published = await SignAsync(cancellation);
        if (sender is not null)
        {
            await sender.SendUnsentAsync(published, Turn, cancellation);
        }

        return published;
    }

    public void Dispose() => sender?.Dispose();

    /// <summary>
    /// A checkpoint of the ledger as it now stands: the newest kept one, where nothing was recorded since. When this returns
    /// it is kept; it is sent on with the next that is published.
    /// </summary>
    /// <param name="beside">A key that signs as well, for when keys change.</param>
    /// <exception cref="LedgerDamagedException">The ledger is not the continuation of what was vouched for; nothing is signed.</exception>
    public async Task<SignedCheckpoint> SignAsync(CancellationToken cancellation, CheckpointSigner? beside = null)
    {
        Directory.CreateDirectory(place.Folder);
        using var signer = await new KeyFolder(place.Keys).SignerAsync(cancellation);

        // One program at a time: what is compared is still the newest when the next one is kept.
        using var held = await FileLock.ExclusiveAsync(Path.Combine(place.Folder, "lock"), Patience, cancellation);
        var newest = await Kept.NewestAsync(cancellation);
        var now = Checkpoint.Of(await ledger.Reader.HeadAsync(cancellation));
        var incarnations = await OpenedIncarnations.ReadAsync(ledger, cancellation);
        if (incarnations.Unrecorded(now.Incarnation) is { } unrecorded)
        {
            throw new LedgerDamagedException($"No checkpoint is signed: {unrecorded}");
        }

        if (newest is not null && await incarnations.LeavingBehindAsync(newest.Checkpoint, cancellation) is null)
        {
            var agreement = await CheckpointCheck.AgainstAsync(ledger, newest.Checkpoint, cancellation);
            if (!agreement.Agrees)
            {
                throw new LedgerDamagedException($"No checkpoint is signed: {agreement.Sentence}");
            }
        }

        if (newest is not null && newest.Checkpoint == now && newest.IsSignedBy([signer.Public]) && beside is null)
        {
            return newest;
        }

        var signed = signer.Sign(now);
        signed = beside is null ? signed : beside.Sign(signed);
        Kept.Keep(signed);
        return signed;
    }
}
