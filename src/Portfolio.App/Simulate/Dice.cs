namespace Portfolio.App.Simulate;

/// <summary>
/// Chance that can be repeated: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). Our own, because the sequence of
/// <see cref="Random"/> is not promised from one .NET to the next, and a sample must stay the same.
/// </summary>
internal sealed class Dice
{
    private ulong _state;

    private Dice(ulong state) => _state = state;

    /// <summary>One of the independent sequences of a seed, so that each programme's life is its own.</summary>
    public static Dice Of(int seed, int sequence) =>
        new(Mix(Mix((ulong)(uint)seed + 0x9E3779B97F4A7C15) ^ ((ulong)(uint)sequence * 0xD1B54A32D192ED03)));

    /// <summary>In [0, 1), with 53 bits.</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Uniform() < probability;

    /// <summary>A waiting time at a constant rate, in the rate's unit of time; for ever when the rate is 0.</summary>
    public double Exponential(double rate) => rate > 0 ? -Math.Log(1 - Uniform()) / rate : double.PositiveInfinity;

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Between(int least, int most) => least + (int)(Uniform() * (most - least + 1));

    public T Pick<T>(IReadOnlyList<T> of) => of[(int)(Uniform() * of.Count)];

    /// <summary>One of several, each as likely as its weight says.</summary>
    public T Pick<T>(IReadOnlyList<(T Item, double Weight)> of)
    {
        var left = Uniform() * of.Sum(o => o.Weight);
        foreach (var (item, weight) in of)
        {
            left -= weight;
            if (left < 0)
            {
                return item;
            }
        }

        return of[^1].Item;
    }

    /// <summary>A version 8 UUID (RFC 9562): laid out by the simulator, repeatable.</summary>
    public Guid Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, Next());
        BitConverter.TryWriteBytes(bytes[8..], Next());
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private ulong Next() => Mix(_state += 0x9E3779B97F4A7C15);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
