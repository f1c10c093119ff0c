using System.Numerics;
using System.Runtime.InteropServices;

namespace Portfolio.Ledger.Proofs;

/// <summary>
/// The leaves from <paramref name="First"/> up to, but not with, <paramref name="End"/>, counted from 0, whose joint hash
/// is a node of some tree.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TreeRange(long First, long End)
{
    public long Leaves => End - First;

    /// <summary>
    /// Where RFC 6962 divides these leaves, of which there are at least two: its largest power of two smaller than their
    /// number goes to the left.
    /// </summary>
    public long Split => First + (1L << BitOperations.Log2((ulong)(Leaves - 1)));

    /// <summary>The complete subtrees that make it up, from left to right: the first leaf and the height of each.</summary>
    public IEnumerable<(long First, int Height)> Subtrees()
    {
        for (var first = First; first < End;)
        {
            var largest = BitOperations.Log2((ulong)(End - first));
            var height = first == 0 ? largest : Math.Min(largest, BitOperations.TrailingZeroCount(first));
            yield return (first, height);
            first += 1L << height;
        }
    }
}
