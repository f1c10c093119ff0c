using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Portfolio.Faults;

/// <summary>What the writers sent and what they were answered, kept outside everything that a fault is done to.</summary>
internal sealed class Book
{
    public const string Prefix = "fault-";

    private readonly ConcurrentDictionary<string, Told> _acknowledged = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private long _lastTold = Stopwatch.GetTimestamp();
    private TimeSpan _longest;
    private int _sent;
    private int _sentAgain;
    private int _givenUp;

    public int Sent => Volatile.Read(ref _sent);

    public int SentAgain => Volatile.Read(ref _sentAgain);

    /// <summary>How often a caller hung up before it was answered, because it had little patience.</summary>
    public int GivenUp => Volatile.Read(ref _givenUp);

    public int Acknowledged => _acknowledged.Count;

    /// <summary>Commands whose outcome is not known yet.</summary>
    public int Pending => Sent - Acknowledged;

    public IReadOnlyDictionary<string, Told> AllAcknowledged => _acknowledged;

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

    public void GiveUp() => Interlocked.Increment(ref _givenUp);

    /// <exception cref="BrokenPromiseException">It had been acknowledged at another position.</exception>
    public void Acknowledge(string key, Told told)
    {
        if (_acknowledged.GetOrAdd(key, told) is var first && first.Position != told.Position)
        {
            throw new BrokenPromiseException($"The command {key} was acknowledged at position {first.Position}, and then at {told.Position}.");
        }

        lock (_gate)
        {
            var now = Stopwatch.GetTimestamp();
            var silence = Stopwatch.GetElapsedTime(_lastTold, now);
            (_longest, _lastTold) = (silence > _longest ? silence : _longest, now);
        }
    }

    /// <summary>
    /// How often two commands next to each other were told by different nodes, the second of them sent before the first was
    /// answered.
    /// </summary>
    /// <param name="keys">The commands as they stand in the ledger, programme by programme.</param>
    public int Races(IReadOnlyList<string> keys) => keys.Zip(keys.Skip(1)).Count(pair =>
        ProgrammeOf(pair.First) == ProgrammeOf(pair.Second)
        && _acknowledged.TryGetValue(pair.First, out var first) && _acknowledged.TryGetValue(pair.Second, out var second)
        && first.By != second.By && second.SentAt < first.At);

    /// <summary>
    /// A restore has taken back what lies behind a position: it was lost by the operator's choice, and is no more expected.
    /// </summary>
    public int ForgetAfter(long position)
    {
        var lost = _acknowledged.Where(each => each.Value.Position > position).ToList();
        lost.ForEach(each => _acknowledged.TryRemove(each));
        Interlocked.Add(ref _sent, -lost.Count);
        return lost.Count;
    }

    private static int ProgrammeOf(string key) => Writers.ProgrammeOf(int.Parse(key.AsSpan(Prefix.Length), CultureInfo.InvariantCulture));
}

/// <summary>What a caller was told of a command.</summary>
/// <param name="Position">Where it was said to stand.</param>
/// <param name="By">Which node said so.</param>
/// <param name="SentAt">When it was sent there, in ticks of the stopwatch.</param>
/// <param name="At">When it was answered.</param>
internal sealed record Told(long Position, Node By, long SentAt, long At);
