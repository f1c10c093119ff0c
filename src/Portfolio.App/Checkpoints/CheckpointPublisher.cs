using Portfolio.App.Administration;
using Portfolio.App.Postgres;
using Portfolio.Ledger;
using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Checkpoints;

/// <summary>
/// Makes checkpoints of a ledger: signs where it stands, keeps that in a folder, and sends it on. It never signs what the
/// newest kept one does not agree with. Appending does not wait for it.
/// </summary>
public sealed class CheckpointPublisher(LedgerDatabase ledger, CheckpointPlace place, HttpClient http, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4)];

    private volatile Checkpoint? _sent;

    /// <summary>The keys that verify this ledger's checkpoints, old ones too.</summary>
    public IReadOnlyCollection<CheckpointKey> Keys => new KeyFolder(place.Keys).Public();

    public KeptCheckpoints Kept => place.Kept();

    /// <summary>
    /// A checkpoint of the ledger as it now stands: the newest kept one, where nothing was recorded since. When this returns
    /// it is kept, and has been sent on.
    /// </summary>
    /// <param name="beside">A key that signs as well, for when keys change.</param>
    /// <exception cref="LedgerDamagedException">The ledger is not the continuation of what was vouched for; nothing is signed.</exception>
    /// <exception cref="HttpRequestException">It is kept, and could not be sent; the next call tries again.</exception>
    public async Task<SignedCheckpoint> PublishAsync(CancellationToken cancellation, CheckpointSigner? beside = null)
    {
        var published = await SignAsync(beside, cancellation);
        if (place.Url is not null && published.Checkpoint != _sent)
        {
            await SendAsync(place.Url, published, cancellation);
            _sent = published.Checkpoint;
        }

        return published;
    }

    public void Dispose() => http.Dispose();

    private async Task<SignedCheckpoint> SignAsync(CheckpointSigner? beside, CancellationToken cancellation)
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

    private async Task SendAsync(Uri url, SignedCheckpoint signed, CancellationToken cancellation)
    {
        for (var tried = 0; ; tried++)
        {
            try
            {
                using var content = new StringContent(signed.Note);
                using var request = url.AbsoluteUri.EndsWith('/')
                    ? new HttpRequestMessage(HttpMethod.Put, new Uri(url, KeptCheckpoints.NameOf(signed.Checkpoint)))
                    : new HttpRequestMessage(HttpMethod.Post, url);
                request.Content = content;
                using var answer = await http.SendAsync(request, cancellation);
                answer.EnsureSuccessStatusCode();
                return;
            }
            catch (Exception failed) when (tried < Pauses.Length && !cancellation.IsCancellationRequested && failed is HttpRequestException or TaskCanceledException)
            {
                await Task.Delay(Pauses[tried], clock, cancellation);
            }
            catch (TaskCanceledException late) when (!cancellation.IsCancellationRequested)
            {
                throw new HttpRequestException($"{url.Host} did not answer in time.", late);
            }
        }
    }
}
