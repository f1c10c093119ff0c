using System.Threading.Channels;

namespace Portfolio.App.Node;

/// <summary>
/// Keeps whoever is erased erased and texts that were taken out so, beside the following of the log: by this node too, since
/// each may have lists of its own outside the database, and the one that erased may have died over it. What fails, a list being
/// held by another node for instance or its disk being full, is tried again until it is done.
/// </summary>
internal sealed class ErasedKeeping : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private readonly People _people;
    private readonly TakenTexts _texts;
    private readonly Replica _replica;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Channel<bool> _asked = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _keeping;

    public ErasedKeeping(People people, TakenTexts texts, Replica replica, TimeProvider clock, ILogger logger)
    {
        (_people, _texts, _replica, _clock, _logger) = (people, texts, replica, clock, logger);
        people.Forgotten += KeepMore;
        replica.TextsToKeep += KeepMore;
        _keeping = Task.Run(KeepAllAsync, CancellationToken.None);
        if (!IsDone)
        {
            Keep();
        }
    }

    private bool IsDone => _people.Trouble is null && _texts.Trouble is null;

    /// <summary>Says that there may be somebody or something to keep; it is done soon.</summary>
    public void Keep() => _asked.Writer.TryWrite(true);

    public async ValueTask DisposeAsync()
    {
        _people.Forgotten -= KeepMore;
        _replica.TextsToKeep -= KeepMore;
        await _stop.CancelAsync();
        await _keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private void KeepMore(object? sender, EventArgs e) => Keep();

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
            await _texts.KeepAsync(_stop.Token);
        }
        catch (Exception fault) when (!_stop.IsCancellationRequested)
        {
            _logger.LogWarning(fault, "Who was erased and what was taken out could not be kept; it is tried again");
            return false;
        }

        return IsDone;
    }
}
