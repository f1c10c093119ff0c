using System.Text;
using System.Threading.Channels;
using Npgsql;
using NpgsqlTypes;
using Portfolio.Ledger;

namespace Portfolio.App.Audit.Accesses;

/// <summary>
/// Writes the access log behind the requests, in batches. A request that is to be logged takes a place before it is
/// answered. Where there is none left it waits a moment, so that readers who are faster than the database go at its pace;
/// while none comes free (the database has not taken entries for long), such requests are refused, so that nothing is shown
/// that is not logged. Refusals take none of these places: so many an hour are written one by one, and the
/// others are only counted. An orderly stop writes all that waits.
/// </summary>
public sealed class AccessLog(NpgsqlDataSource database, TimeProvider clock, ILogger<AccessLog> logger) : IHostedService, IDisposable
{
    /// <summary>The table it needs.</summary>
    public static readonly MigrationSource Migrations =
        MigrationSource.FromResources("access-log", typeof(AccessLog).Assembly, "Audit.Accesses.Schema");

    /// <summary>How many entries may wait, and how many go into one statement.</summary>
    public const int Places = 10_000, Batch = 4_000;

    /// <summary>
    /// An entry waits so long for others, or until a statement is full: a busy program writes a few times a second, not for
    /// each request.
    /// </summary>
    public static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// How many refusals an hour are written one by one: of people who signed in, and of all others together, so that a
    /// flood from outside hides nothing that somebody known has tried.
    /// </summary>
    public const int RefusalsAnHour = 1_000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // How long a request waits for a place.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Channel<(AccessEntry Entry, bool HasPlace)> _waiting = Channel.CreateUnbounded<(AccessEntry, bool)>();
    private readonly RefusalQuota _known = new(RefusalsAnHour, clock);
    private readonly RefusalQuota _strangers = new(RefusalsAnHour, clock);
    private readonly CancellationTokenSource _hurry = new();
    private Task _writing = Task.CompletedTask;
    private readonly SemaphoreSlim _places = new(Places, Places);

    // How many entries wait, and who is told that they fill a statement.
    private int _handed;
    private TaskCompletionSource _full = new();
    private long _missed;
    private volatile string? _fault;

    /// <summary>Why entries cannot be written at present, or null. Readiness tells it.</summary>
    public string? Fault => _fault;

    /// <summary>Takes a place for an entry to come; false while too many wait.</summary>
    public bool TryTakePlace() => _places.Wait(0, CancellationToken.None);

    /// <summary>The same after waiting a moment for one, unless the log cannot be written: then none will come.</summary>
    public async ValueTask<bool> TakePlaceAsync(CancellationToken cancellation) =>
        TryTakePlace() || (_fault is null && await _places.WaitAsync(Patience, cancellation));

    /// <summary>Gives a place back unused.</summary>
    public void GiveBack() => _places.Release();

    /// <summary>Hands an entry over to be written, in a place that was taken for it.</summary>
    public void Add(AccessEntry entry) => Hand(entry, hasPlace: true);

    /// <summary>Hands over the entry of an answer that goes on; the place stays taken for the entry of its end.</summary>
    public void AddBegun(AccessEntry entry) => Hand(entry, hasPlace: false);

    /// <summary>Hands over the entry of a refusal; it is only counted when there were too many in this hour.</summary>
    public void AddRefusal(AccessEntry entry)
    {
        if ((entry.Person is null ? _strangers : _known).TryTake())
        {
            Hand(entry, hasPlace: false);
        }
        else
        {
            Interlocked.Increment(ref _missed);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _writing = Task.Run(WriteAllAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Writes all that waits. What the database does not take in time goes to the program's own log, line by line.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        await _hurry.CancelAsync();
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_writing.IsCompletedSuccessfully)
        {
            while (_waiting.Reader.TryRead(out var waiting))
            {
                logger.LogCritical("Not in the access log: {Entry}", waiting.Entry);
            }
        }
    }

    public void Dispose()
    {
        _hurry.Dispose();
        _places.Dispose();
    }

    private void Hand(AccessEntry entry, bool hasPlace)
    {
        if (!_waiting.Writer.TryWrite((entry, hasPlace)))
        {
            throw new InvalidOperationException("The access log is closed, and requests still come.");
        }

        if (Interlocked.Increment(ref _handed) == Batch)
        {
            Volatile.Read(ref _full).TrySetResult();
        }
    }

    private async Task WriteAllAsync()
    {
        var batch = new List<AccessEntry>(Batch);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            await LingerAsync();
            var places = 0;
            while (batch.Count < Batch && _waiting.Reader.TryRead(out var waiting))
            {
                batch.Add(waiting.Entry);
                places += waiting.HasPlace ? 1 : 0;
            }

            Interlocked.Add(ref _handed, -batch.Count);
            await WriteAsync(batch);
            if (places > 0)
            {
                _places.Release(places);
            }

            batch.Clear();
        }

        if (Interlocked.Read(ref _missed) > 0)
        {
            await WriteAsync(batch);
        }
    }

