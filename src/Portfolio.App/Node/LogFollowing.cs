using Portfolio.App.Administration;
using Portfolio.Ledger;
using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Node;

/// <summary>Brings the replica what the ledger records, from whatever node, until it is told to end.</summary>
internal sealed class LogFollowing(LedgerDatabase ledger, ErasedKeeping erased, Replica replica, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task RunAsync(CancellationToken cancellation)
    {
        var (anew, refused) = (false, default(string));
        while (true)
        {
            try
            {
                if (anew)
                {
                    await ReadAnewAsync(cancellation);
                    anew = false;
                }

                await foreach (var page in replica.FollowAsync(Again, cancellation))
                {
                    replica.Take(page);
                    Again();
                }
            }
            catch (HistoryReplacedException replaced)
            {
                logger.LogWarning("{Reason}", replaced.Message);
                anew = true;
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (LostConnection.Is(fault))
            {
                // Following goes over such failures by itself; recalling what the events build on does not.
                logger.LogWarning(fault, "The log is followed again from position {Position} in a second", replica.View.Position);
                await Task.Delay(Pause, clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception fault) when (IsOfDatabase(fault))
            {
                // Not the events are at fault but what the database gives: a restore that is under way, a right that is missing, a
                // query that was cancelled, a head that nobody can read. Nothing is decided here until a look, the very same, has
                // succeeded and what it brought is taken in. Readiness, which tells everybody, does not say what the database said.
                replica.Hinder(
                    $"The log cannot be read behind position {replica.View.Position}; what this program logs says why. It is tried again every second.");
                if (fault.Message != refused)
                {
                    refused = fault.Message;
                    logger.LogError(fault, "The log cannot be read behind position {Position}; it is tried again every second", replica.View.Position);
                }

                await Task.Delay(Pause, clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception fault)
            {
                // Never skipped: readiness says so, and nothing newer is shown until a program that can read it starts.
                replica.Break(fault);
                logger.LogCritical(fault, "The log can no longer be followed from position {Position}", replica.View.Position);
                return;
            }
        }

        void Again()
        {
            if (refused is not null)
            {
                refused = null;
                replica.Hinder(null);
                logger.LogWarning("The log is followed again behind position {Position}", replica.View.Position);
            }
        }
    }

    private static bool IsOfDatabase(Exception fault) => fault is Npgsql.PostgresException or LedgerDamagedException;

    /// <summary>
    /// Takes the ledger for what it is now. Until that is done the old view answers, and nothing is appended, for what is
    /// known has not changed yet.
    /// </summary>
    private async Task ReadAnewAsync(CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                var head = await ledger.Reader.HeadAsync(cancellation);
                var opened = await OpenedIncarnations.ReadAsync(ledger, cancellation);
                await replica.ReadAnewAsync(cancellation);

                // At once, and nothing behind it that can fail: from here on view and ledger are of one history.
                ledger.Known.Restart(head, opened.Unrecorded(head.Incarnation) is null);
                break;
            }
            catch (Npgsql.NpgsqlException fault)
            {
                logger.LogWarning(fault, "The log could not be read anew; it is tried again");
                await Task.Delay(Pause, clock, cancellation);
            }
        }

        // The restored database may name people again who were erased since, and hold texts that were taken out.
        erased.Keep();
    }
}
