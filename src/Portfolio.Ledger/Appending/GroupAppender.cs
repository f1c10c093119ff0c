using System.Collections.Immutable;
using System.Threading.Channels;
using Npgsql;

namespace Portfolio.Ledger;

/// <summary>
/// The node's one way to <c>ledger.append</c>. Callers hand a request over and await its outcome; one loop takes whatever
/// waits and appends it as a group, in one transaction. It never lingers: while one group is on its way to the disk,
/// the next one gathers, and the one before is taken in and answered.
/// </summary>
public sealed class GroupAppender : IAsyncDisposable
{
    private readonly NpgsqlDataSource database;
    private readonly LogReader reader;
    private readonly KnownLedger known;
    private readonly GroupAppenderSettings settings;
    private readonly Func<ImmutableArray<RecordedEvent>, ValueTask>? committed;
    private readonly CommitHint? hint;
    private readonly TimeProvider time;
    private readonly Channel<PendingAppend> waiting;
    private readonly Task loop;
    private AppendCall? call;
    private volatile bool closed;

    /// <param name="database">Gives connections that are not pooled: the appender keeps one for itself.</param>
    /// <param name="reader">Compares the ledger with what is known, when it has a new incarnation.</param>
    /// <param name="known">What every append names, and what each one adds to.</param>
    /// <param name="settings">Bounds.</param>
    /// <param name="committed">
    /// Is given the events of each group right after its commit and before its callers are answered, in the order of the
    /// log, so that a caller can read at once what it was told is done. It must not throw: if it does, the appender stops
    /// and every caller gets the exception. Between two groups other nodes may have recorded events, so it compares the
    /// first position with what it has.
    /// </param>
    /// <param name="hint">Tells other nodes, or null.</param>
    /// <param name="time">For the pauses between tries.</param>
    internal GroupAppender(
        NpgsqlDataSource database,
        LogReader reader,
        KnownLedger known,
        GroupAppenderSettings settings,
        Func<ImmutableArray<RecordedEvent>, ValueTask>? committed,
        CommitHint? hint,
        TimeProvider time)
    {
        this.database = database;
        this.reader = reader;
        this.known = known;
        this.settings = settings;
        this.committed = committed;
        this.hint = hint;
        this.time = time;
        // An idle loop is woken on its caller's own thread, which sends the group off and is free again.
        waiting = Channel.CreateBounded<PendingAppend>(new BoundedChannelOptions(settings.Waiting)
        {
            SingleReader = true,
            AllowSynchronousContinuations = true,
        });
        loop = Task.Run(LoopAsync);
    }

    /// <summary>
    /// Appends, and answers when PostgreSQL has committed. Giving up does not withdraw the request: what became of it is
    /// found by sending it again under the same key, or by <see cref="CommandLookup"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The request has no stream, a stream no events, or a stream comes twice.</exception>
    /// <exception cref="ObjectDisposedException">The appender has been shut down.</exception>
    public Task<AppendOutcome> AppendAsync(AppendRequest request, CancellationToken cancellation)
    {
        Check(request);
        var pending = new PendingAppend(request);
        if (waiting.Writer.TryWrite(pending))
            return cancellation.CanBeCanceled ? pending.Outcome.WaitAsync(cancellation) : pending.Outcome;
        ObjectDisposedException.ThrowIf(closed, this);
        return waiting.Reader.Completion.IsFaulted
            ? Task.FromException<AppendOutcome>(waiting.Reader.Completion.Exception.InnerException!)
            : Task.FromResult<AppendOutcome>(new AppendOutcome.Overloaded(TimeSpan.FromSeconds(1)));
    }

    /// <summary>Takes no more requests, and returns when all that were handed over are answered.</summary>
    public async ValueTask DisposeAsync()
    {
        closed = true;
        waiting.Writer.TryComplete();
        await loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (call is not null)
            await call.DisposeAsync();
    }

    private static void Check(AppendRequest request)
    {
        if (request.ContentHash.IsDefault || request.ContentHash.Length != 32)
            throw new ArgumentException("The hash of a command's content is 32 bytes.", nameof(request));
        if (request.Streams.IsDefaultOrEmpty || request.Streams.Any(stream => stream.Events.IsDefaultOrEmpty))
            throw new ArgumentException("A command that records nothing is not appended.", nameof(request));
        if (request.Streams.Length > 1 && request.Streams.DistinctBy(stream => stream.Stream).Count() != request.Streams.Length)
            throw new ArgumentException("A stream stands twice in one command.", nameof(request));
    }