    // Nothing is gained by waiting for others when a statement is full: many readers would fill all places meanwhile, and wait.
    private async Task LingerAsync()
    {
        var full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Interlocked.Exchange(ref _full, full);
        if (Volatile.Read(ref _handed) < Batch)
        {
            await full.Task.WaitAsync(Linger, clock, _hurry.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task WriteAsync(List<AccessEntry> batch)
    {
        var together = batch.Count;
        do
        {
            var (part, missed) = (batch.GetRange(0, Math.Min(together, batch.Count)), Interlocked.Read(ref _missed));
            try
            {
                await InsertAsync(missed == 0 ? part : [.. part, Missed(missed)]);
                Interlocked.Add(ref _missed, -missed);
                batch.RemoveRange(0, part.Count);
                if (_fault is not null)
                {
                    logger.LogWarning("The access log is written again; {Missed} refusals were only counted", missed);
                    _fault = null;
                }
            }
            catch (Exception fault) when (IsOfAnEntry(fault) && part.Count > 1)
            {
                // One of them must not keep the others from the log: each goes by itself.
                together = 1;
            }
            catch (Exception fault) when (IsOfAnEntry(fault) && part.Count == 1)
            {
                logger.LogCritical(fault, "Not in the access log, which cannot take it: {Entry}", part[0]);
                batch.RemoveAt(0);
            }
            catch (Exception fault)
            {
                // Whatever else it is, it is told and tried again: an entry is never given up while the program runs.
                if (_fault is null)
                {
                    logger.LogError(fault, "The access log cannot be written; {Waiting} entries wait", Places - _places.CurrentCount);
                }

                _fault = fault.Message;
                if (_hurry.IsCancellationRequested)
                {
                    batch.ForEach(entry => logger.LogCritical("Not in the access log: {Entry}", entry));
                    return;
                }

                await Task.Delay(Pause, clock, _hurry.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        while (batch.Count > 0);
    }

    private AccessEntry Missed(long refusals) =>
        new(clock.GetUtcNow(), AccessKind.Missed, null, null, "", "", "", StatusCodes.Status403Forbidden, 0, refusals, 0);

    // A text or number that no column takes, on the way there or there: written again, it fails again.
    private static bool IsOfAnEntry(Exception fault) =>
        fault is EncoderFallbackException or PostgresException { SqlState: ['2', '2' or '3', ..] };

    // The arrays go through side by side, row by row: as a table each would be stored on its own first.
    private async Task InsertAsync(List<AccessEntry> entries)
    {
        await using var insert = database.CreateCommand(
            """
            insert into audit.access_log (at, kind, person, role, method, address, parameters, status, bytes, rows, milliseconds)
            select unnest($1), unnest($2), unnest($3), unnest($4), unnest($5), unnest($6), unnest($7), unnest($8), unnest($9), unnest($10), unnest($11)
            """);
        Column(e => e.At.UtcDateTime, NpgsqlDbType.TimestampTz);
        Column(e => AccessQuery.Kinds[(int)e.Kind], NpgsqlDbType.Text);
        Column(e => e.Person, NpgsqlDbType.Text);
        Column(e => e.Role, NpgsqlDbType.Text);
        Column(e => e.Method, NpgsqlDbType.Text);
        Column(e => e.Address, NpgsqlDbType.Text);
        Column(e => e.Parameters, NpgsqlDbType.Text);
        Column(e => e.Status, NpgsqlDbType.Integer);
        Column(e => e.Bytes, NpgsqlDbType.Bigint);
        Column(e => e.Rows, NpgsqlDbType.Bigint);
        Column(e => e.Milliseconds, NpgsqlDbType.Integer);
        await insert.ExecuteNonQueryAsync(CancellationToken.None);

        void Column<T>(Func<AccessEntry, T> of, NpgsqlDbType element)
        {
            var values = new T[entries.Count];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = of(entries[i]);
            }

            insert.Parameters.Add(new() { Value = values, NpgsqlDbType = NpgsqlDbType.Array | element });
        }
    }
}
