using System.Security.Cryptography;

namespace Portfolio.Ledger.Proofs;

/// <summary>
/// That a tree begins with all the leaves of an older one, unchanged (RFC 6962, section 2.1.2). Nothing is needed, and
/// the proof is empty, from a tree to itself and from the tree of no leaves.
/// </summary>
public static class ConsistencyProof
{
    /// <summary>Whether <paramref name="proof"/> leads to both roots.</summary>
    /// <param name="oldSize">How many leaves the older tree has.</param>
    /// <param name="oldRoot">Its root.</param>
    /// <param name="newSize">How many leaves the newer tree has; not fewer.</param>
    /// <param name="newRoot">Its root.</param>
    /// <param name="proof">Hashes of 32 bytes.</param>
    /// <returns>False for whatever does not fit, whichever it is.</returns>
    public static bool Verify(
        long oldSize,
        ReadOnlySpan<byte> oldRoot,
        long newSize,
        ReadOnlySpan<byte> newRoot,
        IReadOnlyList<byte[]> proof)
    {
        if (oldSize < 0 || oldSize > newSize || oldRoot.Length != Leaf.HashLength || newRoot.Length != Leaf.HashLength)
            return false;
        if (oldSize == newSize)
            return proof.Count == 0 && oldRoot.SequenceEqual(newRoot);
        if (oldSize == 0)
            return proof.Count == 0 && oldRoot.SequenceEqual(SHA256.HashData([]));
        var ranges = Ranges(oldSize, newSize);
        if (proof.Count != ranges.Length || proof.Any(hash => hash.Length != Leaf.HashLength))
            return false;

        // An old tree that is a complete subtree of the new one is not repeated in the proof.
        var repeated = ranges[0].End <= oldSize;
        var (old, grown) = repeated ? (proof[0], proof[0]) : (oldRoot.ToArray(), oldRoot.ToArray());
        for (var i = repeated ? 1 : 0; i < ranges.Length; i++)
        {
            if (ranges[i].First >= oldSize)
                grown = MerkleFrontier.Node(grown, proof[i]);
            else
                (old, grown) = (MerkleFrontier.Node(proof[i], old), MerkleFrontier.Node(proof[i], grown));
        }
        return old.AsSpan().SequenceEqual(oldRoot) && grown.AsSpan().SequenceEqual(newRoot);
    }

    /// <summary>What the proof's hashes are of, in their order.</summary>
    internal static TreeRange[] Ranges(long oldSize, long newSize)
    {
        if (oldSize == 0 || oldSize == newSize)
            return [];
        var ranges = new Stack<TreeRange>();
        var here = new TreeRange(0, newSize);
        while (here.End != oldSize)
        {
            var split = here.Split;
            var (left, right) = (here with { End = split }, here with { First = split });
            var goLeft = oldSize <= split;
            ranges.Push(goLeft ? right : left);
            here = goLeft ? left : right;
        }
        if (here.First > 0)
            ranges.Push(here);
        return [.. ranges];
    }
}
