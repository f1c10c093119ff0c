namespace Portfolio.App.Reports.Forecasting;

/// <summary>
/// Holds back work that nobody waits for while the program is busy otherwise: then it works a tenth of the time. A machine
/// of two cores that loses one of them to such work for a minute takes a third of the commands in that minute. A lower
/// priority of the thread would not do: it is stopped at each garbage collection, and all others would wait until the
/// system lets it run so far.
/// </summary>
/// <param name="clock">Says how long it worked.</param>
/// <param name="processor">Processor time that the whole program has used so far.</param>
/// <param name="sleep">Puts the thread to sleep.</param>
internal sealed class Throttle(TimeProvider clock, Func<TimeSpan> processor, Action<TimeSpan> sleep)
{
    /// <summary>It works so long between two looks.</summary>
    public static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(5);

    /// <summary>How many times as long as it worked it rests while the program is busy.</summary>
    public const int Rests = 9;

    /// <summary>
    /// The share of one core from which on the others are busy; below lies what the work itself costs beside its own
    /// thread, for compiling and collecting garbage.
    /// </summary>
    public const double Busy = 0.4;

    private long _began = clock.GetTimestamp();
    private long _awake = clock.GetTimestamp();
    private TimeSpan _used = processor();

    /// <summary>One for work on this program's own processor time.</summary>
    public static Throttle OfProcess(TimeProvider clock) => new(clock, () => Environment.CpuUsage.TotalTime, Thread.Sleep);

    /// <summary>Called between two pieces of work by the thread that does it; rests if it is time to.</summary>
    public void Rest()
    {
        var worked = clock.GetElapsedTime(_awake);
        if (worked < Slice)
        {
            return;
        }

        var (passed, used) = (clock.GetElapsedTime(_began), processor());
        var others = used - _used - worked;
        (_began, _used) = (clock.GetTimestamp(), used);
        if (others > Busy * passed)
        {
            sleep(Rests * worked);
        }

        _awake = clock.GetTimestamp();
    }
}
