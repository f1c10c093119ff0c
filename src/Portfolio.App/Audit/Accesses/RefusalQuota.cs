namespace Portfolio.App.Audit.Accesses;

/// <summary>
/// How many refusals an hour stand in the access log one by one. Anybody can have as many refusals as he likes: they must
/// neither fill the disk nor take the places of those whose answers have to be logged.
/// </summary>
internal sealed class RefusalQuota(int anHour, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private DateTimeOffset _from = DateTimeOffset.MinValue;
    private int _used;

    /// <summary>Whether there is room for one more.</summary>
    public bool TryTake()
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            // A clock that was set back begins a new hour too: else nothing would be logged until it has caught up.
            if (now - _from >= TimeSpan.FromHours(1) || now < _from)
            {
                (_from, _used) = (now, 0);
            }

            return _used < anHour && ++_used > 0;
        }
    }
}
