namespace Portfolio.App.Web;

/// <summary>
/// Gives memory back to the system when the program has nothing to do. What reading the log, a forecast or a round of reports
/// took for a while would stay with it for hours otherwise: a collector of a server keeps it for the next time. Doing so
/// stops the program, half a second for half a gigabyte, hence only then.
/// </summary>
/// <param name="clock">For the time between two looks.</param>
/// <param name="processor">Processor time that the program has used so far.</param>
/// <param name="allocated">Bytes that it has allocated so far.</param>
/// <param name="collect">Collects all garbage and gives back what is free then.</param>
internal sealed class IdleTrim(TimeProvider clock, Func<TimeSpan> processor, Func<long> allocated, Action collect) : BackgroundService
{
    /// <summary>Between two looks.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>Less than that between two looks, twice in a row, is nothing to do: a twentieth of one core.</summary>
    public static readonly TimeSpan Idle = Every / 20;

    /// <summary>It is not worth while for less than what was allocated since the last time.</summary>
    public const long Least = 64 << 20;

    /// <summary>
    /// How many looks later it is done once more where nothing was to do meanwhile: pools let go of what nobody has taken for a
    /// minute, and see to it only when memory is collected.
    /// </summary>
    public const int Again = 15;

    private TimeSpan _used = processor();
    private long _allocated;
    private bool _wasIdle;
    private int _looksSince = Again + 1;

    public static IdleTrim OfProcess(TimeProvider clock) => new(
        clock,
        () => Environment.CpuUsage.TotalTime,
        () => GC.GetTotalAllocatedBytes(),
        () => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true));

    /// <summary>One look.</summary>
    public void Look()
    {
        var (used, bytes) = (processor(), allocated());
        var isIdle = used - _used < Idle;
        _looksSince = isIdle ? _looksSince + 1 : Again + 1;
        if (isIdle && _wasIdle && bytes - _allocated >= Least)
        {
            collect();
            (used, _allocated, _looksSince) = (processor(), allocated(), 0);
        }
        else if (_looksSince == Again)
        {
            collect();
            used = processor();
        }

        (_used, _wasIdle) = (used, isIdle);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Look();
        }
    }
}
