using System.Threading.Channels;
using Portfolio.App.Import.Ledgers;

namespace Portfolio.App.Import.Receipts;

/// <summary>
/// Writes what becomes of each row behind the import, many at a time, says once a second that the import is at work, and
/// asks whether somebody wants it cancelled.
/// </summary>
internal sealed class ReceiptWriter : IAsyncDisposable
{
    private const int MostAtOnce = 5_000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ImportTable _imports;
    private readonly ReceiptTable _receipts;
    private readonly Guid _run;
    private readonly HashSet<RowPlace> _recorded;
    private readonly TimeProvider _clock;
    private readonly Channel<RowReceipt> _rows = Channel.CreateUnbounded<RowReceipt>(new() { SingleReader = true });
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _writing;

    /// <param name="recorded">The rows of which it is known already that something was recorded: they stand for good.</param>
    public ReceiptWriter(
        ImportTable imports, ReceiptTable receipts, Guid run, IEnumerable<RowReceipt> recorded, TimeProvider clock)
    {
        (_imports, _receipts, _run, _clock) = (imports, receipts, run, clock);
        _recorded = [.. recorded.Select(Place)];
        _writing = Task.Run(WriteOrStopAsync);
    }

    /// <summary>Somebody wants the import to stop at a clean point.</summary>
    public CancellationToken Stop => _stop.Token;

    public void Add(RowReceipt row)
    {
        if (row.Outcome == RowOutcome.Recorded || !_recorded.Contains(Place(row)))
        {
            _rows.Writer.TryWrite(row);
        }
    }

    /// <summary>Waits until all of them are written.</summary>
    /// <exception cref="Npgsql.NpgsqlException">The database does not answer.</exception>
    /// <exception cref="ImportStoppedException">One of them could not be written.</exception>
    public async Task FinishAsync()
    {
        _rows.Writer.TryComplete();
        try
        {
            await _writing;
        }
        catch (Exception fault) when (fault is not Npgsql.NpgsqlException)
        {
            throw new ImportStoppedException(
                $"What became of the rows cannot be written down: {fault.Message} What was recorded until now stays; give the same files again, and only what is missing will be recorded.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _rows.Writer.TryComplete();
        await _writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private static RowPlace Place(RowReceipt row) => RowPlace.Of(row.File, row.Row, row.Programme);

    // Without receipts it does not go on.
    private async Task WriteOrStopAsync()
    {
        try
        {
            await WriteAsync();
        }
        catch
        {
            await _stop.CancelAsync();
            throw;
        }
    }

    private async Task WriteAsync()
    {
        var batch = new List<RowReceipt>();
        Task<bool>? more = null;
        for (var goesOn = true; goesOn;)
        {
            var pause = Task.Delay(Pause, _clock, CancellationToken.None);
            while (batch.Count < MostAtOnce)
            {
                while (batch.Count < MostAtOnce && _rows.Reader.TryRead(out var row))
                {
                    batch.Add(row);
                }

                more ??= _rows.Reader.WaitToReadAsync(CancellationToken.None).AsTask();
                if (batch.Count == MostAtOnce || await Task.WhenAny(more, pause) == pause)
                {
                    break;
                }

                goesOn = await more;
                more = null;
                if (!goesOn)
                {
                    break;
                }
            }

            if (batch.Count > 0)
            {
                await _receipts.AddAsync(_run, batch, CancellationToken.None);
                batch.Clear();
            }

            if (await _imports.SeenAsync(_run, CancellationToken.None))
            {
                await _stop.CancelAsync();
            }
        }
    }
}
