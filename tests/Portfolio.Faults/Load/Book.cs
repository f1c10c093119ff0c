using System.Collections.Concurrent;
using System.Diagnostics;

namespace Portfolio.Faults;

/// <summary>What the writers sent and what they were answered, kept outside everything that a fault is done to.</summary>
internal sealed class Book
{
    public const string Prefix = "fault-";

    private readonly ConcurrentDictionary<string, long> _acknowledged = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private long _lastTold = Stopwatch.GetTimestamp();
    private TimeSpan _longest;
    private int _sent;
    private int _sentAgain;

    public int Sent => Volatile.Read(ref _sent);

    public int SentAgain => Volatile.Read(ref _sentAgain);

    public int Acknowledged => _acknowledged.Count;

    /// <summary>Commands whose outcome is not known yet.</summary>
    public int Pending => Sent - Acknowledged;

    public IReadOnlyDictionary<string, long> AllAcknowledged => _acknowledged;

    /// <summary>The longest time between two acknowledgements, of late.</summary>
    public TimeSpan LongestSilence
    {
        get
        {
            lock (_gate)
            {
                return _longest;
            }
        }
    }

    /// <summary>The longest silence counts from now on: what came before was of another fault.</summary>
    public void BreakSilence()
    {
        lock (_gate)
        {
            (_longest, _lastTold) = (TimeSpan.Zero, Stopwatch.GetTimestamp());
        }
    }

    /// <summary>A command that was never sent before, by its key.</summary>
    public string Open(int number)
    {
        Interlocked.Increment(ref _sent);
        return $"{Prefix}{number}";
    }

    public void Again() => Interlocked.Increment(ref _sentAgain);

    /// <exception cref="BrokenPromiseException">It had been acknowledged at another position.</exception>
    public void Acknowledge(string key, long position)
    {
        if (_acknowledged.GetOrAdd(key, position) is var first && first != position)
        {
            throw new BrokenPromiseException($"The command {key} was acknowledged at position {first}, and then at {position}.");
        }

        lock (_gate)
        {
            var now = Stopwatch.GetTimestamp();
            var silence = Stopwatch.GetElapsedTime(_lastTold, now);
            (_longest, _lastTold) = (silence > _longest ? silence : _longest, now);
        }
    }

    /// <summary>
    /// A restore has taken back what lies behind a position: it was lost by the operator's choice, and is no more expected.
    /// </summary>
    public int ForgetAfter(long position)
    {
        var lost = _acknowledged.Where(each => each.Value > position).ToList();
        lost.ForEach(each => _acknowledged.TryRemove(each));
        Interlocked.Add(ref _sent, -lost.Count);
        return lost.Count;
    }
}
