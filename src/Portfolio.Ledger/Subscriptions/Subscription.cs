using Npgsql;

namespace Portfolio.Ledger;

/// <summary>
/// Brings a subscriber the log, for as long as the subscription exists: one batch after another, each at least once and
/// in order. Any number of nodes may run the same subscription; the lease lets one of them work, and the progress, which
/// only a compare-and-set moves, stays right without it. Nothing is lost when a node dies: what it had not noted as taken
/// is brought again.
/// </summary>
/// <param name="takeLease">Takes or renews the lease; false while another node has it.</param>
public sealed class Subscription(
    ISubscriber subscriber,
    SubscriptionProgress progress,
    Func<CancellationToken, Task<bool>> takeLease,
    SubscriptionSettings settings,
    TimeProvider time)
{
    // What was looked through since the progress was last read, without anything for the subscriber in it, and in which
    // history. Progress may have gone back with the log: what is read anew is believed, and looked through anew.
    private long passed;
    private int history;
    private bool gone;
    private long movedAt = time.GetTimestamp();

    /// <summary>Runs until cancelled, or until the subscription is removed. Goes on over failures of the database.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        Progress? at = null;
        var leasedAt = 0L;
        while (true)
        {
            try
            {
                if (at is null || time.GetElapsedTime(leasedAt) > settings.Look)
                {
                    if (!await takeLease(cancellation))
                    {
                        at = null;
                        await Task.Delay(settings.Look, time, cancellation);
                        continue;
                    }
                    leasedAt = time.GetTimestamp();
                    history = subscriber.History;
                    if ((at = await progress.ReadAsync(subscriber.Name, cancellation)) is null)
                        return;
                    if (!await progress.ContinuesAsync(subscriber.Known, cancellation))
                    {
                        // Put back to an earlier point, or in a new incarnation, which its node has yet to notice.
                        at = null;
                        await Task.Delay(settings.Look, time, cancellation);
                        continue;
                    }
                    passed = at.Position;
                }
                at = await StepAsync(at, cancellation);
                if (gone)
                    return;
            }
            catch (Exception failure) when (LostConnection.Is(failure))
            {
                at = null;
                await Task.Delay(settings.Look, time, cancellation);
            }
        }
    }

    /// <summary>One batch, or one pause. Null if it has to be read anew where the subscriber stands.</summary>
    private async Task<Progress?> StepAsync(Progress at, CancellationToken cancellation)
    {
        var pause = at.Parked is not null ? settings.Look : at.RetryAt - time.GetUtcNow() ?? TimeSpan.Zero;
        if (pause > TimeSpan.Zero)
        {
            // Never long: an operator may resume it, or remove it, meanwhile.
            await Task.Delay(pause < settings.Look ? pause : settings.Look, time, cancellation);
            return null;
        }
        passed = Math.Max(passed, at.Position);
        var delivery = await TryAsync(at, cancellation);

        // What came of events that are no longer in the log says nothing of those that stand in their places. Where the node
        // knows that by now it is seen here; where it does not, what it knows is refused by the database.
        var known = subscriber.Known;
        if (subscriber.History != history)
            return null;
        switch (delivery)
        {
            case Delivery.Taken taken:
                return await MoveAsync(at, taken.Position, taken.Mark, delivered: true, known, cancellation);
            case Delivery.PassedOver over:
                passed = over.Position;
                return passed - at.Position >= settings.Passed || over.Mark != at.Mark || time.GetElapsedTime(movedAt) > settings.Look
                    ? await MoveAsync(at, passed, over.Mark, delivered: false, known, cancellation)
                    : at;
            case Delivery.Failed failed:
                return await NoteAsync(at, failed, known, cancellation);
            case Delivery.Gone:
                gone = true;
                return null;
            case Delivery.Declined declined:
                return await progress.FailAsync(at, declined.Why, time.GetUtcNow(), declined.Why, known, cancellation);
            default:
                await WaitAsync(cancellation);
                return at;
        }
    }

    private async Task<Delivery> TryAsync(Progress at, CancellationToken cancellation)
    {
        try
        {
            return await subscriber.DeliverAsync(at, passed, cancellation);
        }
        catch (Exception failure) when (failure is not NpgsqlException && !cancellation.IsCancellationRequested)
        {
            // Never skipped: it is tried again, and where it goes on failing the operator reads why.
            return new Delivery.Failed($"{failure.GetType().Name}: {failure.Message}");
        }
    }

    private async Task<Progress?> MoveAsync(
        Progress at, long reached, string mark, bool delivered, KnownHead known, CancellationToken cancellation)
    {
        movedAt = time.GetTimestamp();
        return await progress.MoveAsync(at, reached, mark, delivered, known, cancellation);
    }

    private Task<Progress?> NoteAsync(Progress at, Delivery.Failed failed, KnownHead known, CancellationToken cancellation)
    {
        var failures = at.Failures + 1;
        var pause = settings.Retries.PauseAfter(failures, Random.Shared.NextDouble());
        if (failed.After > pause)
            pause = failed.After.Value;
        return progress.FailAsync(
            at, failed.Why, time.GetUtcNow() + pause,
            failures >= settings.Retries.Most ? $"{failures} tries in a row have failed, the last one so: {failed.Why}" : null,
            known,
            cancellation);
    }

    // Bounded, so that the lease is kept and an operator is heard.
    private async Task WaitAsync(CancellationToken cancellation)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var more = subscriber.MoreAsync(passed, done.Token);
        await Task.WhenAny(more, Task.Delay(settings.Look, time, done.Token));
        await done.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
        await more.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (more.IsFaulted)
            await more;
    }
}