    private async Task LoopAsync()
    {
        var (group, before) = (new List<PendingAppend>(), new List<PendingAppend>());
        AppendOutcome[]? appended = null;
        var trying = Task.FromResult<AppendOutcome[]?>(null);
        try
        {
            while (true)
            {
                // Where nobody waits, nothing comes before the answers.
                if (appended is not null && !waiting.Reader.TryPeek(out _))
                {
                    await AnswerAsync(before, appended);
                    appended = null;
                }
                if (appended is null && !await waiting.Reader.WaitToReadAsync())
                    return;
                Gather(group);
                trying = TryAsync(group);
                if (appended is not null)
                    await AnswerAsync(before, appended);
                appended = await trying ?? await AloneAsync(group);
                (group, before) = (before, group);
            }
        }
        catch (Exception exception)
        {
            await ((Task)trying).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            waiting.Writer.TryComplete(exception);
            before.ForEach(pending => pending.Fail(exception));
            group.ForEach(pending => pending.Fail(exception));
            while (waiting.Reader.TryRead(out var pending))
                pending.Fail(exception);
            throw;
        }
    }

    private void Gather(List<PendingAppend> group)
    {
        group.Clear();
        var events = 0;
        var bytes = 0;
        while (waiting.Reader.TryPeek(out var next))
        {
            events += next.Events;
            bytes += next.Bytes;
            if (group.Count > 0 && (events > settings.GroupEvents || bytes > settings.GroupBytes))
                return;
            waiting.Reader.TryRead(out next);
            group.Add(next!);
        }
    }

    // One of them is poisoned. Each gets its own transaction once, so that it touches no other.
    private async Task<AppendOutcome[]?> AloneAsync(List<PendingAppend> group)
    {
        foreach (var pending in group)
            await AnswerAsync([pending], (await TryAsync([pending]))!);
        return null;
    }

    private async Task AnswerAsync(List<PendingAppend> group, AppendOutcome[] outcomes)
    {
        var last = outcomes.OfType<AppendOutcome.Appended>().Select(each => each.LastPosition).DefaultIfEmpty().Max();
        if (last > 0)
        {
            if (committed is not null)
                await committed(OwnWrites.Of(group, outcomes));
            hint?.Give(last);
        }
        for (var i = 0; i < outcomes.Length; i++)
            group[i].Answer(outcomes[i]);
    }

    /// <summary>The outcomes, or null when the database refused a group of several as a whole.</summary>
    private async Task<AppendOutcome[]?> TryAsync(List<PendingAppend> group)
    {
        var began = time.GetTimestamp();
        var pause = TimeSpan.FromMilliseconds(20);
        var (retry, behind, failedHere) = (false, false, false);
        while (true)
        {
            try
            {
                if (behind && !await known.AdoptAsync(reader, CancellationToken.None))
                    return Forked(group);
                behind = false;
                var before = known.Current;
                if (group.Exists(pending => pending.Request.History != before.History))
                    return group.Count > 1 ? null : Forked(group);
                call ??= await AppendCall.OpenAsync(database, known.LedgerId, CancellationToken.None);
                var (outcomes, size, root) = await call.RunAsync(group, before, retry, CancellationToken.None);
                known.Advance(before, size, root);
                return outcomes;
            }
            catch (PostgresException refused) when (refused.SqlState == LedgerErrors.WrongIncarnation)
            {
                behind = true;
            }
            catch (PostgresException refused) when (refused.SqlState is LedgerErrors.Forked or LedgerErrors.WrongLedger)
            {
                known.Forked(known.Current, refused.MessageText);
                return Forked(group);
            }
            catch (Exception failure) when (call is null || LostConnection.Is(failure))
            {
                // Without a connection, or with one that was cut, whether the group is recorded is not known now. The
                // same command ids find out on the next try.
                retry = true;
                await HangUpAsync();
                if (time.GetElapsedTime(began) > settings.GiveUpAfter)
                    return [.. group.Select(_ => new AppendOutcome.Unknown(failure.Message))];
                await Task.Delay(pause, time);
                pause = TimeSpan.FromMilliseconds(Math.Min(1000, pause.TotalMilliseconds * 2));
            }
            catch (Exception failure)
            {
                // What failed on this side may have been cut off in the middle of a message.
                if (failure is not PostgresException || call is { IsOpen: false })
                    await HangUpAsync();
                if (group.Count > 1)
                    return null;
                // What fails on this side says nothing of what was recorded there. It may be the request’s own fault; or the
                // connection was found gone while nobody appended. A new one tells which.
                if (failure is PostgresException || failedHere)
                    return [Refusal(failure)];
                (failedHere, retry) = (true, true);
            }
        }
    }

    private AppendOutcome[] Forked(List<PendingAppend> group)
    {
        var outcome = known.Refusal();
        return [.. group.Select(_ => outcome)];
    }

    private static AppendOutcome.Refused Refusal(Exception failure) => failure is PostgresException refused
        ? new AppendOutcome.Refused(refused.SqlState, refused.MessageText)
        : new AppendOutcome.Refused(LedgerErrors.Malformed, failure.Message);

    private async Task HangUpAsync()
    {
        if (call is not null)
            await call.DisposeAsync();
        call = null;
    }
}
