using Portfolio.App.Administration;
using Portfolio.Ledger;
using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Node;

/// <summary>Brings the replica what the ledger records, from whatever node, until it is told to end.</summary>
internal sealed class LogFollowing(LedgerDatabase ledger, People people, Replica replica, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task RunAsync(CancellationToken cancellation)
    {
        var tail = ledger.StartTail();
        var anew = false;
        while (true)
        {
            try
            {
                if (anew)
                {
                    await ReadAnewAsync(cancellation);
                    anew = false;
                }

                await foreach (var page in tail.FollowAsync(() => replica.View.Position, cancellation))
                {
                    replica.Take(page);
                    await KeepErasedAsync(cancellation);
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
            catch (Exception fault)
            {
                // Never skipped: readiness says so, and nothing newer is shown until a program that can read it starts.
                replica.Break(fault);
                logger.LogCritical(fault, "The log can no longer be followed from position {Position}", replica.View.Position);
                return;
            }
        }
    }

    // By this node too: each may have a list of its own outside the database, and the one that erased may have died over it.
    private async Task KeepErasedAsync(CancellationToken cancellation)
    {
        try
        {
            await (people.HasUnkept ? people.KeepErasedAsync(cancellation) : Task.CompletedTask);
        }
        catch (Npgsql.NpgsqlException fault)
        {
            logger.LogWarning(fault, "Who was erased could not be kept; it is tried again with the next event, and at the next start");
        }
    }

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
                await replica.ReadAnewAsync(cancellation);
                var (before, opened) = (ledger.Known.Current, await OpenedIncarnations.ReadAsync(ledger, cancellation));
                ledger.Known.Restart(head);
                if (opened.Unrecorded(head.Incarnation) is not null)
                {
                    // Nobody's decision: what this node held goes on counting, and nothing is recorded.
                    var held = Checkpoint.Of(head) with { Incarnation = before.Incarnation, Size = before.Size, Root = before.Root };
                    await ledger.RecallAsync(held, leftBehind: false, cancellation);
                }

                // The restored database may name people again who were erased since.
                await people.KeepErasedAsync(cancellation);
                return;
            }
            catch (Npgsql.NpgsqlException fault)
            {
                logger.LogWarning(fault, "The log could not be read anew; it is tried again");
                await Task.Delay(Pause, clock, cancellation);
            }
        }
    }
}
