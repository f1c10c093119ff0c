using System.Numerics;
using System.Runtime.InteropServices;

namespace Portfolio.App.Node;

/// <summary>
/// What was lately made of some bytes, so that the same bytes give the same object: most events of a log are alike but
/// for their envelope, and one object for them all spares both the reading and the memory. A fixed number of places; what
/// comes to a place that is taken replaces what was there. Safe for any number of threads: at worst something is made anew.
/// </summary>
/// <typeparam name="T">Immutable, since it is shared.</typeparam>
internal sealed class Recent<T>(int count)
    where T : class
{
    // Made when something is first kept: of most kinds of things there are none.
    private Kept?[]? _places;

    /// <summary>What was made of these bytes, or null if that is not (or no longer) known.</summary>
    public T? Find(ReadOnlySpan<byte> bytes) =>
        Volatile.Read(ref _places) is { } places && Volatile.Read(ref Place(places, bytes)) is { } kept && bytes.SequenceEqual(kept.Of)
            ? kept.Made
            : null;

    /// <summary>Keeps what was made of these bytes, and gives it back.</summary>
    public T Keep(ReadOnlySpan<byte> bytes, T made)
    {
        var places = Volatile.Read(ref _places);
        if (places is null)
        {
            var empty = new Kept?[BitOperations.RoundUpToPowerOf2((uint)count)];
            places = Interlocked.CompareExchange(ref _places, empty, null) ?? empty;
        }

        Volatile.Write(ref Place(places, bytes), new Kept(bytes.ToArray(), made));
        return made;
    }

    /// <summary>Keeps nothing of what was made so far.</summary>
    public void Clear() => Volatile.Write(ref _places, null);

    private static ref Kept? Place(Kept?[] places, ReadOnlySpan<byte> bytes) => ref places[Hash(bytes) & (uint)(places.Length - 1)];

    // Eight bytes at a time: it runs once for each event. Where it is poor, something is made twice, no more.
    private static uint Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = (ulong)bytes.Length;
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
        {
            hash = BitOperations.RotateLeft((hash ^ word) * 0x9E37_79B9_7F4A_7C15, 29);
        }

        foreach (var b in bytes[(words.Length * sizeof(ulong))..])
        {
            hash = (hash ^ b) * 0x0000_0100_0000_01B3;
        }

        return (uint)((hash * 0x9E37_79B9_7F4A_7C15) >> 32);
    }

    private sealed record Kept(byte[] Of, T Made);
}
