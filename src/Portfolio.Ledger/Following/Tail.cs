using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Npgsql;

namespace Portfolio.Ledger;

/// <summary>
/// Follows the log. A look at the log each second is what it relies on; a NOTIFY only makes it look sooner, so that a
/// listener that has died costs one such second and nothing else. One connection listens for all followers of a node.
/// Whoever waits for what he knows to be recorded says so (<see cref="Wake"/>), and waits for no NOTIFY.
/// </summary>
public sealed class Tail : IAsyncDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    // Npgsql loses a cancellation that comes just as a wait begins. Longer than its pause between two signs of life.
    private static readonly TimeSpan Listen = TimeSpan.FromSeconds(15);

    private readonly NpgsqlDataSource database;
    private readonly LogReader reader;
    private readonly KnownLedger known;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource stop = new();
    private readonly Task listening;
    private Hint latest = new(0);

    /// <param name="database">Gives connections that are not pooled: the tail keeps one for itself.</param>
    /// <param name="reader">Reads the log.</param>
    /// <param name="known">What every look is compared with, and what it adds to.</param>
    /// <param name="time">For the second between looks.</param>
    internal Tail(NpgsqlDataSource database, LogReader reader, KnownLedger known, TimeProvider time)
    {
        this.database = database;
        this.reader = reader;
        this.known = known;
        this.time = time;
        listening = Task.Run(ListenAsync);
    }

    /// <summary>
    /// Every event after a position, in order, in pages that are never empty, for as long as it is enumerated. It goes on
    /// while the database is away; what that refuses, and an event that the caller does not know, are for the caller.
    /// While the ledger is not the continuation of what the node knows (<see cref="KnownLedger.Fork"/>) nothing comes.
    /// </summary>
    /// <param name="held">
    /// What the caller has by now, asked before each look: what it appended itself is not read again.
    /// </param>
    /// <param name="nothingNew">Called after each look at the log, as it is known to be, that found nothing.</param>
    /// <exception cref="HistoryReplacedException">The caller has to drop what it has, and to follow from the beginning.</exception>
    public async IAsyncEnumerable<ImmutableArray<RecordedEvent>> FollowAsync(
        Func<HeldLog> held,
        [EnumeratorCancellation] CancellationToken cancellation,
        Action? nothingNew = null)
    {
        var (after, wanted) = (0L, 0L);
        var history = known.Current.History;
        // What is committed after a look comes with a hint behind this one.
        var hint = Volatile.Read(ref latest);
        while (true)
        {
            wanted = Math.Max(wanted, hint.Position);
            while (hint.Later.Task.IsCompletedSuccessfully)
            {
                hint = await hint.Later.Task;
                wanted = Math.Max(wanted, hint.Position);
            }
            var has = held();
            after = Math.Max(after, has.Position);
            var limit = (int)Math.Clamp(has.Ahead - after - 1 ?? LogReader.PageSize, 1, LogReader.PageSize);
            var page = await LookAsync(after, limit, history, cancellation);
            if (page is { IsEmpty: true })
                nothingNew?.Invoke();
            if (page is { IsEmpty: false } some)
            {
                yield return some;
                after = some[^1].Position;
                // Up to what the caller has itself is not all that there is.
                has = held();
                if (some.Length == LogReader.PageSize || has.Ahead is not null || Math.Max(after, has.Position) < wanted)
                    continue;
            }
            hint = await WaitAsync(hint, held, cancellation);
        }
    }

    /// <summary>
    /// The ledger is said to hold a position: followers who have not reached it look now. Between two appends of a node
    /// others may have recorded events, and the answer to the second waits for those.
    /// </summary>
    public void Wake(long position)
    {
        var hint = new Hint(position);
        Interlocked.Exchange(ref latest, hint).Later.SetResult(hint);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    // Null where nothing can be told.
    private async Task<ImmutableArray<RecordedEvent>?> LookAsync(long after, int limit, int history, CancellationToken cancellation)
    {
        // Taken before looking: what is learnt meanwhile is not in what this look sees.
        var before = known.Current;
        if (before.History != history)
            throw new HistoryReplacedException(before.Incarnation);
        try
        {
            var look = await reader.LookAsync(after, limit, before, cancellation);
            return known.Judge(before, look.Seen) ? look.Page : null;
        }
        catch (Exception failure) when (LostConnection.Is(failure))
        {
            // The database is away: the next look tells.
            return null;
        }
    }

    /// <summary>Returns at a hint that is a reason to look, or after a second; with the last hint that came.</summary>
    private async Task<Hint> WaitAsync(Hint hint, Func<HeldLog> held, CancellationToken cancellation)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var pause = Task.Delay(Poll, time, done.Token);
        while (await Task.WhenAny(hint.Later.Task, pause) != pause)
        {
            hint = await hint.Later.Task;
            // A hint of what is known already, such as the node's own append, is no reason to look.
            if (hint.Position > held().Position)
                break;
        }
        cancellation.ThrowIfCancellationRequested();
        await done.CancelAsync();
        return hint;
    }

    private async Task ListenAsync()
    {
        while (true)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(stop.Token);
                connection.Notification += (_, notice) =>
                {
                    if (long.TryParse(notice.Payload, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
                        Wake(position);
                };
                await using (var listen = new NpgsqlCommand($"listen {CommitHint.Channel}", connection))
                    await listen.ExecuteNonQueryAsync(stop.Token);
                while (true)
                {
                    stop.Token.ThrowIfCancellationRequested();
                    await connection.WaitAsync(Listen, stop.Token);
                }
            }
            catch (Exception failure) when (LostConnection.Is(failure))
            {
                await Task.Delay(Poll, time, stop.Token);
            }
        }
    }

    // Each leads to the next, so that none is lost on whoever was busy meanwhile.
    private sealed record Hint(long Position)
    {
        public TaskCompletionSource<Hint> Later { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
