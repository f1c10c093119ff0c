using System.Net;
using Portfolio.App.Administration;
using Portfolio.App.Postgres;
using Portfolio.Ledger;
using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Checkpoints;

/// <summary>
/// Sends kept checkpoints on to the address of a place, each and in order. One program at a time does, of all that share the
/// folder. The same one may come again: after an answer that was lost, and where somebody asked for it ahead of what waits.
/// </summary>
/// <param name="url">By PUT under each one’s own name where it ends in a slash, else by POST.</param>
/// <param name="clock">For the pauses between tries, and the bound on what is sent at once.</param>
public sealed class CheckpointSender(CheckpointPlace place, Uri url, HttpClient http, TimeProvider clock, ILogger logger) : IDisposable
{
    /// <summary>How long whoever asked for a checkpoint waits until it is sent.</summary>
    public static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4)];

    private readonly SentCheckpoints _sent = new(place.Folder, url);
    private readonly KeptLines _refused = new(SentCheckpoints.FileOf("refused", place.Folder, url));

    private bool ByName => url.AbsoluteUri.EndsWith('/');

    /// <summary>Null where a place names no address.</summary>
    public static CheckpointSender? Of(CheckpointPlace place, TimeProvider clock, ILogger logger) => place.Url is not { } url ? null
        : new(place, url, new HttpClient { Timeout = TimeSpan.FromSeconds(20) }, clock, logger);

    /// <summary>How many the receiver refused although it took newer ones: they are not sent again, and a file names them.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public int Refused() => _refused.Read().Count;

    /// <summary>
    /// Sends all that were kept and not sent yet. One that the receiver refuses is passed over only where it takes the newest:
    /// else it is the receiver that is not as it should be, and all of them are for later.
    /// </summary>
    /// <param name="turn">How long to wait while another program sends.</param>
    /// <returns>False where another sent all the while, and this one nothing.</returns>
    /// <exception cref="HttpRequestException">One could not be sent, nor those after it; the next call goes on with it.</exception>
    public async Task<bool> SendUnsentAsync(SignedCheckpoint newest, TimeSpan turn, CancellationToken cancellation)
    {
        using var held = await TurnAsync(turn, cancellation);
        if (held is null)
        {
            return false;
        }

        var takesNewest = false;
        await foreach (var each in _sent.UnsentAsync(place.Kept(), newest, cancellation))
        {
            var isSent = takesNewest && each.Note == newest.Note;
            if (!isSent && await RefusalAsync(each, cancellation) is { } refusal)
            {
                takesNewest = takesNewest || (IsOlder(each, newest) && await RefusalAsync(newest, cancellation) is null);
                if (!takesNewest)
                {
                    throw Failure(refusal);
                }

                await PassOverAsync(each, refusal, cancellation);
            }

            _sent.Note(each);
        }

        return true;
    }

    /// <summary>
    /// Sends one that somebody asked for, ahead of what waits, and within <see cref="AtOnce"/>. What waits, and this one if it
    /// could not be sent, goes with <see cref="SendUnsentAsync"/>. Why it could not the log says.
    /// </summary>
    /// <returns>Whether the receiver has it.</returns>
    public async Task<bool> SendAtOnceAsync(SignedCheckpoint checkpoint, CancellationToken cancellation)
    {
        using var bound = new CancellationTokenSource(AtOnce, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation, bound.Token);
        try
        {
            using var held = await TurnAsync(Moment, end.Token);
            if (held is null)
            {
                return NotYet(checkpoint, "another program sends at the moment");
            }

            var waiting = await _sent.UnsentAsync(place.Kept(), checkpoint, end.Token).FirstOrDefaultAsync(end.Token);
            if (waiting is null || IsOlder(checkpoint, waiting))
            {
                return true;
            }

            if (await RefusalAsync(checkpoint, end.Token) is { } refusal)
            {
                return NotYet(checkpoint, Failure(refusal).Message);
            }

            // Noted where nothing waits before it: noted ahead, what waits would pass for sent.
            if (waiting.Note == checkpoint.Note)
            {
                _sent.Note(checkpoint);
            }

            return true;
        }
        catch (OperationCanceledException) when (bound.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return NotYet(checkpoint, $"{url.Host} did not answer within {AtOnce.TotalSeconds:0} seconds");
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException or UnauthorizedAccessException or LedgerDamagedException)
        {
            return NotYet(checkpoint, failed.Message);
        }
    }

    public void Dispose() => http.Dispose();

    private static bool IsOlder(SignedCheckpoint one, SignedCheckpoint other) =>
        string.CompareOrdinal(KeptCheckpoints.NameOf(one.Checkpoint), KeptCheckpoints.NameOf(other.Checkpoint)) < 0;

    /// <summary>
    /// Whether an answer may be meant for the one that was sent, and not be for want of access, of the address, or of time. A 403
    /// may be either: stores that take each name once give it too.
    /// </summary>
    private static bool IsRefusal(HttpStatusCode status) => (int)status is >= 400 and < 500 and not (401 or 404 or 408 or 429);

    private HttpRequestException Failure(HttpStatusCode status) => new($"{url.Host} answered {(int)status}.", null, status);

    private bool NotYet(SignedCheckpoint signed, string reason)
    {
        logger.LogWarning(
            "The checkpoint {Name} is signed and kept, and could not be sent at once: {Reason}", KeptCheckpoints.NameOf(signed.Checkpoint), reason);
        return false;
    }

    private async Task PassOverAsync(SignedCheckpoint signed, HttpStatusCode refusal, CancellationToken cancellation)
    {
        var name = KeptCheckpoints.NameOf(signed.Checkpoint);
        await _refused.KeepAsync([$"{name} {(int)refusal}"], cancellation);
        logger.LogWarning(
            "{Host} answered {Status} to the checkpoint {Name} and takes newer ones: it is not sent again", url.Host, (int)refusal, name);
    }

    // Over the whole of the sending: two programs would send all that waits twice, and write the same file at once.
    private async Task<IDisposable?> TurnAsync(TimeSpan patience, CancellationToken cancellation)
    {
        var path = SentCheckpoints.FileOf("sending", place.Folder, url);
        if (FileLock.TryExclusive(path) is { } held)
        {
            return held;
        }

        try
        {
            return patience == TimeSpan.Zero ? null : await FileLock.ExclusiveAsync(path, patience, cancellation);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    /// <summary>Null when the receiver has it; else with what it refused just this one, perhaps.</summary>
    /// <exception cref="HttpRequestException">It could not be sent now, whichever it is.</exception>
    private async Task<HttpStatusCode?> RefusalAsync(SignedCheckpoint signed, CancellationToken cancellation)
    {
        for (var tried = 0; ; tried++)
        {
            try
            {
                using var request = RequestOf(signed);
                using var answer = await http.SendAsync(request, cancellation);
                if (ByName && answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed)
                {
                    TellOfTheSameName(signed, answer.StatusCode);
                    return null;
                }

                if (IsRefusal(answer.StatusCode))
                {
                    return answer.StatusCode;
                }

                return answer.IsSuccessStatusCode ? null : throw Failure(answer.StatusCode);
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

    private HttpRequestMessage RequestOf(SignedCheckpoint signed) => new(
        ByName ? HttpMethod.Put : HttpMethod.Post,
        ByName ? new Uri(url, KeptCheckpoints.NameOf(signed.Checkpoint)) : url)
    {
        Content = new StringContent(signed.Note),
    };

    // The name says incarnation and size. What else may stand under it is told of, for nobody here can tell it from the same.
    private void TellOfTheSameName(SignedCheckpoint signed, HttpStatusCode status) => logger.LogWarning(
        "{Host} answered {Status}: it holds a checkpoint {Name} already, and this one is taken as sent. It is the same but where another ledger is sent to that address too, or where two keys have signed since what one had signed",
        url.Host, (int)status, KeptCheckpoints.NameOf(signed.Checkpoint));
}
