using System.Threading.Channels;

namespace Portfolio.App.Node;

/// <summary>
/// Keeps whoever is erased erased, beside the following of the log: by this node too, since each may have a list of its own
/// outside the database, and the one that erased may have died over it. What fails, the list being held by another node for
/// instance or its disk being full, is tried again until it is done.
/// </summary>
internal sealed class ErasedKeeping : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private readonly People _people;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Channel<bool> _asked = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _keeping;

    public ErasedKeeping(People people, TimeProvider clock, ILogger logger)
    {
        (_people, _clock, _logger) = (people, clock, logger);
        people.Forgotten += KeepForgotten;
        _keeping = Task.Run(KeepAllAsync, CancellationToken.None);
        if (people.Trouble is not null)
        {
            Keep();
        }
    }

    /// <summary>Says that there may be somebody to keep; it is done soon.</summary>
    public void Keep() => _asked.Writer.TryWrite(true);

    public async ValueTask DisposeAsync()
    {
        _people.Forgotten -= KeepForgotten;
        await _stop.CancelAsync();
        await _keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private void KeepForgotten(object? sender, EventArgs e) => Keep();

    private async Task KeepAllAsync()
    {
        await foreach (var _ in _asked.Reader.ReadAllAsync(_stop.Token))
        {
            while (!await TryAsync())
            {
                await Task.Delay(Pause, _clock, _stop.Token);
            }
        }
    }

    private async Task<bool> TryAsync()
    {
        try
        {
            await _people.KeepErasedAsync(_stop.Token);
        }
        catch (Exception fault) when (!_stop.IsCancellationRequested)
        {
            _logger.LogWarning(fault, "Who was erased could not be kept; it is tried again");
            return false;
        }

        return _people.Trouble is null;
    }
}
